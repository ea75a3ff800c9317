/** Something that somebody might do next at a desk; refusals are as good as acts. */
import type { TalkSdk } from '../../src/sdk/index.ts';
import { list } from '../sdk/district.ts';
import type { Chance } from '../../src/sdk/testing/chance.ts';
import { some } from './chosen.ts';
import { entrusts, inquires, movesLetter, movesOrder, movesSlip, proposes } from './courses.ts';

const rows: readonly string[] = [
  '1,孙成员,云溪区财政局,副局长,任职谈话,提拔,2026-03-09,,,,,区委常委会,,,',
  '2,冯丽,清河镇,副镇长,任职谈话,提拔,2026-03-09,,,,,区委常委会,,,',
  '3,冯丽,云溪区财政局,总会计师,诫勉谈话,工作作风,2026-03-09,,,,,区委常委会,云发〔2026〕4号,,',
  '4,赵正职,云溪区财政局,局长,任职谈话,提拔,2026-03-09,,,,,区委常委会,,,',
  '5,孙成员,云溪区财政局,副局长,诫勉谈话,工作作风,2026-03-08,,,,,区委常委会,云发〔2026〕5号,,',
  '7,冯丽,清河镇,副镇长,免职谈话,工作需要,2026-03-09,,,,,区委常委会,,,',
  '6,孙成员,云溪区财政局,副局长,免职谈话,工作需要,2026-03-09,,,,,区委常委会,,,',
];
const talkers = ['deputy', 'minister', 'head'];
const days = ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13'] as const;
const places = ['一号会议室', '二号会议室', '三号会议室'];

type Doing = (sdk: TalkSdk, chance: Chance) => Promise<unknown>;

const everyday: readonly Doing[] = [
  imports,
  imports,
  arranges,
  arranges,
  reschedules,
  reschedules,
  cancels,
  holds,
  holds,
  writes,
  confirms,
  issues,
  demands,
  matters,
  resolves,
  corrects,
];

/**
 * Each story is about one of these: what is there when it begins, and what is done then. So what
 * follows on each other happens to its end now and then.
 */
const themes: readonly Theme[] = [
  { begins: [imports], goesOn: everyday },
  {
    begins: [importsTown, entrusts, movesOrder],
    goesOn: [entrusts, arranges, resolves, writes, confirms, cancels, ...times(9, movesOrder)],
  },
  {
    begins: [inquires, inquires, inquires, movesLetter],
    goesOn: [inquires, resolves, holds, arranges, ...times(10, movesLetter)],
  },
  {
    begins: [importsTown, arranges, entrusts, inquires, inquires, proposes, proposes],
    goesOn: [
      ...[resolves, reschedules, movesOrder, movesLetter, proposes, proposes],
      ...times(8, movesSlip),
    ],
  },
];

function times(count: number, doing: Doing): readonly Doing[] {
  return Array.from({ length: count }, () => doing);
}

export interface Theme {
  readonly begins: readonly Doing[];
  readonly goesOn: readonly Doing[];
}

export function themeBy(chance: Chance): Theme {
  return chance.pick(themes);
}

export async function act(sdk: TalkSdk, chance: Chance, { goesOn }: Theme): Promise<void> {
  await some(chance, goesOn)?.(sdk, chance);
}

async function imports(sdk: TalkSdk, chance: Chance): Promise<void> {
  const some = rows.filter(() => chance.is(1 / 2));
  const report = await sdk.exchange.readDecisionList('名单.csv', list(...some));
  if (report.ok) await sdk.exchange.importDecisionList(report.value);
}

/** What may be entrusted to the principal of the town. */
async function importsTown(sdk: TalkSdk, chance: Chance): Promise<void> {
  const report = await sdk.exchange.readDecisionList('名单.csv', list(...rows.slice(1, 2)));
  if (report.ok) await sdk.exchange.importDecisionList(report.value);
  await imports(sdk, chance);
}

async function arranges(sdk: TalkSdk, chance: Chance): Promise<void> {
  const row = some(chance, await sdk.obligations.worklist());
  if (row === undefined) return;
  await sdk.plan.arrange({
    obligation: row.obligation,
    date: some(chance, days) ?? '2026-03-11',
    talker: some(chance, talkers) ?? 'deputy',
    outline: true,
    place: some(chance, places) ?? '',
    reasons: { 'talker.default': '工作安排', 'appointment.deadline': '出差' },
  });
}

