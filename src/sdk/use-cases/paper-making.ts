/**
 * Papers from records: each is made from an allow-list of plain values, and with it comes what must be
 * known before it leaves: whose case it is, which words somebody wrote on it, and for whose eyes it is.
 */
import {
  type Audience,
  type CivilDate,
  type Finding,
  type Paper as JudgedPaper,
  papers as papersOf,
  type Person,
  principles,
} from '../../policy/index.ts';
import type { OfficeMarks, PaperName, PaperRequest } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import type { ApprovalAbout } from '../model/approval.ts';
import type { TalkEntry } from '../model/entries.ts';
import type { ObligationRecord } from '../model/records.ts';
import type { PaperMarks, PersonOnPaper, RecordPart } from '../papers/facts.ts';
import { admonitionNotice } from '../papers/forms/admonition-notice.ts';
import { approvalSlip } from '../papers/forms/approval-slip.ts';
import { delegationOrder, delegationReturn } from '../papers/forms/delegation.ts';
import { followUpSheet } from '../papers/forms/follow-up-sheet.ts';
import { inquiryLetter } from '../papers/forms/inquiry.ts';
import { outline } from '../papers/forms/outline.ts';
import { talkPlan } from '../papers/forms/plan.ts';
import { rectificationNotice, rectificationReport } from '../papers/forms/rectification.ts';
import { reminderLetter } from '../papers/forms/reminder-letter.ts';
import { talkRecord } from '../papers/forms/talk-record.ts';
import type { Paper } from '../papers/model.ts';
import type { PaperSettings } from '../papers/settings.ts';
import { kindViews, pointViews, textName } from '../queries/views.ts';
import { carried } from './inquiry-case.ts';
import { lastRound } from '../model/inquiry-facts.ts';
import { postOn, unitNames } from './people.ts';

/** A paper and what is asked about it before it leaves. */
export interface MadePaper {
  readonly paper: Paper;
  /** As the policy calls it. */
  readonly name: PaperName | 'admonition-record' | 'reminder-record';
  readonly derivedFrom?: readonly string[];
  readonly audience: Audience;
  /** What it is about; their petitions decide whether it is searched. */
  readonly obligations: readonly ObligationRecord[];
  /** Words that somebody wrote, other than names and numbers of the case itself. */
  readonly words: readonly string[];
  /** Content points that it carries, where the policy asks for them. */
  readonly points?: readonly string[];
  /** What the policy says of what is missing, beside what it finds itself. */
  readonly missing: readonly Finding[];
  readonly records: readonly string[];
}

type Request<Name extends PaperName> = Extract<PaperRequest, { readonly paper: Name }>;

export class PaperMaker {
  private constructor(
    readonly desk: Desk,
    readonly settings: PaperSettings,
    private readonly units: ReadonlyMap<string, string>,
    private readonly auditHead: string | undefined,
  ) {}

  static async open(desk: Desk, settings: PaperSettings): Promise<PaperMaker> {
    return new PaperMaker(desk, settings, await unitNames(desk), await shortHead(desk));
  }

  make(request: Exclude<PaperRequest, { paper: 'report' | 'inspection' }>): Promise<MadePaper> {
    switch (request.paper) {
      case 'admonition-notice':
        return this.notice(request);
      case 'talk-record':
        return this.record(request);
      case 'inquiry-letter':
        return this.letter(request);
      case 'reminder-letter':
        return this.reminder(request);
      case 'outline':
        return this.outline(request);
      case 'delegation-order':
      case 'delegation-return':
        return this.order(request);
      case 'rectification-list':
        return this.rectification(request);
      case 'rectification-report':
        return this.report(request);
      case 'follow-up':
        return this.followUp(request);
      case 'approval-slip':
        return this.slip(request);
      case 'arrangement':
        return this.plan(request);
    }
  }

