/**
 * What those get who work no case themselves: inspection its steps, a cadre what is about them, an
 * entrusted secretary the order. Each view is put together here field by field; records stay behind.
 */
import * as z from 'zod/mini';
import { isFinal, stateName } from '../../policy/index.ts';
import type { GrantsApi, InspectionApi, InspectionQuery, OwnCaseView, StepsView } from '../api.ts';
import { bodyOf, type Desk, refuse } from '../desk.ts';
import { checked, day, said, seen } from '../input.ts';
import type {
  AdmonitionRecord,
  DelegationRecord,
  InquiryRecord,
  MatterRecord,
  ObligationRecord,
  RecordType,
} from '../model/records.ts';
import type { Entry, TalkEntry } from '../model/entries.ts';
import { inspectedPage } from '../queries/inspected.ts';
import { kindViews, pointViews } from '../queries/views.ts';
import { randomId } from '../seal/random.ts';
import type { Elsewhere } from '../sync/elsewhere.ts';
import { caseExceptions, masked, project } from '../vault/project.ts';
import { exceptionsOf } from './case-exceptions.ts';
import { namedPerson } from './people.ts';

export function grantsApi(desk: Desk): GrantsApi {
  return {
    give: (input) => give(desk, input),
    revoke: (grant) => revoke(desk, grant),
    list: () => desk.read('grant.read', [], () => desk.all('grant')),
  };
}

export function inspectionApi(desk: Desk, whole?: Elsewhere): InspectionApi {
  const here = (query: InspectionQuery | undefined) =>
    desk.read('inspection.read', { cases: [], total: 0 }, (actor) => steps(desk, actor.id, query));
  return {
    cases: async (query) => {
      if (whole === undefined) return here(query);
      const given = await whole.ask('inspection.cases', { ...query }, async () => ({
        ok: true,
        value: await here(query),
        findings: [],
      }));
      return given.ok ? given.value : { cases: [], total: 0, missing: given.error };
    },
  };
}

const giving: z.ZodMiniType<Parameters<GrantsApi['give']>[0]> = z.strictObject({
  inspector: said,
  obligation: said,
  until: day,
  reason: said,
});

function give(desk: Desk, input: Parameters<GrantsApi['give']>[0]): ReturnType<GrantsApi['give']> {
  return desk.job('grant.give', async (actor) => {
    const given = checked(giving, input);
    const { id: obligation, ofTheDay } = await desk.get('obligation', given.obligation);
    desk.notTheSubject({ id: given.inspector }, ofTheDay, 'inspector');
    const today = desk.today();
    if (given.until < today) {
      refuse('input.invalid', (say) => say.access.grantEndsBefore, { path: 'until' });
    }
    const inspector = await namedPerson(desk, given.inspector, today, 'inspector');
    const id = randomId();
    await desk.write(actor, 'grant.give', [
      {
        type: 'grant',
        id,
        revision: 0,
        body: {
          inspector,
          obligations: [obligation],
          subjects: [ofTheDay.id],
          reason: given.reason.trim(),
          from: today,
          until: given.until,
          by: { by: actor.id, name: actor.name },
        },
      },
    ]);
    return { value: await desk.get('grant', id) };
  });
}

function revoke(
  desk: Desk,
  grantSeen: Parameters<GrantsApi['revoke']>[0],
): ReturnType<GrantsApi['revoke']> {
  return desk.job('grant.revoke', async (actor) => {
    const grant = await desk.seen('grant', checked(seen, grantSeen));
    if (grant.revoked !== undefined) {
      refuse('state.not-possible', (say) => say.access.grantRevoked);
    }
    const { id, revision } = grant;
    const revoked = { on: desk.today(), by: { by: actor.id, name: actor.name } };
    await desk.write(actor, 'grant.revoke', [
      { type: 'grant', id, revision, body: { ...bodyOf(grant), revoked } },
    ]);
    return { value: await desk.get('grant', id) };
  });
}

/** Everything that hangs on one obligation, read behind: only named fields of it go on. */
interface Behind {
  readonly obligation: ObligationRecord;
  readonly talk?: TalkEntry | undefined;
  readonly admonition?: AdmonitionRecord | undefined;
  readonly inquiry?: InquiryRecord | undefined;
  readonly delegation?: DelegationRecord | undefined;
  readonly matters: readonly MatterRecord[];
}

