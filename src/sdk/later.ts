/**
 * Subjects whose code is loaded with the first call to them: a page that only shows the worklist never
 * loads the inquiries. Their functions answer with promises anyway, so no caller sees the difference.
 */

/** Each function of a subject by name; the compiler asks for all of them. */
export type Names<Api> = { readonly [Name in keyof Api]: true };

type Answers = (...given: readonly never[]) => Promise<unknown>;

export class LaterParts {
  private readonly parts: (() => Promise<unknown>)[] = [];

  /** `needed` is loaded beside every one of them. */
  constructor(private readonly needed: () => Promise<void>) {}

  of<Api extends { readonly [Name in keyof Api]: Answers }>(
    names: Names<Api>,
    load: () => Promise<Api>,
  ): Api {
    let loading: Promise<Api> | undefined;
    // What could not be loaded is asked for again with the next call.
    const loaded = () =>
      (loading ??= Promise.all([load(), this.needed()])
        .then(([api]) => api)
        .catch((error: unknown) => {
          loading = undefined;
          throw error;
        }));
    this.parts.push(loaded);
    const functions = Object.keys(names).map((name) => [
      name,
      async (...given: readonly never[]) => {
        const api = await loaded();
        return api[name as keyof Api](...given);
      },
    ]);
    return Object.fromEntries(functions) as Api;
  }

  async loadAll(): Promise<void> {
    await Promise.all(this.parts.map((loaded) => loaded()));
  }
}
