/** Talks as tests of the record form need them: arranged, held and written down, confirmed, and on the screen. */
import type { ArrangeInput, TalkSdk } from '../../../src/sdk/index.ts';
import { all, place, shown, until } from './desk.ts';

/** A talk with the cadre, arranged for today with somebody who may hold it. */
export async function arranged(
  sdk: TalkSdk,
  name: string,
  more: Partial<Pick<ArrangeInput, 'date' | 'outline' | 'startsAt'>> = {},
) {
  const row = (await sdk.obligations.worklist()).find((one) => one.subjectName === name);
  if (!row) throw new Error(`nobody called ${name}`);
  const { id, revision } = row.obligation;
  const talk = await sdk.plan.arrange({
    obligation: { id, revision },
    date: sdk.today(),
    startsAt: '09:30',
    place: '谈话室',
    talker: 'p-bu',
    outline: true,
    ...more,
  });
  if (!talk.ok) throw new Error(talk.error.message);
  return talk.value.id;
}

/** What is written where tests write something: its own words, unless somebody wants others. */
export type Words = (ordinary: string) => string;
export const ordinary: Words = (words) => words;

/** The talk as it is now, for what is done to it elsewhere. */
export async function seen(sdk: TalkSdk, id: string) {
  return { id, revision: (await sdk.talks.get(id))?.revision ?? 0 };
}

/** The talk with every point answered and one matter raised; confirmed where that is asked for. */
export async function recorded(
  sdk: TalkSdk,
  id: string,
  confirm = false,
  words: Words = ordinary,
): Promise<void> {
  const talk = await sdk.talks.get(id);
  const [obligation = ''] = talk?.obligations ?? [];
  const row = await sdk.obligations.get(obligation);
  if (!talk || !row) throw new Error('no talk');
  const held = await sdk.talks.hold({ talk: { id, revision: talk.revision }, heldOn: sdk.today() });
  if (!held.ok) throw new Error(held.error.message);
  const points = row.points.map(({ id: point, parts }) => ({
    point,
    state: 'covered' as const,
    ...(parts.length > 0 ? { parts: parts.map((part) => part.id) } : {}),
  }));
  const written = await sdk.records.write({
    talk: { id, revision: held.value.revision },
    points: { [obligation]: points },
    statement: words('服从组织决定'),
    matters: [{ obligation, text: words('办公用房紧张') }],
    record: 'written',
  });
  if (!written.ok) throw new Error(written.error.message);
  if (!confirm) return;
  const { revision } = written.value;
  const closed = await sdk.records.confirm({
    talk: { id, revision },
    method: 'signature',
    on: sdk.today(),
  });
  if (!closed.ok) throw new Error(closed.error.message);
}

/** The record form with a talk in it. */
export async function show(sdk: TalkSdk, talk: string) {
  const element = document.createElement('talk-record-form');
  element.sdk = sdk;
  element.talk = talk;
  place(element);
  await until(
    'the form with what is open in it',
    () => shown(element).includes('谈话安排') && all(element, '[kind="loading"]').length === 0,
  );
  return element;
}