  /** 密级, 份号; the foot of its class, the statement against retaliation, the short head of the audit. */
  marks(name: string, { secrecy, urgency, copyNumber }: OfficeMarks): PaperMarks {
    const info = papersOf(this.desk.policy).find(({ id }) => id === name);
    // What stands on a paper is Chinese, whatever language the desk speaks.
    return {
      ...(secrecy === undefined ? {} : { secrecy }),
      ...(urgency === undefined ? {} : { urgency }),
      ...(copyNumber === undefined ? {} : { copyNumber }),
      ...(info?.foot === undefined ? {} : { retention: info.foot.zh }),
      ...(info?.protection === undefined ? {} : { protection: info.protection.zh }),
      ...(this.auditHead === undefined ? {} : { auditHead: this.auditHead }),
    };
  }

  nameOf(id: string): string {
    return papersOf(this.desk.policy).find((one) => one.id === id)?.name.zh ?? id;
  }

  kindName(id: string): string {
    return kindViews(this.desk).find((kind) => kind.id === id)?.name ?? id;
  }

  private person(person: Person, on: CivilDate): PersonOnPaper {
    const post = postOn(person, on) ?? person.posts[person.posts.length - 1];
    return {
      name: person.name,
      unit: post === undefined ? '' : (this.units.get(post.unit) ?? ''),
      title: post?.title ?? '',
    };
  }

  private async notice(request: Request<'admonition-notice'>): Promise<MadePaper> {
    const { desk } = this;
    const admonition = await desk.get('admonition', request.of);
    const obligation = await desk.behind('obligation', admonition.obligation);
    const { decision, notice, areas } = admonition;
    const items = admonition.rectification.filter(({ withdrawn }) => withdrawn === undefined);
    const triggers = kindViews(desk).find(({ id }) => id === obligation.obligation.kind)?.triggers;
    const paper = admonitionNotice(
      {
        marks: this.marks('admonition-notice', request),
        name: this.nameOf('admonition-notice'),
        ...(notice === undefined ? {} : { number: notice.number }),
        subject: ofTheDay(admonition.ofTheDay),
        areas: (triggers ?? []).filter(({ id }) => areas.includes(id)).map(({ name }) => name),
        problems: request.problems,
        decision: {
          on: decision.on,
          body: decision.body,
          ...(decision.documentNumber === undefined
            ? {}
            : { documentNumber: decision.documentNumber }),
        },
        demands: items.map(({ demand, dueOn }) => ({ demand, dueOn })),
        ...(request.selfCriticismDueOn === undefined
          ? {}
          : { selfCriticismDueOn: request.selfCriticismDueOn }),
        ...(request.reportDueOn === undefined ? {} : { reportDueOn: request.reportDueOn }),
        issuedOn: notice?.issuedOn ?? desk.today(),
        copiesTo: request.copiesTo ?? [],
        ...(request.copies === undefined ? {} : { copyCount: request.copies }),
      },
      this.settings,
    );
    return {
      paper,
      name: 'admonition-notice',
      audience: 'subject',
      obligations: [obligation],
      words: [
        notice?.number ?? '',
        decision.body,
        decision.documentNumber ?? '',
        ...items.map(({ demand }) => demand),
        ...request.problems,
        ...(request.copiesTo ?? []),
      ],
      missing: paper.lacks.flatMap(({ rule }) => noticeLacks(rule, admonition.id)),
      records: [admonition.id],
    };
  }

