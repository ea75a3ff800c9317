// What every portal has of its own, made up and small: who is at the desk, who is who, and a key. In a
// portal these answers come from its login, its address book and its server.

const units = [
  { id: 'committee', name: '云溪区委', partyBody: 'committee' },
  { id: 'department', name: '云溪区委组织部', partyBody: 'leading-group' },
  { id: 'finance', name: '云溪区财政局', partyBody: 'leading-group' },
];

function person(id, name, unit, title, roles, managed = false) {
  const rank = managed ? { rank: 'section-deputy' } : {};
  return { id, name, posts: [{ unit, title, roles, managed, from: '2021-01-01', ...rank }] };
}

const people = [
  person('secretary', '周区委', 'committee', '区委书记', ['committee-principal']),
  person('minister', '郑部长', 'department', '组织部部长', [
    'department-principal',
    'department-leader',
  ]),
  person('deputy', '王副部长', 'department', '组织部副部长', ['department-leader']),
  person('clerk', '李经办', 'department', '干部科科员', []),
  person('member', '孙成员', 'finance', '财政局副局长', ['team-member'], true),
];

const directory = {
  person: async (id) => people.find((one) => one.id === id),
  people: async (unit, { offset, limit }) => {
    const there = people.filter((one) => one.posts.some((post) => post.unit === unit));
    return { people: there.slice(offset, offset + limit), total: there.length };
  },
  unit: async (id) => units.find((unit) => unit.id === id),
  units: async (parent) => (parent === undefined ? units : []),
  search: async (text) => people.filter((one) => one.name.includes(text)),
  holders: async (roles) =>
    people.filter((one) =>
      one.posts.some((post) => post.roles.some((role) => roles.includes(role))),
    ),
};

export const options = {
  identity: { current: () => ({ id: 'clerk', name: '李经办', roles: ['clerk'] }) },
  directory,
  // The portal's server derives it from the session; here it is the same for everybody.
  key: () => new Uint8Array(32).fill(7),
  tenant: 'example',
  // So that the example looks the same on every day; leave it out on a page that people work with.
  clock: { now: () => Date.UTC(2026, 2, 10, 4) },
};

/** Something to do: one appointment, as it comes in a decision list. */
export async function loadDecisions(sdk) {
  if ((await sdk.obligations.worklist()).length > 0) return;
  const list = [
    '序号,姓名,单位,现任职务,谈话类型,情形,决定日期,公示截止日期,公示结果,办理退休手续日期,发生日期,决定机关,文号,拟任单位,备注',
    '1,孙成员,云溪区财政局,副局长,任职谈话,提拔,2026-03-09,,,,,区委常委会,云发〔2026〕3号,,',
  ].join('\r\n');
  const report = await sdk.exchange.readDecisionList('任免名单.csv', list);
  if (report.ok) await sdk.exchange.importDecisionList(report.value);
}