async function casesBehind(
  desk: Desk,
  wanted: (obligation: ObligationRecord) => boolean,
): Promise<readonly Behind[]> {
  const byId = async <T extends RecordType>(type: T): Promise<ReadonlyMap<string, Entry<T>>> =>
    new Map((await desk.everything(type)).map((record) => [record.id, record]));
  const [talks, admonitions, inquiries, delegations] = await Promise.all([
    byId('talk'),
    byId('admonition'),
    byId('inquiry'),
    byId('delegation'),
  ]);
  // An order that runs, before the talk it is for is arranged.
  const ordered = new Map<string, Entry<'delegation'>>();
  for (const delegation of delegations.values()) {
    if (isFinal('delegation', delegation.state)) continue;
    for (const id of delegation.obligations) ordered.set(id, delegation);
  }
  const matters = new Map<string, MatterRecord[]>();
  for (const matter of await desk.everything('matter')) {
    matters.set(matter.obligation, [...(matters.get(matter.obligation) ?? []), matter]);
  }
  return (await desk.everything('obligation')).filter(wanted).map((obligation) => {
    const talk = talks.get(obligation.talk ?? obligation.discharged?.talk ?? '');
    return {
      obligation,
      talk,
      admonition: admonitions.get(obligation.admonition ?? ''),
      inquiry: inquiries.get(obligation.inquiry ?? ''),
      delegation: delegations.get(talk?.delegation ?? '') ?? ordered.get(obligation.id),
      matters: matters.get(obligation.id) ?? [],
    };
  });
}

const count = z.exactOptional(z.int().check(z.nonnegative()));
const inspecting: z.ZodMiniType<InspectionQuery> = z.strictObject({
  offset: count,
  limit: count,
  exceptions: z.exactOptional(z.array(z.enum(caseExceptions))),
  unit: z.exactOptional(said),
  kindName: z.exactOptional(said),
  dueFrom: z.exactOptional(day),
  dueTo: z.exactOptional(day),
});

async function steps(
  desk: Desk,
  actor: string,
  asked: InspectionQuery = {},
): ReturnType<InspectionApi['cases']> {
  const query = checked(inspecting, asked);
  const kinds = new Map(kindViews(desk).map(({ id, name }) => [id, name]));
  // Nobody reads a case in which they are the subject: not even that there is one.
  const cases = [...(await casesBehind(desk, ({ ofTheDay }) => ofTheDay.id !== actor))].sort(byDue);
  const { cases: shown, ...page } = inspectedPage(
    cases.map((behind) => {
      const { ofTheDay, obligation: owed } = behind.obligation;
      return {
        behind,
        unitName: ofTheDay.unitName,
        kindName: kinds.get(owed.kind) ?? owed.kind,
        exceptions: exceptionsOf(desk, behind),
        ...(owed.window.due === undefined ? {} : { due: owed.window.due }),
      };
    }),
    query,
  );
  return {
    ...page,
    cases: shown.map(({ behind, exceptions, unitName, kindName }): StepsView => {
      const { obligation, talk, admonition, inquiry, delegation, matters } = behind;
      const { ofTheDay, obligation: owed } = obligation;
      const round = inquiry?.rounds[inquiry.rounds.length - 1];
      const service = admonition?.notice?.service;
      const returned = delegation?.returns[delegation.returns.length - 1];
      const closedOn = admonition?.closed?.on ?? inquiry?.closed?.on;
      return project('steps', {
        case: obligation.id,
        maskedName: masked(ofTheDay.name),
        unitName,
        kindName,
        state: stateName(desk.policy, 'obligation', obligation.state),
        written: talk?.record === 'written',
        received: service !== undefined && service.receipt.state !== 'none',
        rectification: (admonition?.rectification ?? []).map((item) => ({
          dueOn: item.dueOn,
          state: stateName(desk.policy, 'rectification', item.state),
          ...(item.report === undefined ? {} : { reportedOn: item.report.on }),
          ...(item.check === undefined ? {} : { checkedOn: item.check.on }),
        })),
        openMatters: matters.filter(({ state }) => state !== 'closed' && state !== 'noted').length,
        asBreach:
          talk?.confirmed?.asBreach !== undefined ||
          admonition?.closed?.as === 'breach' ||
          inquiry?.closed?.as === 'breach',
        ...(owed.window.due === undefined ? {} : { due: owed.window.due }),
        ...(talk?.heldBy === undefined ? {} : { heldOn: talk.date }),
        ...(talk?.confirmed === undefined ? {} : { confirmedOn: talk.confirmed.on }),
        ...(admonition?.notice === undefined ? {} : { noticeIssuedOn: admonition.notice.issuedOn }),
        ...(service === undefined ? {} : { noticeServedOn: service.servedOn }),
        ...(delegation?.order === undefined ? {} : { entrustedOn: delegation.order.on }),
        ...(returned === undefined ? {} : { returnedOn: returned.on }),
        ...(round?.service === undefined ? {} : { askedOn: round.service.servedOn }),
        ...(round?.reply === undefined ? {} : { answeredOn: round.reply.receivedOn }),
        ...(closedOn === undefined ? {} : { closedOn }),
        exceptions,
      });
    }),
  };
}

