/** Records by something they say: a day, a person, a talk. */
export class Groups<R extends { readonly id: string }> {
  private readonly groups = new Map<string, Map<string, R>>();

  /** A record stands under every key it names, once. */
  constructor(private readonly keys: (record: R) => readonly string[]) {}

  of(key: string): Iterable<R> {
    return this.groups.get(key)?.values() ?? [];
  }

  /** What stands under the keys from one to another, group by group; nothing where that is more than so many. */
  between(from: string, to: string, most: number): readonly R[] | undefined {
    const found: R[] = [];
    for (const [key, group] of this.groups) {
      if (key < from || key > to) continue;
      if (found.length + group.size > most) return undefined;
      found.push(...group.values());
    }
    return found;
  }

  add(record: R): void {
    for (const key of this.keys(record)) {
      const group = this.groups.get(key);
      if (group === undefined) this.groups.set(key, new Map([[record.id, record]]));
      else group.set(record.id, record);
    }
  }

  remove(record: R): void {
    for (const key of this.keys(record)) {
      const group = this.groups.get(key);
      group?.delete(record.id);
      if (group?.size === 0) this.groups.delete(key);
    }
  }
}
