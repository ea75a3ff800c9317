/**
 * 台账, figures, calendars and packages that leave: rows of what the person at the desk may see, the
 * words of sensitive cases searched or left out, and a line in the audit.
 */
import * as z from 'zod/mini';
import { judge, papers as papersOf, stateName, timeliness } from '../../policy/index.ts';
import { mayDo } from '../access/table.ts';
import type { LedgerName, MadeFile, PaperOutputApi } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, day, said } from '../input.ts';
import type { ObligationRecord } from '../model/records.ts';
import { lastRound } from '../model/inquiry-facts.ts';
import type { Outcome } from '../outcome.ts';
import { calendarFile } from '../papers/calendar/ics.ts';
import { fileName } from '../papers/clean-text.ts';
import type { PersonOnPaper } from '../papers/facts.ts';
import { ledgerCsv } from '../papers/ledger/csv.ts';
import {
  admonitionLedger,
  delegationLedger,
  exceptionLedger,
  inquiryLedger,
  matterLedger,
  rectificationLedger,
  talkLedger,
} from '../papers/ledger/ledgers.ts';
import type { Ledger } from '../papers/ledger/table.ts';
import type { CivilDate, Person } from '../ports.ts';
import { assertWanted } from '../queries/cancel.ts';
import { kindViews } from '../queries/views.ts';
import { searched } from '../vault/scrub.ts';
import { cellText } from './figure-papers.ts';
import { figuresApi } from './inspection.ts';
import { ofTheDay } from './paper-making.ts';
import { postOn, unitNames } from './people.ts';

export function ledgerOutputApi(
  desk: Desk,
  options: { readonly namesInCalendars?: boolean },
): Pick<PaperOutputApi, 'ledger' | 'figuresFile' | 'calendarFile' | 'handOver'> {
  return {
    ledger: (input) => ledger(desk, input),
    figuresFile: (input) => figuresFile(desk, input),
    calendarFile: (input) => calendar(desk, input, options.namesInCalendars === true),
    handOver: (input) => handOver(desk, input),
  };
}

type Input<Name extends keyof PaperOutputApi> = Parameters<PaperOutputApi[Name]>[0];
type LedgerInput = Omit<Input<'ledger'>, 'signal' | 'progress'>;

const period = { from: day, to: day };
const format = z.enum(['xlsx', 'csv']);
const ledgerInput: z.ZodMiniType<LedgerInput> = z.strictObject({
  ledgers: z.array(
    z.enum([
      'talks',
      'admonitions',
      'inquiries',
      'rectification',
      'matters',
      'delegations',
      'exceptions',
    ]),
  ),
  ...period,
  format,
});
const calendarInput: z.ZodMiniType<Input<'calendarFile'>> = z.strictObject({
  ...period,
  talker: z.exactOptional(said),
});
const handOverInput: z.ZodMiniType<Input<'handOver'>> = z.strictObject({
  papers: z.array(said),
  to: z.enum(['department', 'unit', 'personal-archive', 'subject', 'elsewhere']),
  holder: z.exactOptional(said),
  as: z.enum(['list', 'package']),
});

function ledger(desk: Desk, input: Input<'ledger'>): Promise<Outcome<MadeFile>> {
  const { signal, progress, ...rest } = input;
  return desk.job('audit.output', async (actor) => {
    const { ledgers, from, to, format: as } = checked(ledgerInput, rest);
    departmentOnly(actor.roles);
    forwards(from, to);
    if (ledgers.length === 0) refuse('input.invalid', (say) => say.papers.nothing);
    if (as === 'csv' && ledgers.length > 1) {
      refuse('input.invalid', (say) => say.papers.oneForCsv, { path: 'ledgers' });
    }
    const rows = await LedgerRows.of(desk, { from, to });
    const made: Ledger[] = [];
    for (const [index, name] of ledgers.entries()) {
      assertWanted(signal);
      made.push(await rows.ledger(name));
      progress?.(index + 1, ledgers.length);
      await new Promise((resolve) => setTimeout(resolve));
    }
    assertWanted(signal);
    const bytes = await written(made, as, signal);
    assertWanted(signal);
    await desk.note(actor, 'audit.output', [], { output: 'export', paper: 'ledger' });
    const count = made.reduce((sum, one) => sum + one.rows.length, 0);
    const [first] = made;
    const title = made.length === 1 ? first?.name : undefined;
    return {
      value: { fileName: fileName(title ?? desk.messages.papers.files.ledgers, as), bytes, count },
    };
  });
}

