/**
 * 制度衔接 (五¶3): talks, inquiries, replies, notices and rectification of one course of things, wherever
 * one starts to read. What the person at the desk may not see is not among them.
 */
import type { CaseLinks } from '../api.ts';
import type { Desk } from '../desk.ts';
import type { RecordType } from '../model/records.ts';

/** Everything that hangs together with a record; nothing where there is no such record to see. */
export async function linksOf(desk: Desk, id: string): Promise<CaseLinks | undefined> {
  const inquiries = await desk.all('inquiry');
  const obligations = await desk.all('obligation');
  const events = await desk.all('event');
  const owed = (some: ReadonlySet<string>) => obligations.filter(({ event }) => some.has(event));

  // An inquiry that was turned into a talk leads to another event: follow both ways until all are there.
  const reached = new Set(await eventsBehind(desk, id));
  if (reached.size === 0) return undefined;
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { event, turned } of inquiries) {
      if (turned === undefined) continue;
      if (reached.has(event) || reached.has(turned.event)) {
        reached.add(event).add(turned.event);
      }
    }
  }
  const all = owed(reached);
  const ids = new Set(all.map((one) => one.id));
  const hangs = (one: { readonly obligations: readonly string[] }) =>
    one.obligations.some((obligation) => ids.has(obligation));
  const of = (one: { readonly obligation?: string }) =>
    one.obligation !== undefined && ids.has(one.obligation);
  const admonitions = (await desk.all('admonition')).filter(of);
  const letters = inquiries.filter(of);
  return {
    events: events.filter((event) => reached.has(event.id)).map((event) => event.id),
    obligations: all.map((one) => one.id),
    talks: (await desk.all('talk')).filter(hangs).map((talk) => talk.id),
    delegations: (await desk.all('delegation')).filter(hangs).map((order) => order.id),
    inquiries: letters.map((letter) => ({
      inquiry: letter.id,
      letters: letter.rounds.length,
      replies: letter.rounds.filter(({ reply }) => reply !== undefined).length,
      ...(letter.turned === undefined ? {} : { turnedInto: letter.turned.event }),
    })),
    admonitions: admonitions.map(({ id: admonition, notice, rectification }) => ({
      admonition,
      ...(notice === undefined ? {} : { notice: notice.number }),
      rectification: rectification.map((item) => item.id),
    })),
    matters: (await desk.all('matter')).filter(of).map((matter) => matter.id),
    papers: (await desk.all('paper')).filter(hangs).map((paper) => paper.id),
    outlines: (await desk.all('outline')).filter(hangs).map((outline) => outline.id),
    incidents: (await desk.all('incident')).filter(of).map((incident) => incident.id),
  };
}

const types: readonly RecordType[] = [
  'event',
  'obligation',
  'talk',
  'matter',
  'admonition',
  'inquiry',
  'delegation',
  'paper',
  'outline',
];

async function eventsBehind(desk: Desk, id: string): Promise<readonly string[]> {
  for (const type of types) {
    const record = await desk.find(type, id);
    if (record === undefined) continue;
    if (type === 'event') return [id];
    if ('event' in record && typeof record.event === 'string') return [record.event];
    const obligations =
      'obligations' in record && record.obligations !== undefined
        ? record.obligations
        : 'obligation' in record && typeof record.obligation === 'string'
          ? [record.obligation]
          : [];
    const found = await Promise.all(obligations.map((one) => desk.find('obligation', one)));
    return found.flatMap((one) => (one === undefined ? [] : [one.event]));
  }
  return [];
}