  private async record(request: Request<'talk-record'>): Promise<MadePaper> {
    const { desk } = this;
    const talk = await desk.get('talk', request.of);
    const obligations = await behind(desk, talk.obligations);
    const classes = obligations.flatMap(({ obligation }) =>
      obligation.papers.filter((paper) => paper.endsWith('-record')),
    );
    const [name = 'talk-record', ...others] = [...new Set(classes)].sort(
      (one, other) => weight(one) - weight(other),
    );
    const admonitions = await Promise.all(
      obligations.flatMap(({ admonition }) =>
        admonition === undefined ? [] : [desk.find('admonition', admonition)],
      ),
    );
    const ceremony = admonitions.find((one) => one !== undefined);
    const items = admonitions.flatMap((one) => one?.rectification ?? []);
    const matters = (await desk.all('matter')).filter((matter) => matter.talk === talk.id);
    const order =
      talk.delegation === undefined ? undefined : await desk.held('delegation', talk.delegation);
    const kindNames = [
      ...new Set(obligations.map(({ obligation }) => this.kindName(obligation.kind))),
    ];
    const { notice } = ceremony ?? {};
    const service = notice?.service;
    const parts = obligations.map((one, index): RecordPart => {
      const answers = talk.points[one.id] ?? [];
      const applies = [...one.obligation.points, ...(one.obligation.offered ?? [])];
      const heading =
        talk.mode === 'group' ? one.ofTheDay.name : this.kindName(one.obligation.kind);
      return {
        ...(obligations.length === 1 ? {} : { heading }),
        points: pointViews(desk, one.obligation.kind)
          .filter(({ id }) => applies.includes(id))
          .map(({ id, title }) => {
            const answer = answers.find(({ point }) => point === id);
            return {
              title,
              state: answer?.state ?? 'open',
              ...(answer?.reason === undefined ? {} : { reason: answer.reason }),
              ...(answer?.remark === undefined ? {} : { remark: answer.remark }),
            };
          }),
        ...(index === 0 && talk.statement !== undefined ? { statement: talk.statement } : {}),
      };
    });
    const paper = talkRecord(
      {
        marks: this.marks(name, request),
        name: this.nameOf(name),
        kinds: kindNames,
        subjects: obligations
          .map((one) => ofTheDay(one.ofTheDay))
          .filter(({ name: who }, at, all) => all.findIndex((one) => one.name === who) === at),
        talker: this.person(talk.talker, talk.date),
        ...(order?.delegator === undefined
          ? {}
          : { entrustedBy: textName(desk, order.delegator) ?? '' }),
        ...(talk.recorder === undefined ? {} : { recorder: this.person(talk.recorder, talk.date) }),
        date: talk.date,
        ...timesOf(talk),
        mode: talk.mode,
        ...(talk.workNeed === undefined ? {} : { workNeed: talk.workNeed }),
        ...(request.occasion === undefined ? {} : { occasion: request.occasion }),
        parts,
        raised: matters.map(({ text }) => text),
        demands: items.map(({ demand, dueOn }) => ({ demand, dueOn })),
        ...(notice === undefined
          ? {}
          : {
              notice: {
                name: this.nameOf('admonition-notice'),
                number: notice.number,
                receipt: service?.receipt.state ?? 'none',
                ...(service === undefined ? {} : { servedOn: service.servedOn }),
                ...(service?.servedAt === undefined ? {} : { servedAt: service.servedAt }),
                ...(service?.receipt.state === 'refused'
                  ? { witnesses: service.receipt.witnesses }
                  : {}),
              },
            }),
        ...(talk.confirmed?.remark === undefined ? {} : { remark: talk.confirmed.remark }),
        ...(talk.confirmed?.method === 'refused'
          ? { unsigned: { on: talk.confirmed.on, witnesses: talk.confirmed.witnesses ?? [] } }
          : {}),
      },
      this.settings,
    );
    return {
      paper,
      name: name as MadePaper['name'],
      derivedFrom: others,
      audience: 'subject',
      obligations,
      words: [
        ...parts.flatMap(({ statement = '', points }) => [
          statement,
          ...points.flatMap(({ reason = '', remark = '' }) => [reason, remark]),
        ]),
        ...matters.map(({ text }) => text),
        ...items.map(({ demand }) => demand),
        talk.workNeed ?? '',
        talk.place ?? '',
        talk.confirmed?.remark ?? '',
        ...(talk.confirmed?.witnesses ?? []),
        request.occasion ?? '',
      ],
      missing: [],
      records: [talk.id],
    };
  }

