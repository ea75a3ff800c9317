/** 四·2⑶, 五¶2: what a talk left to do is done, and somebody else has looked. Reminds, never bars. */
import type { CloseRectificationAct, HandleMatterAct, RectificationCheck } from '../acts.ts';
import { daysBetween, find, isSaid, type Judgement } from './judgement.ts';

function judgeClosure(
  judgement: Judgement,
  done: Pick<RectificationCheck, 'id' | 'evidence' | 'handler' | 'checker'>,
): void {
  const { id, evidence, handler, checker } = done;
  if (!evidence) find(judgement, 'followup.supervise', 'evidence-missing', {}, id);
  if (!isSaid(checker)) find(judgement, 'followup.supervise', 'checker-missing', {}, id);
  else if (checker === handler) find(judgement, 'followup.supervise', 'checker-is-handler', {}, id);
}

export function judgeMatter(judgement: Judgement, act: HandleMatterAct): void {
  const { matter } = act;
  const { id } = matter;
  if (!isSaid(matter.handler)) find(judgement, 'followup.handle_raised', 'handler-missing', {}, id);
  if (!isSaid(matter.disposition)) {
    find(judgement, 'followup.handle_raised', 'disposition-missing', {}, id);
  }
  if (!isSaid(matter.result)) find(judgement, 'followup.handle_raised', 'result-missing', {}, id);
  if (!matter.answeredOn) find(judgement, 'followup.handle_raised', 'answer-missing', {}, id);
  judgeClosure(judgement, matter);
}

export function judgeRectification(judgement: Judgement, act: CloseRectificationAct): void {
  const { item, asOf } = act;
  const { id, dueOn } = item;
  judgeClosure(judgement, item);
  if (dueOn !== undefined && asOf > dueOn) {
    const facts = { dueOn, date: asOf, days: daysBetween(dueOn, asOf) };
    find(judgement, 'followup.supervise', 'overdue', facts, id);
  }
}
