/** 台账: the rows of each list, from the records that the person at the desk may see. */
import { type Finding, stateName, timeliness } from '../../policy/index.ts';
import type { LedgerName } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import type { ObligationRecord } from '../model/records.ts';
import { lastRound } from '../model/inquiry-facts.ts';
import type { PersonOnPaper } from '../papers/facts.ts';
import {
  admonitionLedger,
  delegationLedger,
  type ExceptionEntry,
  exceptionLedger,
  inquiryLedger,
  matterLedger,
  rectificationLedger,
  talkLedger,
} from '../papers/ledger/ledgers.ts';
import type { Ledger } from '../papers/ledger/table.ts';
import type { CivilDate, Person } from '../ports.ts';
import { kindViews } from '../queries/views.ts';
import { departures } from './departures.ts';
import { ofTheDay } from './paper-making.ts';
import { postOn, unitNames } from './people.ts';
import { WordSearch } from './searched-words.ts';

/** Words of a row, with what they are searched for. */
interface Words {
  readonly of: ObligationRecord | undefined;
  readonly row: number;
  readonly texts: readonly string[];
}

export class LedgerRows {
  private readonly words: Words[] = [];

  private constructor(
    private readonly desk: Desk,
    private readonly period: { readonly from: CivilDate; readonly to: CivilDate },
    private readonly units: ReadonlyMap<string, string>,
    private readonly obligations: ReadonlyMap<string, ObligationRecord>,
    private readonly kinds: ReadonlyMap<string, string>,
    private readonly search: WordSearch,
  ) {}

  static async of(
    desk: Desk,
    within: { readonly from: CivilDate; readonly to: CivilDate },
  ): Promise<LedgerRows> {
    return new LedgerRows(
      desk,
      within,
      await unitNames(desk),
      new Map((await desk.all('obligation')).map((one) => [one.id, one])),
      new Map(kindViews(desk).map(({ id, name }) => [id, name])),
      await WordSearch.open(desk),
    );
  }

  async ledger(name: LedgerName): Promise<Ledger> {
    this.words.length = 0;
    const made = await this.rows(name);
    await this.nothingTold(made.name);
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
  private async nothingTold(ledgerName: string): Promise<void> {
    if (!this.search.able) return;
    const findings: Finding[] = [];
    const refused = new Set<number>();
    for (const { of, row, texts } of this.words) {
      const against = await this.search.against(of === undefined ? [] : [of], texts);
      findings.push(...against);
      if (against.length > 0) refused.add(row);
    }
    if (refused.size === 0) return;
    refuse('policy.refused', (say) => say.papers.secrecyRows(ledgerName, [...refused]), {
      findings,
    });
  }

  /**
   * Words that somebody wrote on a case. Where this session cannot search them, those of every case
   * that could come from a petition are left out alike, so that none tells by it.
   */
  private said(of: ObligationRecord | undefined, row: number, text: string | undefined) {
    if (text === undefined || text === '') return undefined;
    if (!this.search.able && of?.obligation.secrecy !== 'normal') {
      return this.desk.messages.papers.leftOut;
    }
    this.words.push({ of, row, texts: [text] });
    return text;
  }

  /** A number, an organ, a room: searched as well, and needed also where nobody can search. */
  private named(of: ObligationRecord | undefined, row: number, text: string): string {
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
    let row = 0;
    return talkLedger(
      held.flatMap((talk) =>
        talk.obligations.flatMap((id) => {
          const one = this.obligations.get(id);
          if (one === undefined) return [];
          const { window } = one.obligation;
          row += 1;
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
              ...(talk.place === undefined ? {} : { place: this.named(one, row, talk.place) }),
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
      cases.map(
        ({ ofTheDay: subject, decision, notice, areas: of, rectification, ...one }, index) => {
          const owed = this.obligations.get(one.obligation);
          const talk = talks.get(one.talk ?? '');
          const service = notice?.service;
          return {
            subject: ofTheDay(subject),
            decidedOn: decision.on,
            body: this.named(owed, index + 1, decision.body),
            ...(notice === undefined ? {} : { number: this.named(owed, index + 1, notice.number) }),
            areas: of.map((id) => areas.get(id) ?? id),
            ...(talk?.heldBy === undefined
              ? {}
              : { talkedOn: talk.date, talker: talk.talker.name }),
            ...(service === undefined
              ? {}
              : { servedOn: service.servedOn, receipt: says.receipts[service.receipt.state] }),
            items: rectification.length,
            verified: rectification.filter(({ check }) => check !== undefined).length,
            ...(one.closed === undefined
              ? {}
              : { closedOn: one.closed.on, closedAs: says.closed[one.closed.as] }),
          };
        },
      ),
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
                number: this.named(one, index + 1, round.service.number),
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
      orders.map((order, index) => {
        const first = this.obligations.get(order.obligations[0] ?? '');
        const number = order.order?.number;
        const back = order.returns[order.returns.length - 1];
        return {
          subject: ofTheDay(order.ofTheDay),
          ...(order.order === undefined ? {} : { orderedOn: order.order.on }),
          ...(number === undefined ? {} : { number: this.named(first, index + 1, number) }),
          delegate: ofTheDay(order.delegateOfTheDay),
          kind: this.kind(first),
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
    const rows: ExceptionEntry[] = [];
    for (const talk of talks) {
      const one = this.obligations.get(talk.obligations[0] ?? '');
      if (one === undefined) continue;
      const departed = await departures(desk, await desk.get('talk', talk.id));
      for (const [key, reason] of Object.entries(talk.reasons)) {
        rows.push({
          subject: ofTheDay(one.ofTheDay),
          kind: this.kind(one),
          ...departed(key),
          reason: this.said(one, rows.length + 1, reason) ?? '',
          on: talk.date,
          by: talk.arrangedBy?.name ?? talk.heldBy?.name ?? '',
        });
      }
    }
    return exceptionLedger(rows);
  }
}

/** Sorts by a day, and by the id where two have one day. */
export function byDay<Row>(key: (row: Row) => string) {
  return (one: Row, other: Row): number => (key(one) < key(other) ? -1 : 1);
}