  private async letter(request: Request<'inquiry-letter'>): Promise<MadePaper> {
    const { desk } = this;
    const inquiry = await desk.get('inquiry', request.of);
    const obligation = await desk.behind('obligation', inquiry.obligation);
    const round = lastRound(inquiry);
    const { service, points, questions } = round;
    const number = service?.number ?? request.number;
    const text = (end: string) =>
      Object.entries(points).find(([point]) => point.endsWith(`.${end}`))?.[1] ?? '';
    const problem = text('problem').trim();
    const asked = questions.map((question) => question.text);
    const hopes = text('hopes').trim();
    const due = request.replyDueOn;
    const paper = inquiryLetter(
      {
        marks: this.marks('inquiry-letter', request),
        ...(number === undefined ? {} : { number }),
        subject: ofTheDay(inquiry.ofTheDay),
        sender: inquiry.sender,
        questions: problem === '' || asked.includes(problem) ? asked : [problem, ...asked],
        explain: text('explain'),
        hopes: hopes === '' ? [] : [hopes],
        ...(due === undefined ? {} : { replyDueOn: due }),
        issuedOn: service?.issuedOn ?? desk.today(),
        ...(request.copies === undefined ? {} : { copyCount: request.copies }),
      },
      this.settings,
    );
    return {
      paper,
      name: 'inquiry-letter',
      audience: 'subject',
      obligations: [obligation],
      points: carried(round),
      words: [...Object.values(points), ...asked],
      missing: [],
      records: [inquiry.id],
    };
  }

  private async reminder(request: Request<'reminder-letter'>): Promise<MadePaper> {
    const { desk } = this;
    const obligation = await desk.get('obligation', request.of);
    const paper = reminderLetter(
      {
        marks: this.marks('reminder-letter', request),
        ...(request.number === undefined ? {} : { number: request.number }),
        subject: ofTheDay(obligation.ofTheDay),
        problems: request.problems,
        hopes: request.hopes,
        issuedOn: desk.today(),
      },
      this.settings,
    );
    return {
      paper,
      name: 'reminder-letter',
      audience: 'subject',
      obligations: [await desk.behind('obligation', obligation.id)],
      words: [...request.problems, ...request.hopes],
      missing: [],
      records: [obligation.id],
    };
  }

  private async outline(request: Request<'outline'>): Promise<MadePaper> {
    const { desk } = this;
    const talk = await desk.get('talk', request.of);
    const seen = await Promise.all(talk.obligations.map((id) => desk.find('obligation', id)));
    const obligations = seen.filter((one) => one !== undefined);
    const prepared =
      talk.prepared === undefined ? undefined : await desk.find('outline', talk.prepared);
    const notes = prepared?.notes ?? [];
    const window = obligations.length === 1 ? obligations[0]?.obligation.window : undefined;
    const paper = outline(
      {
        marks: this.marks('outline', request),
        kinds: [...new Set(obligations.map(({ obligation }) => this.kindName(obligation.kind)))],
        subjects: obligations.map((one) => ofTheDay(one.ofTheDay)),
        talker: this.person(talk.talker, talk.date),
        ...(talk.recorder === undefined ? {} : { recorder: this.person(talk.recorder, talk.date) }),
        date: talk.date,
        ...timesOf(talk),
        ...(request.occasion === undefined ? {} : { occasion: request.occasion }),
        ...(window?.due === undefined ? {} : { window: { to: window.due } }),
        principles: principles(desk.policy).zh,
        points: obligations.flatMap((one) => {
          const applies = [...one.obligation.points, ...(one.obligation.offered ?? [])];
          return pointViews(desk, one.obligation.kind)
            .filter(({ id }) => applies.includes(id))
            .map(({ id, title, parts }) => {
              const note = notes
                .filter(({ obligation, point }) => obligation === one.id && point === id)
                .map(({ note: text }) => text)
                .join('\n');
              return {
                title,
                parts: parts.map((part) => part.title),
                ...(note === '' ? {} : { note }),
              };
            });
        }),
        questions: prepared?.questions ?? [],
        avoid: [],
      },
      this.settings,
    );
    return {
      paper,
      name: 'outline',
      audience: talk.delegation === undefined ? 'talker' : 'delegate',
      obligations: await behind(desk, talk.obligations),
      words: [
        ...notes.map(({ note }) => note),
        ...(prepared?.questions ?? []),
        ...(request.occasion === undefined ? [] : [request.occasion]),
      ],
      missing: [],
      records: [talk.id],
    };
  }

