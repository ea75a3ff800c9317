// Five megabytes sealed and opened by our own worker; in a page that refuses the worker, in slices
// between which the page goes on living.
import { digest, FIVE_MB, randomBytes, sameBytes } from '../bytes.ts';
import { demand, demandEqual, type Job } from '../job.ts';
import type { Workshop } from '../own-worker.ts';
import { PIECE } from '../pieces.ts';

export function sealingJob(workshop: Workshop): Job {
  return {
    id: 'own-worker',
    library: '自有工作线程(Trusted Types 策略 cadre-talk)',
    does: workshop.where === 'worker' ? '移交、加密、交回、解密' : '无此策略:在页面分段加密、解密',
    size: '5 MB',
    async run() {
      const plain = sameBytes(FIVE_MB, 9);
      const wanted = digest(plain);
      const key = randomBytes(32);
      const turns = countTurns();
      const sealed = await workshop.do({ do: 'seal', bytes: plain, key }, [plain.buffer]);
      const copy = sealed.slice();
      const opened = await workshop.do({ do: 'open', bytes: sealed, key }, [sealed.buffer]);
      const others = turns.stop();
      demandEqual(copy.length, FIVE_MB + (FIVE_MB / PIECE) * 28, 'sealed length');
      demandEqual(digest(opened), wanted, 'opened bytes');
      if (workshop.where === 'worker') {
        demandEqual([plain.length, sealed.length], [0, 0], 'bytes kept back from the worker');
      }
      // Forty pieces are sealed and opened; a page that stood still would count one or two.
      demand(others >= 20, `the page had its turn only ${others} times`);

      const spoiled = copy.slice();
      spoiled[PIECE + 100] = (spoiled[PIECE + 100] ?? 0) ^ 1;
      const refused = await workshop.do({ do: 'open', bytes: spoiled, key }).then(
        () => false,
        () => true,
      );
      demand(refused, 'opened a changed ciphertext');
      return {
        says: `解密后摘要相符;其间页面照常轮到 ${others} 次;改动一位被拒绝`,
        facts: { where: workshop.where, digest: wanted, pieces: FIVE_MB / PIECE },
        files: { key, sealed: copy },
      };
    },
  };
}

/** Counts how often other work of the page has its turn. */
function countTurns(): { stop(): number } {
  let turns = 0;
  let timer = setTimeout(function turn() {
    turns += 1;
    timer = setTimeout(turn, 0);
  }, 0);
  return {
    stop() {
      clearTimeout(timer);
      return turns;
    },
  };
}