function byDue({ obligation: a }: Behind, { obligation: b }: Behind): number {
  const [first, second] = [a.obligation.window.due ?? '9', b.obligation.window.due ?? '9'];
  return first === second ? (a.id < b.id ? -1 : 1) : first < second ? -1 : 1;
}

/** What is about the person at the desk, by the allow-list view alone. */
export async function ownCases(desk: Desk, actor: string): Promise<readonly OwnCaseView[]> {
  const kinds = kindViews(desk);
  const points = new Map<string, string>();
  const cases = await casesBehind(desk, ({ ofTheDay }) => ofTheDay.id === actor);
  return cases.flatMap(({ obligation, talk, admonition, inquiry }) => {
    const { ofTheDay, obligation: owed } = obligation;
    for (const { id, title } of pointViews(desk, owed.kind)) points.set(id, title);
    const kind = kinds.find(({ id }) => id === owed.kind);
    const told = talk !== undefined && (talk.heldBy !== undefined || isTold(talk));
    const notice = ownNotice(admonition, kind?.triggers ?? []);
    const letters = ownLetters(inquiry);
    // What was not yet told or handed over to them is not yet theirs to see.
    if (!told && notice === undefined && letters.length === 0) return [];
    return [
      project('own', {
        case: obligation.id,
        kindName: kind?.name ?? owed.kind,
        unitName: ofTheDay.unitName,
        title: ofTheDay.title,
        letters,
        rectification: (notice === undefined ? [] : (admonition?.rectification ?? [])).map(
          (item) => ({
            item: item.id,
            demand: item.demand,
            dueOn: item.dueOn,
            state: stateName(desk.policy, 'rectification', item.state),
            ...(item.report === undefined ? {} : { reportedOn: item.report.on }),
            ...(item.check === undefined ? {} : { checkedOn: item.check.on }),
          }),
        ),
        ...(notice === undefined ? {} : { notice }),
        ...(talk === undefined || !told
          ? {}
          : {
              talk: {
                date: talk.date,
                talkerName: talk.talker.name,
                held: talk.heldBy !== undefined,
                ...(talk.startsAt === undefined ? {} : { startsAt: talk.startsAt }),
                ...(talk.place === undefined ? {} : { place: talk.place }),
                ...(talk.confirmed === undefined ? {} : { confirmedOn: talk.confirmed.on }),
              },
            }),
      }),
    ];
  });
}

/** People have been told of it: the day stands for them too. */
function isTold({ state }: TalkEntry): boolean {
  return state === 'notified';
}

/** The notice once it was handed over; before that it is the department's. */
function ownNotice(
  admonition: AdmonitionRecord | undefined,
  areas: readonly { readonly id: string; readonly name: string }[],
): OwnCaseView['notice'] {
  const service = admonition?.notice?.service;
  if (admonition?.notice === undefined || service === undefined) return undefined;
  const { notice, decision } = admonition;
  return project('notice', {
    number: notice.number,
    issuedOn: notice.issuedOn,
    decidedOn: decision.on,
    decidedBy: decision.body,
    areas: areas.filter(({ id }) => admonition.areas.includes(id)).map(({ name }) => name),
    receipt: service.receipt.state,
    servedOn: service.servedOn,
  });
}

function ownLetters(inquiry: InquiryRecord | undefined): OwnCaseView['letters'] {
  if (inquiry === undefined) return [];
  return inquiry.rounds.flatMap(({ service, questions, points, extensions, reply }) => {
    if (service === undefined) return [];
    const extended = extensions[extensions.length - 1];
    return [
      project('letter', {
        number: service.number,
        issuedOn: service.issuedOn,
        servedOn: service.servedOn,
        sender: inquiry.sender,
        questions: questions.map(({ id, text }) => ({ id, text })),
        points: Object.values(points),
        receipt: service.receipt.state,
        ...(extended === undefined ? {} : { extendedTo: extended.to }),
        ...(reply === undefined ? {} : { repliedOn: reply.receivedOn }),
      }),
    ];
  });
}
