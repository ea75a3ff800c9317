/**
 * 谈话准备 (五¶2): the outline that the talker reads, and telling people when and where. Neither says
 * where a case comes from: an outline of a petition's case is searched before anybody gets it, and a
 * notice says that there is a talk, and no more.
 */
import * as z from 'zod/mini';
import { judge, principles } from '../../policy/index.ts';
import type { NoticeToTell, OutlineInput, OutlineView, Seen } from '../api.ts';
import { bodyOf, type Desk, type Draft, refuse } from '../desk.ts';
import { checked, said, seen } from '../input.ts';
import type { Body, OutlineRecord, TalkRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import { randomId } from '../seal/random.ts';
import { searched } from '../vault/scrub.ts';
import { notOwnTalk, talkContext } from './talk-context.ts';
import { pointViews } from '../queries/views.ts';

const outlining: z.ZodMiniType<OutlineInput> = z.strictObject({
  talk: seen,
  notes: z.array(z.strictObject({ obligation: z.string(), point: said, note: said })),
  questions: z.exactOptional(z.array(said)),
});

export function prepareOutline(desk: Desk, input: OutlineInput): Promise<Outcome<OutlineRecord>> {
  return desk.job('talk.prepare', async (actor) => {
    const given = checked(outlining, input);
    const talk = await desk.seen('talk', given.talk);
    const context = await talkContext(desk, talk);
    notOwnTalk(desk, actor, talk, context);
    const state = desk.step('talk', talk.state, 'prepare');
    for (const [index, { obligation, point }] of given.notes.entries()) {
      const one = context.obligations.find(({ id }) => id === obligation)?.obligation;
      if (one === undefined || ![...one.points, ...(one.offered ?? [])].includes(point)) {
        refuse('input.invalid', (say) => say.records.noSuchPoint, { path: `notes.${index}` });
      }
    }
    const questions = given.questions ?? [];
    const id = talk.prepared ?? randomId();
    const texts = [...given.notes.map(({ note }) => note), ...questions];
    const audience = talk.delegation === undefined ? 'talker' : 'delegate';
    const judged = await Promise.all(
      context.obligations.map(async ({ obligation }) => {
        const { kind, petition } = obligation;
        const paper = { id, paper: 'outline', kind, petition };
        return judge(desk.policy, {
          type: 'issue-paper',
          paper: { ...paper, ...(await searched(desk, obligation, texts)) },
          audience,
          asOf: desk.today(),
        });
      }),
    );
    const findings = judged.flat();
    desk.refuseFor(findings);
    const body: Body<'outline'> = {
      talk: talk.id,
      obligations: talk.obligations,
      subjects: talk.subjects.map((subject) => subject.id),
      notes: given.notes,
      questions,
      preparedOn: desk.today(),
      by: { by: actor.id, name: actor.name },
    };
    const revision =
      talk.prepared === undefined ? 0 : (await desk.behind('outline', talk.prepared)).revision;
    await desk.write(actor, 'talk.prepare', [
      { type: 'outline', id, revision, body },
      {
        type: 'talk',
        id: talk.id,
        revision: talk.revision,
        body: { ...bodyOf(talk), state, outline: true, prepared: id },
      },
    ]);
    return { value: await desk.get('outline', id), findings };
  });
}

/** The outline as the talker reads it: each point of the talk in its order, with what was noted to it. */
export async function outlineOf(desk: Desk, talkId: string): Promise<OutlineView | undefined> {
  const talk = await desk.find('talk', talkId);
  if (talk === undefined) return undefined;
  const outline =
    talk.prepared === undefined ? undefined : await desk.find('outline', talk.prepared);
  if (outline === undefined) return undefined;
  const { obligations } = await talkContext(desk, talk);
  return {
    outline,
    principles: desk.named(principles(desk.policy)),
    sections: obligations.map(({ id, obligation, ofTheDay }) => {
      const applies = [...obligation.points, ...(obligation.offered ?? [])];
      return {
        obligation: id,
        subjectName: ofTheDay.name,
        unitName: ofTheDay.unitName,
        title: ofTheDay.title,
        points: pointViews(desk, obligation.kind)
          .filter((point) => applies.includes(point.id))
          .map((point) => ({
            ...point,
            notes: outline.notes
              .filter((note) => note.obligation === id && note.point === point.id)
              .map(({ note }) => note),
          })),
      };
    }),
  };
}

/** People were told: of a talk, its day, hour and place, and never of what or why. */
export function notify(
  desk: Desk,
  talkSeen: Seen,
): Promise<Outcome<{ readonly talk: TalkRecord; readonly notices: readonly NoticeToTell[] }>> {
  return desk.job('talk.notify', async (actor) => {
    const talk = await desk.seen('talk', checked(seen, talkSeen));
    const context = await talkContext(desk, talk);
    notOwnTalk(desk, actor, talk, context);
    const state = desk.step('talk', talk.state, 'notify');
    await desk.write(actor, 'talk.notify', [
      {
        type: 'talk',
        id: talk.id,
        revision: talk.revision,
        body: {
          ...bodyOf(talk),
          state,
          notified: { on: desk.today(), by: { by: actor.id, name: actor.name } },
        },
      },
      ...context.obligations.map((obligation): Draft => ({
        type: 'obligation',
        id: obligation.id,
        revision: obligation.revision,
        body: {
          ...bodyOf(obligation),
          state: desk.step('obligation', obligation.state, 'notify'),
        },
      })),
    ]);
    return { value: { talk: await desk.get('talk', talk.id), notices: notices(desk, talk) } };
  });
}

export async function noticesOf(desk: Desk, id: string): Promise<readonly NoticeToTell[]> {
  const talk = await desk.find('talk', id);
  return talk === undefined || talk.heldBy !== undefined || talk.cancelled !== undefined
    ? []
    : notices(desk, talk);
}

/** The same words for everybody: who reads over somebody's shoulder learns nothing. */
function notices(desk: Desk, { talker, recorder, subjects, date, startsAt, place }: TalkRecord) {
  const text = desk.messages.records.notice(date, startsAt, place?.trim() || undefined);
  const people = [talker, ...subjects, ...(recorder === undefined ? [] : [recorder])];
  return [...new Map(people.map(({ id, name }) => [id, { person: id, name, text }])).values()];
}