async function someTalk(sdk: TalkSdk, chance: Chance) {
  const row = some(
    chance,
    (await sdk.obligations.worklist()).filter(({ talk }) => talk),
  );
  return row?.talk === undefined ? undefined : { row, talk: row.talk };
}

async function reschedules(sdk: TalkSdk, chance: Chance): Promise<void> {
  const { talk } = (await someTalk(sdk, chance)) ?? {};
  if (talk === undefined) return;
  const change = chance.is(1 / 2)
    ? { place: some(chance, places) ?? '' }
    : { startsAt: chance.is(1 / 2) ? ('09:00' as const) : ('10:30' as const) };
  await sdk.plan.reschedule({ talk, ...change });
}

async function cancels(sdk: TalkSdk, chance: Chance): Promise<void> {
  const { talk } = (await someTalk(sdk, chance)) ?? {};
  if (talk !== undefined && chance.is(1 / 2)) await sdk.plan.cancel(talk, '时间冲突');
}

async function holds(sdk: TalkSdk, chance: Chance): Promise<void> {
  const { talk } = (await someTalk(sdk, chance)) ?? {};
  if (talk !== undefined) await sdk.talks.hold({ talk, heldOn: sdk.today() });
}

async function writes(sdk: TalkSdk, chance: Chance): Promise<void> {
  const { row, talk } = (await someTalk(sdk, chance)) ?? {};
  if (row === undefined || talk === undefined) return;
  const answers = row.points.map(({ id, parts }) => ({
    point: id,
    state: 'covered' as const,
    ...(parts.length === 0 ? {} : { parts: parts.map((part) => part.id) }),
  }));
  await sdk.records.write({
    talk,
    points: { [row.obligation.id]: answers },
    record: 'written',
    ...(chance.is(1 / 2) ? { matters: [{ obligation: row.obligation.id, text: '住房困难' }] } : {}),
  });
}

async function confirms(sdk: TalkSdk, chance: Chance): Promise<void> {
  const { talk } = (await someTalk(sdk, chance)) ?? {};
  if (talk !== undefined) await sdk.records.confirm({ talk, method: 'paper', on: sdk.today() });
}

async function issues(sdk: TalkSdk, chance: Chance): Promise<void> {
  const row = some(chance, await sdk.admonitions.list());
  if (row === undefined) return;
  const number = `云诫〔2026〕${1 + chance.int(2)}号`;
  await sdk.admonitions.issueNotice({
    admonition: row.admonition,
    number,
    issuedOn: '2026-03-10',
  });
}

async function demands(sdk: TalkSdk, chance: Chance): Promise<void> {
  const row = some(chance, await sdk.admonitions.list());
  if (row === undefined) return;
  const { admonition } = row;
  await sdk.admonitions.addRectification({ admonition, demand: '整改', dueOn: '2026-06-30' });
}

async function matters(sdk: TalkSdk, chance: Chance): Promise<void> {
  const { matter } = some(chance, await sdk.matters.list()) ?? {};
  if (matter === undefined) return;
  if (chance.is(1 / 2)) await sdk.matters.assign({ matter, handler: 'clerk' });
  else await sdk.matters.note({ matter, reason: '已知悉' });
}

async function resolves(sdk: TalkSdk, chance: Chance): Promise<void> {
  const conflict = some(chance, await sdk.sync.conflicts());
  if (conflict === undefined) return;
  await sdk.sync.resolve(conflict.id, chance.is(1 / 3) ? 'theirs' : 'mine');
}

/** The facts of an event move: its obligations are derived anew. */
async function corrects(sdk: TalkSdk, chance: Chance): Promise<void> {
  const row = some(chance, await sdk.obligations.worklist());
  const event = row && (await sdk.events.get(row.obligation.event));
  if (event === undefined) return;
  const decision = some(chance, ['2026-03-06', '2026-03-09'] as const) ?? '2026-03-09';
  await sdk.events.update({ event, dates: { decision }, reason: '文件更正' });
}