async function written(
  ledgers: readonly Ledger[],
  as: 'xlsx' | 'csv',
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const [first] = ledgers;
  if (as === 'csv' && first !== undefined) return ledgerCsv(first);
  const { work } = await import('../worker/run.ts');
  return work('xlsx', ledgers, signal === undefined ? {} : { signal });
}

function departmentOnly(roles: Parameters<typeof mayDo>[0]): void {
  if (!mayDo(roles, 'paper.read')) refuse('access.denied', (say) => say.refusals.noRight);
}

function forwards(from: CivilDate, to: CivilDate): void {
  if (from > to) refuse('input.invalid', (say) => say.papers.periodBackwards, { path: 'to' });
}

/** Words of a row, with what they are searched for. */
interface Words {
  readonly of: ObligationRecord | undefined;
  readonly row: number;
  readonly texts: readonly string[];
}

class LedgerRows {
  private readonly words: Words[] = [];

  private constructor(
    private readonly desk: Desk,
    private readonly period: { readonly from: CivilDate; readonly to: CivilDate },
    private readonly units: ReadonlyMap<string, string>,
    private readonly obligations: ReadonlyMap<string, ObligationRecord>,
    private readonly kinds: ReadonlyMap<string, string>,
    /** Whether this session can look for what gives an informant away. */
    private readonly searches: boolean,
  ) {}

  static async of(
    desk: Desk,
    within: { readonly from: CivilDate; readonly to: CivilDate },
  ): Promise<LedgerRows> {
    const actor = await desk.actor();
    return new LedgerRows(
      desk,
      within,
      await unitNames(desk),
      new Map((await desk.all('obligation')).map((one) => [one.id, one])),
      new Map(kindViews(desk).map(({ id, name }) => [id, name])),
      desk.vault !== undefined && mayDo(actor.roles, 'vault.search'),
    );
  }

  async ledger(name: LedgerName): Promise<Ledger> {
    this.words.length = 0;
    const made = await this.rows(name);
    await this.search(made.name);
    return made;
  }

  private rows(name: LedgerName): Promise<Ledger> {
    switch (name) {
      case 'talks':
        return this.talks();
      case 'admonitions':
        return this.admonitions();
      case 'inquiries':
        return this.inquiries();
      case 'rectification':
        return this.rectification();
      case 'matters':
        return this.matters();
      case 'delegations':
        return this.delegations();
      case 'exceptions':
        return this.exceptions();
    }
  }

  /** What blocks says where: the rows of the list, not what is in them. */
  private async search(ledgerName: string): Promise<void> {
    const hits: number[] = [];
    for (const { of, row, texts } of this.words) {
      if (of === undefined || !of.obligation.petition || !this.searches) continue;
      const found = await searched(this.desk, { petition: true, event: of.event }, texts);
      if (found.scrub === 'hit' && found.secondReader === undefined) hits.push(row);
    }
    if (hits.length > 0) {
      refuse('policy.refused', (say) => say.papers.secrecyRows(ledgerName, hits));
    }
  }

  /**
   * Words that somebody wrote on a case. Where this session cannot search them, those of every case
   * that could come from a petition are left out alike, so that none tells by it.
   */
  private said(of: ObligationRecord | undefined, row: number, text: string | undefined) {
    if (text === undefined || text === '') return undefined;
    if (!this.searches && of?.obligation.secrecy !== 'normal') {
      return this.desk.messages.papers.leftOut;
    }
    this.words.push({ of, row, texts: [text] });
    return text;
  }

