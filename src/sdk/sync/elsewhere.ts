/**
 * Who does not work the department's cases holds a part of the records at best. What they ask of the
 * whole district is answered where all of it is: by the other side of the port, or by the last file
 * that was handed over. Never is an answer made of the few records that are here.
 */
import * as z from 'zod/mini';
import { mayDo, scopes } from '../access/table.ts';
import type { Desk } from '../desk.ts';
import type { Sentence } from '../messages/index.ts';
import type { Outcome, RefusalCode } from '../outcome.ts';
import type { CivilDate } from '../ports.ts';
import { type InspectedPage, inspectedPage } from '../queries/inspected.ts';
import type { Json } from '../store/store.ts';
import { caseExceptions } from '../vault/project.ts';
import { answersIn, type KeptAnswers, readState } from './memory.ts';
import { type Question, type QuestionInputs, questions, type SyncPort } from './port.ts';
import { sameJson } from './same-json.ts';
import { outcomeOf } from './wire.ts';

export class Elsewhere {
  constructor(
    private readonly desk: Desk,
    private readonly port: SyncPort | undefined,
  ) {}

  /** `here` answers where all records are here, and refuses whoever may not ask. */
  async ask<N extends Question['name'], T>(
    name: N,
    input: QuestionInputs[N],
    here: () => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    const { desk, port } = this;
    const { roles } = await desk.actor();
    const right = questions[name];
    const isDepartment = scopes(roles, 'talk.read').includes('all');
    if (isDepartment || !mayDo(roles, right)) return here();
    const question = { name, input, locale: desk.locale } as Question;
    if (port !== undefined) return this.asked(question, port);
    const { state } = await readState(desk.store);
    return state.filePlace === undefined ? here() : this.fromFile(question);
  }

  private async asked<T>(question: Question, port: SyncPort): Promise<Outcome<T>> {
    if (port.ask === undefined) return this.no('sync.not-answered', (say) => say.sync.notAnswered);
    let answer: unknown;
    try {
      answer = await port.ask(question);
    } catch {
      return this.no('sync.unreachable', (say) => say.sync.unreachable);
    }
    const outcome = outcomeOf<T>(question.name, answer);
    return outcome ?? this.no('sync.unreachable', (say) => say.sync.unreachable);
  }

  private async fromFile<T>(question: Question): Promise<Outcome<T>> {
    const { desk } = this;
    const answers = await answersIn(desk.store);
    const same = answers.filter(({ question: { name } }) => name === question.name);
    const outcome =
      question.name === 'inspection.cases'
        ? outcomeOf<T>(question.name, { ok: true, value: casesIn(same, question), findings: [] })
        : outcomeOf<T>(
            question.name,
            same.find(({ question: { input } }) => sameJson(input, asJson(question.input)))?.answer,
          );
    if (outcome === undefined || same.length === 0) {
      return this.no('sync.not-answered', (say) => say.sync.notInFile);
    }
    await desk.note(await desk.actor(), questions[question.name], [], { asked: question.name });
    return outcome;
  }

  private async no(code: RefusalCode, sentence: Sentence): Promise<Outcome<never>> {
    await this.desk.speak();
    return { ok: false, error: { code, message: sentence(this.desk.messages), findings: [] } };
  }
}

const inspected = z.object({
  unitName: z.string(),
  kindName: z.string(),
  due: z.exactOptional(z.string() as z.ZodMiniType<CivilDate>),
  exceptions: z.catch(z.array(z.enum(caseExceptions)), []),
});

/** All pages of the file, and of their cases those that are asked for. */
function casesIn(
  pages: KeptAnswers,
  question: Extract<Question, { readonly name: 'inspection.cases' }>,
): Omit<InspectedPage<unknown>, 'cases'> & { readonly cases: readonly unknown[] } {
  const all = pages.flatMap(({ answer }) => (answer.ok ? listIn(answer.value['cases']) : []));
  const { cases, ...page } = inspectedPage(
    all.map((whole) => ({ ...inspected.parse(whole), whole })),
    question.input,
  );
  return { ...page, cases: cases.map(({ whole }) => whole) };
}

function listIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** What a question holds, as it stands in a file. */
function asJson(input: object): Json {
  return JSON.parse(JSON.stringify(input)) as Json;
}
