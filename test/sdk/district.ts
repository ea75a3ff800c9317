/** A small made-up district for the SDK's tests: a committee, a department, two units. */
import type { Actor, DirectoryPort, Person, Role, Unit } from '../../src/sdk/index.ts';
import { createTalkSdk, type SdkOptions, type TalkSdk } from '../../src/sdk/index.ts';

export const units: readonly Unit[] = [
  { id: 'u-committee', name: '云溪区委', partyBody: 'committee' },
  { id: 'u-department', name: '云溪区委组织部', partyBody: 'leading-group' },
  { id: 'u-finance', name: '云溪区财政局', partyBody: 'leading-group' },
  { id: 'u-qinghe', name: '清河镇', partyBody: 'committee' },
];

function person(
  id: string,
  name: string,
  unit: string,
  title: string,
  roles: readonly Role[],
  managed = false,
): Person {
  return {
    id,
    name,
    posts: [
      {
        unit,
        title,
        roles,
        managed,
        from: '2021-01-01',
        ...(managed ? { rank: 'section-deputy' as const } : {}),
      },
    ],
  };
}

export const people: readonly Person[] = [
  person('secretary', '周区委', 'u-committee', '区委书记', ['committee-principal']),
  person('in-charge', '吴分管', 'u-committee', '区委副书记', ['committee-leader-in-charge']),
  person('minister', '郑部长', 'u-department', '组织部部长', [
    'department-principal',
    'department-leader',
  ]),
  person('deputy', '王副部长', 'u-department', '组织部副部长', ['department-leader']),
  person('clerk', '李经办', 'u-department', '干部科科员', []),
  person('head', '赵正职', 'u-finance', '财政局局长', ['team-principal'], true),
  person(
    'party',
    '钱书记',
    'u-qinghe',
    '清河镇党委书记',
    ['team-principal', 'unit-party-principal'],
    true,
  ),
  person('member', '孙成员', 'u-finance', '财政局副局长', ['team-member'], true),
  person('member-2', '冯丽', 'u-qinghe', '清河镇副镇长', ['team-member'], true),
  person('namesake', '冯丽', 'u-finance', '财政局总会计师', ['same-rank'], true),
  person('unmanaged', '陈科员', 'u-finance', '财政局科员', []),
];

export const directory: DirectoryPort = {
  person: async (id) => people.find((one) => one.id === id),
  people: async (unit, { offset, limit }) => {
    const all = people.filter((one) => one.posts.some((post) => post.unit === unit));
    return { people: all.slice(offset, offset + limit), total: all.length };
  },
  unit: async (id) => units.find((unit) => unit.id === id),
  units: async () => units,
  search: async (text) => people.filter((one) => one.name.includes(text)),
  holders: async (roles) =>
    people.filter((one) =>
      one.posts.some((post) => post.roles.some((role) => roles.includes(role))),
    ),
};

export const clerk: Actor = { id: 'clerk', name: '李经办', roles: ['clerk'] };

/** Noon in Shanghai on that day. */
export function noon(day: string): number {
  return Date.parse(`${day}T12:00:00+08:00`);
}

/** An SDK whose day can be moved, with whoever sits at the desk. */
export async function atTheDesk(
  day: string,
  options: Partial<SdkOptions> & { readonly actor?: Actor } = {},
): Promise<{ readonly sdk: TalkSdk; setDay(day: string): void; seat(actor: Actor): void }> {
  let now = noon(day);
  let actor = options.actor ?? clerk;
  const sdk = await createTalkSdk({
    identity: { current: () => actor },
    directory,
    clock: { now: () => now },
    ...options,
  });
  return {
    sdk,
    setDay: (next) => (now = noon(next)),
    seat: (next) => (actor = next),
  };
}

/** A decision list with these rows under the usual headings. */
export function list(...rows: readonly string[]): string {
  return [
    '序号,姓名,单位,现任职务,谈话类型,情形,决定日期,公示截止日期,公示结果,办理退休手续日期,发生日期,决定机关,文号,拟任单位,备注',
    ...rows,
  ].join('\r\n');
}