  private inPeriod(on: CivilDate | undefined): on is CivilDate {
    return on !== undefined && on >= this.period.from && on <= this.period.to;
  }

  private kind(of: ObligationRecord | undefined): string {
    const id = of?.obligation.kind ?? '';
    return this.kinds.get(id) ?? id;
  }

  private person(person: Person, on: CivilDate): PersonOnPaper {
    const post = postOn(person, on) ?? person.posts[person.posts.length - 1];
    const unit = post === undefined ? '' : (this.units.get(post.unit) ?? '');
    return { name: person.name, unit, title: post?.title ?? '' };
  }

  private async talks(): Promise<Ledger> {
    const { desk } = this;
    const says = desk.messages.papers.ledgers;
    const held = (await desk.all('talk'))
      .filter(({ heldBy, date }) => heldBy !== undefined && this.inPeriod(date))
      .sort(byDay(({ date, id }) => `${date} ${id}`));
    return talkLedger(
      held.flatMap((talk) =>
        talk.obligations.flatMap((id) => {
          const one = this.obligations.get(id);
          if (one === undefined) return [];
          const { window } = one.obligation;
          const when = timeliness(desk.policy, window, {
            asOf: desk.today(),
            heldOn: talk.date,
          });
          return [
            {
              subject: ofTheDay(one.ofTheDay),
              on: talk.date,
              kind: this.kind(one),
              way:
                talk.delegation !== undefined
                  ? says.entrusted
                  : talk.mode === 'group'
                    ? says.group
                    : says.individual,
              talker: this.person(talk.talker, talk.date),
              ...(talk.place === undefined ? {} : { place: talk.place }),
              ...(window.due === undefined ? {} : { dueOn: window.due }),
              timeliness: says.timeliness[when],
              recorded: talk.record === 'written',
            },
          ];
        }),
      ),
    );
  }

  private async admonitions(): Promise<Ledger> {
    const { desk } = this;
    const says = desk.messages.papers.ledgers;
    const talks = new Map((await desk.all('talk')).map((talk) => [talk.id, talk]));
    const areas = new Map(
      kindViews(desk).flatMap(({ triggers }) => triggers.map(({ id, name }) => [id, name])),
    );
    const cases = (await desk.all('admonition'))
      .filter(({ decision }) => this.inPeriod(decision.on))
      .sort(byDay(({ decision, id }) => `${decision.on} ${id}`));
    return admonitionLedger(
      cases.map(({ ofTheDay: subject, decision, notice, areas: of, rectification, ...one }) => {
        const talk = talks.get(one.talk ?? '');
        const service = notice?.service;
        return {
          subject: ofTheDay(subject),
          decidedOn: decision.on,
          body: decision.body,
          ...(notice === undefined ? {} : { number: notice.number }),
          areas: of.map((id) => areas.get(id) ?? id),
          ...(talk?.heldBy === undefined ? {} : { talkedOn: talk.date, talker: talk.talker.name }),
          ...(service === undefined
            ? {}
            : { servedOn: service.servedOn, receipt: says.receipts[service.receipt.state] }),
          items: rectification.length,
          verified: rectification.filter(({ check }) => check !== undefined).length,
          ...(one.closed === undefined
            ? {}
            : { closedOn: one.closed.on, closedAs: says.closed[one.closed.as] }),
        };
      }),
    );
  }