  private async order(
    request: Request<'delegation-order' | 'delegation-return'>,
  ): Promise<MadePaper> {
    const { desk } = this;
    const order = await desk.get('delegation', request.of);
    const { delegator } = order;
    if (delegator === undefined) {
      return refuse('state.not-possible', (say) => say.papers.notSet);
    }
    const obligations = await behind(desk, order.obligations);
    const facts = {
      marks: this.marks('delegation-order', request),
      ...(order.order?.number === undefined ? {} : { number: order.order.number }),
      delegator,
      delegate: ofTheDay(order.delegateOfTheDay),
      subject: ofTheDay(order.ofTheDay),
      kind: [...new Set(obligations.map(({ obligation }) => this.kindName(obligation.kind)))].join(
        '、',
      ),
      reason: order.reason ?? '',
      points: obligations.flatMap(({ obligation }) => {
        const applies = [...obligation.points, ...(obligation.offered ?? [])];
        return pointViews(desk, obligation.kind)
          .filter(({ id }) => applies.includes(id))
          .map(({ title }) => title);
      }),
      ...(order.dueOn === undefined ? {} : { dueOn: order.dueOn }),
      issuedOn: order.order?.on ?? desk.today(),
    };
    const paper =
      request.paper === 'delegation-order'
        ? delegationOrder(facts, this.settings)
        : delegationReturn(facts);
    return {
      paper,
      name: request.paper,
      audience: 'delegate',
      obligations,
      words: [order.reason ?? ''],
      missing: paper.lacks.flatMap(({ rule }) =>
        rule === 'delegate.allowed' ? [finding(rule, 'reason-missing', order.id)] : [],
      ),
      records: [order.id],
    };
  }

  private async rectification(request: Request<'rectification-list'>): Promise<MadePaper> {
    const { desk } = this;
    const admonition = await desk.get('admonition', request.of);
    const obligation = await desk.behind('obligation', admonition.obligation);
    const talk =
      admonition.talk === undefined ? undefined : await desk.find('talk', admonition.talk);
    if (talk === undefined) return refuse('state.not-possible', (say) => say.papers.notSet);
    const items = admonition.rectification.filter(({ withdrawn }) => withdrawn === undefined);
    const paper = rectificationNotice(
      {
        marks: this.marks('rectification-list', request),
        ...(request.number === undefined ? {} : { number: request.number }),
        subject: ofTheDay(admonition.ofTheDay),
        kind: this.kindName(obligation.obligation.kind),
        talkedOn: talk.date,
        demands: items.map(({ demand, dueOn }) => ({ demand, dueOn })),
        issuedOn: desk.today(),
      },
      this.settings,
    );
    return {
      paper,
      name: 'rectification-list',
      audience: 'subject',
      obligations: [obligation],
      words: items.map(({ demand }) => demand),
      missing: paper.lacks.flatMap(({ rule }) => noticeLacks(rule, admonition.id)),
      records: [admonition.id],
    };
  }

  private async report(request: Request<'rectification-report'>): Promise<MadePaper> {
    const { desk } = this;
    const admonition = await desk.get('admonition', request.of);
    const obligation = await desk.behind('obligation', admonition.obligation);
    const items = admonition.rectification.filter(({ withdrawn }) => withdrawn === undefined);
    const paper = rectificationReport({
      marks: this.marks('rectification-report', request),
      subject: ofTheDay(admonition.ofTheDay),
      items: items.map(({ demand, dueOn, report, check }) => ({
        demand,
        dueOn,
        ...(report === undefined ? {} : { measure: report.text, doneOn: report.on }),
        ...(check === undefined ? {} : { opinion: check.opinion }),
      })),
    });
    return {
      paper,
      name: 'rectification-report',
      audience: 'subject',
      obligations: [obligation],
      words: items.flatMap(({ demand, report, check }) => [
        demand,
        report?.text ?? '',
        check?.opinion ?? '',
      ]),
      missing: [],
      records: [admonition.id],
    };
  }

