// The same writers off the page: papers and lists are plain data, so they go to a worker as they are.
import { type Ledger, ledgersXlsx, type Paper, paperDocx } from '../../../src/sdk/papers/index.ts';

export type PapersTask =
  | { readonly do: 'docx'; readonly papers: readonly Paper[] }
  | { readonly do: 'xlsx'; readonly ledgers: readonly Ledger[] };

addEventListener('message', ({ data }: MessageEvent<PapersTask>) => {
  const made = data.do === 'docx' ? paperDocx(data.papers) : ledgersXlsx(data.ledgers);
  made.then(
    (file) => {
      postMessage({ file });
    },
    (error: unknown) => {
      postMessage({ failed: String(error) });
    },
  );
});