  private async inquiries(): Promise<Ledger> {
    const { desk } = this;
    const cases = (await desk.all('inquiry'))
      .filter((inquiry) => this.inPeriod(inquiry.rounds[0]?.draftedOn))
      .sort(byDay(({ rounds, id }) => `${rounds[0]?.draftedOn ?? ''} ${id}`));
    return inquiryLedger(
      cases.map((inquiry, index) => {
        const round = lastRound(inquiry);
        const one = this.obligations.get(inquiry.obligation);
        const judgement = this.said(one, index + 1, round.judged?.opinion);
        return {
          subject: ofTheDay(inquiry.ofTheDay),
          ...(round.service === undefined
            ? {}
            : {
                number: round.service.number,
                issuedOn: round.service.issuedOn,
                servedOn: round.service.servedOn,
              }),
          ...(round.reply === undefined ? {} : { repliedOn: round.reply.receivedOn }),
          letters: inquiry.rounds.length,
          ...(judgement === undefined ? {} : { judgement }),
          ...(inquiry.closed === undefined ? {} : { closedOn: inquiry.closed.on }),
        };
      }),
    );
  }

  private async rectification(): Promise<Ledger> {
    const { desk } = this;
    const items = (await desk.all('admonition'))
      .flatMap((admonition) => admonition.rectification.map((item) => ({ admonition, item })))
      .filter(({ item }) => this.inPeriod(item.dueOn))
      .sort(byDay(({ item }) => `${item.dueOn} ${item.id}`));
    return rectificationLedger(
      items.map(({ admonition, item }, index) => {
        const one = this.obligations.get(admonition.obligation);
        return {
          subject: ofTheDay(admonition.ofTheDay),
          kind: this.kind(one),
          demand: this.said(one, index + 1, item.demand) ?? '',
          dueOn: item.dueOn,
          ...(item.report === undefined ? {} : { reportedOn: item.report.on }),
          ...(item.check === undefined
            ? {}
            : { verifiedOn: item.check.on, checker: item.check.checker.name }),
          state: stateName(desk.policy, 'rectification', item.state),
        };
      }),
    );
  }

  private async matters(): Promise<Ledger> {
    const { desk } = this;
    const matters = (await desk.all('matter'))
      .filter(({ raisedOn }) => this.inPeriod(raisedOn))
      .sort(byDay(({ raisedOn, id }) => `${raisedOn} ${id}`));
    return matterLedger(
      matters.map((matter, index) => {
        const one = this.obligations.get(matter.obligation);
        const disposition = this.said(one, index + 1, matter.disposition);
        const result = this.said(one, index + 1, matter.result);
        return {
          raisedOn: matter.raisedOn,
          kind: this.kind(one),
          matter: this.said(one, index + 1, matter.text) ?? '',
          ...(matter.handler === undefined ? {} : { handler: matter.handler.name }),
          ...(matter.dueOn === undefined ? {} : { dueOn: matter.dueOn }),
          ...(disposition === undefined ? {} : { disposition }),
          ...(result === undefined ? {} : { result }),
          ...(matter.answeredOn === undefined ? {} : { answeredOn: matter.answeredOn }),
          ...(matter.check === undefined ? {} : { checker: matter.check.checker.name }),
          state: stateName(desk.policy, 'matter', matter.state),
        };
      }),
    );
  }

  private async delegations(): Promise<Ledger> {
    const { desk } = this;
    const orders = (await desk.all('delegation'))
      .filter(({ drawnUp }) => this.inPeriod(drawnUp.on))
      .sort(byDay(({ drawnUp, id }) => `${drawnUp.on} ${id}`));
    return delegationLedger(
      orders.map((order) => {
        const [first] = order.obligations;
        const back = order.returns[order.returns.length - 1];
        return {
          subject: ofTheDay(order.ofTheDay),
          ...(order.order === undefined ? {} : { orderedOn: order.order.on }),
          ...(order.order?.number === undefined ? {} : { number: order.order.number }),
          delegate: ofTheDay(order.delegateOfTheDay),
          kind: this.kind(this.obligations.get(first ?? '')),
          ...(order.dueOn === undefined ? {} : { dueOn: order.dueOn }),
          ...(order.held === undefined ? {} : { heldOn: order.held.on }),
          ...(back === undefined ? {} : { returnedOn: back.on }),
          state: stateName(desk.policy, 'delegation', order.state),
        };
      }),
    );
  }

