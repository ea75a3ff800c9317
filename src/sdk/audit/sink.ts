/**
 * Hands the audit's lines on to the host, in their order and without content. The log here is the
 * truth: what the host did not take is offered again at the next write.
 */
import type { AuditSinkPort } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { auditLine } from './lines.ts';

const PAGE = 100;

export interface AuditSink {
  /** Resolves when what is in the log has been offered. Never rejects. */
  flush(): Promise<void>;
}

export async function auditSink(store: Store, port: AuditSinkPort): Promise<AuditSink> {
  let sent = (await port.last?.()) ?? (await store.sequence());
  let going: Promise<void> | undefined;
  let again = false;

  const offer = async (): Promise<void> => {
    do {
      again = false;
      for (;;) {
        const page = await store.auditAfter(sent, PAGE);
        for (const entry of page) {
          await port.append(auditLine(entry));
          sent = entry.sequence;
        }
        if (page.length < PAGE) break;
      }
    } while (again);
  };
  const flush = (): Promise<void> => {
    again = true;
    going ??= offer()
      .catch(() => undefined)
      .finally(() => {
        going = undefined;
      });
    return going;
  };
  store.subscribe(() => void flush());
  return { flush };
}