  private async followUp(request: Request<'follow-up'>): Promise<MadePaper> {
    const { desk } = this;
    const matter = await desk.get('matter', request.of);
    const { handler } = matter;
    if (handler === undefined) return refuse('state.not-possible', (say) => say.papers.notSet);
    const obligation = await desk.behind('obligation', matter.obligation);
    const talk = await desk.behind('talk', matter.talk);
    const unit = await desk.directory.person(handler.id);
    const paper = followUpSheet(
      {
        marks: this.marks('follow-up', request),
        ...(request.number === undefined ? {} : { number: request.number }),
        matter: matter.text,
        kind: this.kindName(obligation.obligation.kind),
        talkedOn: talk.date,
        handler: {
          name: handler.name,
          unit: unit === undefined ? '' : this.person(unit, desk.today()).unit,
          title: handler.title,
        },
        ...(matter.dueOn === undefined ? {} : { dueOn: matter.dueOn }),
        ...(request.demand === undefined ? {} : { demand: request.demand }),
        ...(matter.result === undefined ? {} : { result: matter.result }),
        ...(matter.check === undefined ? {} : { opinion: matter.check.opinion }),
        issuedOn: desk.today(),
      },
      this.settings,
    );
    return {
      paper,
      name: 'follow-up',
      audience: 'department',
      obligations: [obligation],
      words: [matter.text, request.demand ?? '', matter.result ?? '', matter.check?.opinion ?? ''],
      missing: [],
      records: [matter.id],
    };
  }

  private async slip(request: Request<'approval-slip'>): Promise<MadePaper> {
    const { desk } = this;
    const approval = await desk.get('approval', request.of);
    const { decision, putTo, history } = approval;
    const reviewed = history.filter(({ action }) => action === 'review');
    const about = await this.behindApproval(approval.about);
    const paper = approvalSlip(
      {
        marks: this.marks('approval-slip', request),
        ...(request.number === undefined ? {} : { number: request.number }),
        matter: desk.messages.papers.approvalMatter[approval.about.type],
        subjects: approval.subjects.map(ofTheDay),
        proposal: approval.proposal,
        proposedBy: approval.proposedBy.name,
        proposedOn: approval.proposedOn,
        steps: [
          ...reviewed.map(({ opinion, on, person, by }) => ({
            who: desk.messages.papers.approvalSteps.review,
            ...(opinion === undefined ? {} : { opinion }),
            name: person?.name ?? by.name,
            on,
          })),
          {
            who:
              decision?.approver.title ?? putTo?.title ?? desk.messages.papers.approvalSteps.leader,
            ...(decision === undefined
              ? {}
              : {
                  opinion: desk.messages.papers.approvalSteps[decision.as],
                  name: decision.approver.name,
                  on: decision.on,
                }),
          },
        ],
      },
      this.settings,
    );
    return {
      paper,
      name: 'approval-slip',
      audience: 'department',
      obligations: about,
      words: [approval.proposal, ...reviewed.map(({ opinion = '' }) => opinion)],
      missing: [],
      records: [approval.id],
    };
  }

  private async behindApproval(about: ApprovalAbout): Promise<readonly ObligationRecord[]> {
    const { desk } = this;
    switch (about.type) {
      case 'inquiry': {
        const inquiry = await desk.held('inquiry', about.inquiry);
        return inquiry === undefined ? [] : behind(desk, [inquiry.obligation]);
      }
      case 'delegation': {
        const order = await desk.held('delegation', about.delegation);
        return order === undefined ? [] : behind(desk, order.obligations);
      }
      case 'plan': {
        const talks = await Promise.all(about.talks.map(({ talk }) => desk.held('talk', talk)));
        return behind(
          desk,
          talks.flatMap((talk) => talk?.obligations ?? []),
        );
      }
      case 'admonition':
        return [];
    }
  }