  /** Departures from a rule, each with the reason that was given (一般). */
  private async exceptions(): Promise<Ledger> {
    const { desk } = this;
    const talks = (await desk.all('talk'))
      .filter(({ date, reasons }) => this.inPeriod(date) && Object.keys(reasons).length > 0)
      .sort(byDay(({ date, id }) => `${date} ${id}`));
    let row = 0;
    return exceptionLedger(
      talks.flatMap((talk) => {
        const one = this.obligations.get(talk.obligations[0] ?? '');
        if (one === undefined) return [];
        return Object.entries(talk.reasons).map(([rule, reason]) => {
          row += 1;
          return {
            subject: ofTheDay(one.ofTheDay),
            kind: this.kind(one),
            clause: desk.policy.pack.rules[rule]?.clause ?? '',
            what: rule,
            reason: this.said(one, row, reason) ?? '',
            on: talk.date,
            by: talk.arrangedBy?.name ?? talk.heldBy?.name ?? '',
          };
        });
      }),
    );
  }
}

function byDay<Row>(key: (row: Row) => string) {
  return (one: Row, other: Row): number => (key(one) < key(other) ? -1 : 1);
}

async function figuresFile(
  desk: Desk,
  { query, format: as }: Input<'figuresFile'>,
): Promise<Outcome<MadeFile>> {
  const report = await figuresApi(desk).report(query);
  if (!report.ok) return report;
  return desk.job('audit.output', async (actor) => {
    const kind = checked(format, as);
    const tables = report.value.tables.map(({ title, columns, rows }): Ledger => ({
      name: title,
      columns: columns.map((column, index) => ({
        title: column.title,
        width: index === 0 ? 28 : 12,
      })),
      rows: rows.map((row) =>
        row.map((cell) =>
          'count' in cell && typeof cell.count === 'number' ? cell.count : cellText(cell),
        ),
      ),
    }));
    const wanted = kind === 'csv' ? [oneTable(report.value.title, tables)] : tables;
    const bytes = await written(wanted, kind);
    await desk.note(actor, 'audit.output', [], { output: 'export', paper: 'report' });
    const count = tables.reduce((sum, { rows }) => sum + rows.length, 0);
    return { value: { fileName: fileName(report.value.title, kind), bytes, count } };
  });
}

/** A .csv has one table: the others stand under it, each under its title. */
function oneTable(name: string, tables: readonly Ledger[]): Ledger {
  const width = Math.max(1, ...tables.map(({ columns }) => columns.length));
  return {
    name,
    columns: Array.from({ length: width }, (_, at) => ({
      title: at === 0 ? name : '',
      width: 12,
    })),
    rows: tables.flatMap(({ name: title, columns, rows }) => [
      [title],
      columns.map((column) => column.title),
      ...rows,
      [],
    ]),
  };
}

function calendar(
  desk: Desk,
  input: Input<'calendarFile'>,
  namesAllowed: boolean,
): Promise<Outcome<MadeFile>> {
  return desk.job('audit.output', async (actor) => {
    const { from, to, talker } = checked(calendarInput, input);
    forwards(from, to);
    const talks = (await desk.all('talk'))
      .filter(
        (talk) =>
          talk.date >= from &&
          talk.date <= to &&
          (talker === undefined || talk.talker.id === talker) &&
          !talk.subjects.some(({ id }) => id === actor.id),
      )
      .sort(byDay(({ date, id }) => `${date} ${id}`));
    const bytes = calendarFile(
      talks.map((talk) => ({
        id: talk.id,
        date: talk.date,
        ...(talk.startsAt === undefined ? {} : { startsAt: talk.startsAt }),
        ...(talk.endsAt === undefined ? {} : { endsAt: talk.endsAt }),
        ...(talk.place === undefined ? {} : { place: talk.place }),
        subject: talk.subjects.map(({ name }) => name).join('、'),
        cancelled: talk.cancelled !== undefined,
        revision: talk.revision,
      })),
      { madeAt: desk.now(), domain: 'cadre-talk', namesAllowed },
    );
    const records = talks.map(({ id }) => id);
    await desk.note(actor, 'audit.output', records, { output: 'export', paper: 'calendar' });
    return {
      value: {
        fileName: fileName(desk.messages.papers.files.calendar, 'ics'),
        bytes,
        count: talks.length,
      },
    };
  });
}

