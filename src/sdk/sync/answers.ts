/**
 * Questions about the whole district, for whoever's own desk holds a part of it: answered where all
 * records are, by the code that answers at a desk there, through the same access and the same masking.
 * Every answer is a line of the audit.
 */
import { addMonths, type CivilDate, type Locale, type Policy } from '../../policy/index.ts';
import { mayDo } from '../access/table.ts';
import { Desk } from '../desk.ts';
import { withRoster } from '../exchange/with-roster.ts';
import { lastClosed } from '../figures/closed.ts';
import { periodOf } from '../figures/period.ts';
import { Speech } from '../messages/index.ts';
import type { Outcome } from '../outcome.ts';
import type { Actor, ClockPort, DirectoryPort } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { inspectionApi } from '../use-cases/case-access.ts';
import { figuresApi } from '../use-cases/inspection.ts';
import { outgoingSearch } from '../vault/outgoing-search.ts';
import { type Question, questions } from './port.ts';

export interface Answered {
  readonly question: Question;
  readonly answer: Outcome<unknown>;
}

export class Answers {
  /** One for each language: it holds an index of all records. */
  private readonly desks = new Map<Locale, Desk>();
  /** Who asks. One question is answered after the other, so that nobody sits down meanwhile. */
  private asking: Actor | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: Store,
    private readonly clock: ClockPort,
    private readonly directory: DirectoryPort,
  ) {}

  answer(policy: Policy, actor: Actor, question: Question): Promise<Outcome<unknown>> {
    const turn = this.last.then(async () => {
      this.asking = actor;
      const desk = this.deskFor(policy, question.locale ?? 'zh-CN');
      await desk.speak();
      const outcome = await answerAt(desk, question);
      if (outcome.ok) {
        await desk.note(actor, questions[question.name], [], { asked: question.name });
      }
      return outcome;
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** All that somebody may ask, for a file that they take along: of the cases every page, of the figures whole months. */
  async forFile(policy: Policy, actor: Actor, today: CivilDate): Promise<readonly Answered[]> {
    const all: Answered[] = [];
    const ask = async (question: Question): Promise<unknown> => {
      const answer = await this.answer(policy, actor, question);
      if (!answer.ok) return undefined;
      all.push({ question, answer });
      return answer.value;
    };
    if (mayDo(actor.roles, 'figures.read')) {
      for (const question of monthly(today)) await ask(question);
    }
    if (mayDo(actor.roles, 'inspection.read')) {
      for (let offset = 0; ; offset += PAGE) {
        const value = await ask({ name: 'inspection.cases', input: { offset, limit: PAGE } });
        const { total = 0 } = (value ?? {}) as { readonly total?: number };
        if (offset + PAGE >= total) break;
      }
    }
    return all;
  }

  private deskFor(policy: Policy, locale: Locale): Desk {
    const { store, clock, directory } = this;
    const desk =
      this.desks.get(locale) ??
      new Desk(
        policy,
        withRoster(directory, store),
        store,
        { current: () => this.seated() },
        clock,
        new Speech(locale),
        outgoingSearch,
      );
    desk.useRules(policy);
    this.desks.set(locale, desk);
    return desk;
  }

  private seated(): Actor {
    if (this.asking === undefined) throw new Error('Nobody asks');
    return this.asking;
  }
}

async function answerAt(desk: Desk, question: Question): Promise<Outcome<unknown>> {
  switch (question.name) {
    case 'inspection.cases':
      // Whoever has no right is refused here: an empty list would say that there are no cases.
      return desk.job('inspection.read', async () => ({
        value: await inspectionApi(desk).cases(question.input),
      }));
    case 'figures.read':
      return figuresApi(desk).read(question.input);
    case 'figures.report':
      return figuresApi(desk).report(question.input);
    case 'figures.inspectionTable':
      return figuresApi(desk).inspectionTable(question.input);
    case 'figures.upwardReturn':
      return figuresApi(desk).upwardReturn(question.input);
  }
}

/** A file carries the figures of so many months, the latest that is closed and those before it. */
const MONTHS = 12;
const PAGE = 500;

function monthly(today: CivilDate): readonly Question[] {
  const latest: CivilDate = `${lastClosed(today)}-01` as CivilDate; // the month of a civil date
  return Array.from({ length: MONTHS }, (_, back) => addMonths(latest, -back).slice(0, 7)).flatMap(
    (month): readonly Question[] => {
      const period = periodOf({ month });
      if (period === undefined) return [];
      return [
        { name: 'figures.read', input: period },
        { name: 'figures.report', input: { month } },
        { name: 'figures.inspectionTable', input: { month } },
        { name: 'figures.upwardReturn', input: { month } },
      ];
    },
  );
}