  private async plan(request: Request<'arrangement'>): Promise<MadePaper> {
    const { desk } = this;
    if (request.from > request.to) {
      refuse('input.invalid', (say) => say.papers.periodBackwards, { path: 'to' });
    }
    const talks = (await desk.all('talk'))
      .filter(
        ({ cancelled, date, talker }) =>
          cancelled === undefined &&
          date >= request.from &&
          date <= request.to &&
          (request.talker === undefined || talker.id === request.talker),
      )
      .sort((one, other) => (planKey(one) < planKey(other) ? -1 : 1));
    const obligations = new Map((await desk.all('obligation')).map((one) => [one.id, one]));
    const rows = talks.flatMap((talk) =>
      talk.obligations.flatMap((id) => {
        const one = obligations.get(id);
        if (one === undefined) return [];
        const { due } = one.obligation.window;
        return [
          {
            subject: ofTheDay(one.ofTheDay),
            kind: this.kindName(one.obligation.kind),
            ...(due === undefined ? {} : { dueOn: due }),
            talker: talk.talker.name,
            delegated: talk.delegation !== undefined,
            date: talk.date,
            ...(talk.startsAt === undefined ? {} : { startsAt: talk.startsAt }),
            ...(talk.place === undefined ? {} : { place: talk.place }),
          },
        ];
      }),
    );
    const { name } = await desk.actor();
    const paper = talkPlan(
      {
        marks: this.marks('arrangement', request),
        period: request.period,
        from: request.from,
        to: request.to,
        rows,
        ...(request.approvedBy === undefined ? {} : { approvedBy: request.approvedBy }),
        preparedBy: name,
        preparedOn: desk.today(),
      },
      this.settings,
    );
    return {
      paper,
      name: 'arrangement',
      audience: 'department',
      obligations: [],
      words: [],
      missing: [],
      records: talks.map(({ id }) => id),
    };
  }
}

function planKey({ date, startsAt, id }: TalkEntry): string {
  return `${date} ${startsAt ?? '~'} ${id}`;
}

function timesOf({ startsAt, endsAt, place }: TalkEntry) {
  return {
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(place === undefined ? {} : { place }),
  };
}

export function ofTheDay(person: {
  readonly name: string;
  readonly unitName: string;
  readonly title: string;
}): PersonOnPaper {
  return { name: person.name, unit: person.unitName, title: person.title };
}

export async function behind(
  desk: Desk,
  ids: readonly string[],
): Promise<readonly ObligationRecord[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => desk.held('obligation', id)));
  return found.filter((one) => one !== undefined);
}

/** The admonition's record before the reminder's before any other: its class is the strictest. */
function weight(paper: string): number {
  const order = ['admonition-record', 'reminder-record'].indexOf(paper);
  return order < 0 ? 9 : order;
}

/** What a notice lacks, as the policy says it. */
function noticeLacks(rule: string, about: string): readonly Finding[] {
  const codes: { readonly [rule: string]: readonly [rule: string, code: string] } = {
    number: ['admonition.notice_together', 'number-missing'],
    'admonition.decision': ['admonition.decision', 'missing'],
    'admonition.content.problems': ['admonition.content.problems', 'missing'],
    'admonition.content.demands': ['admonition.content.demands', 'no-item'],
    'admonition.content.time_limit': ['admonition.content.time_limit', 'no-date'],
  };
  const [named, code] = codes[rule] ?? [];
  return named === undefined || code === undefined ? [] : [finding(named, code, about)];
}

function finding(rule: string, code: string, about: string): Finding {
  const facts = code === 'missing' ? { point: rule } : {};
  return { rule, severity: 'error', code, facts, about, reasonable: false };
}

/** Eight signs of the head of the audit chain: enough to tell one print from another. */
async function shortHead(desk: Desk): Promise<string | undefined> {
  const last = await desk.store.sequence();
  const [entry] = await desk.store.auditAfter(Math.max(0, last - 1), 1);
  return entry?.hash.slice(0, 8);
}

/** What a paper is to the policy: whether it may be issued is asked with this. */
export function judged(
  { name, derivedFrom, points, obligations, records }: MadePaper,
  found: Pick<JudgedPaper, 'scrub' | 'secondReader'>,
): JudgedPaper {
  return {
    id: records[0] ?? '',
    paper: name,
    ...(derivedFrom === undefined ? {} : { derivedFrom }),
    ...(obligations[0] === undefined ? {} : { kind: obligations[0].obligation.kind }),
    petition: obligations.some(({ obligation }) => obligation.petition),
    ...(points === undefined ? {} : { points }),
    ...found,
  };
}