/** 移交 (五¶3): a list of papers of the register, for whoever takes them over; judged as an export. */
function handOver(desk: Desk, input: Input<'handOver'>): Promise<Outcome<MadeFile>> {
  return desk.job('audit.output', async (actor) => {
    const given = checked(handOverInput, input);
    departmentOnly(actor.roles);
    if (given.papers.length === 0) refuse('input.invalid', (say) => say.papers.nothing);
    const papers = await Promise.all(given.papers.map((id) => desk.get('paper', id)));
    const findings = judge(desk.policy, {
      type: 'export',
      papers: papers.map(({ id, paper, derivedFrom }) => ({ id, paper, derivedFrom })),
      to: given.to,
    });
    desk.refuseFor(findings);
    const says = desk.messages.papers;
    const { columns } = says;
    const names = new Map(papersOf(desk.policy).map(({ id, name }) => [id, name.zh]));
    const owed = new Map((await desk.all('obligation')).map((one) => [one.id, one.ofTheDay.name]));
    const list: Ledger = {
      name: says.handOver,
      columns: [
        [columns.number, 6],
        [columns.name, 28],
        [columns.kind, 18],
        [columns.archive, 30],
        [columns.copy, 8],
        [columns.subject, 12],
        [columns.registered, 12],
        [columns.file, 24],
        [columns.remark, 20],
      ].map(([title, width]) => ({ title: String(title), width: Number(width) })),
      rows: papers.map((paper, index) => [
        index + 1,
        paper.name,
        names.get(paper.paper) ?? paper.paper,
        paper.archive === 'retained' ? says.retained : '',
        says.copies[paper.copy],
        [...new Set(paper.obligations.map((id) => owed.get(id) ?? ''))].join('、'),
        paper.custody[0]?.on ?? '',
        paper.file?.name ?? '',
        paper.holder ?? '',
      ]),
    };
    const sheet = await written([list], 'xlsx');
    const bytes = given.as === 'list' ? sheet : await packaged(desk, given, papers, sheet);
    await desk.note(
      actor,
      'audit.output',
      papers.map(({ id }) => id),
      { output: 'export', paper: 'hand-over' },
    );
    const name =
      given.as === 'list' ? fileName(says.handOver, 'xlsx') : fileName(says.files.package, 'zip');
    return { value: { fileName: name, bytes, count: papers.length }, findings };
  });
}

/** The list and what a machine reads of it: each paper with its class, which sticks to whatever is made of it. */
async function packaged(
  desk: Desk,
  { to, holder }: Input<'handOver'>,
  papers: readonly {
    readonly id: string;
    readonly paper: string;
    readonly derivedFrom: readonly string[];
    readonly name: string;
    readonly copy: string;
    readonly archive: string;
  }[],
  list: Uint8Array,
): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate');
  const manifest = {
    format: 'cadre-talk hand-over 1',
    on: desk.today(),
    to,
    ...(holder === undefined ? {} : { holder }),
    papers: papers.map(({ id, paper, derivedFrom, name, copy, archive }) => ({
      id,
      paper,
      derivedFrom,
      name,
      copy,
      archive,
    })),
  };
  return zipSync({
    [fileName(desk.messages.papers.handOver, 'xlsx')]: [list, { level: 0 }],
    'manifest.json': strToU8(JSON.stringify(manifest, null, 2)),
  });
}
