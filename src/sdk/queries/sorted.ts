/** A list that is sorted when it is first looked at and then kept in order while members come and go, found by halving. */
export class Sorted<T> {
  private list: T[] = [];
  private isSorted = true;

  /** `compare` never calls two members equal, so that each has one place. */
  constructor(private readonly compare: (one: T, other: T) => number) {}

  get all(): readonly T[] {
    if (!this.isSorted) this.list.sort(this.compare);
    this.isSorted = true;
    return this.list;
  }

  get size(): number {
    return this.list.length;
  }

  /** Many at once, for the beginning. */
  fill(members: readonly T[]): void {
    this.list = [...members];
    this.isSorted = false;
  }

  add(member: T): void {
    if (this.isSorted) this.list.splice(this.placeOf(member), 0, member);
    else this.list.push(member);
  }

  remove(member: T): void {
    const place = this.isSorted ? this.placeOf(member) : this.list.indexOf(member);
    const there = this.list[place];
    if (there !== undefined && this.compare(there, member) === 0) this.list.splice(place, 1);
  }

  /** The first place whose member does not stand before this one. */
  private placeOf(member: T): number {
    return firstPlace(this.list, (one) => this.compare(one, member) >= 0);
  }
}

/** The first place from which on all members are `after`; the length where none is. */
export function firstPlace<T>(list: readonly T[], after: (member: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const member = list[middle];
    if (member !== undefined && after(member)) high = middle;
    else low = middle + 1;
  }
  return low;
}
