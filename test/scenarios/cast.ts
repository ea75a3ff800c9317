/** The people of the scenarios, from the table in `cast.md`: one row a post, several rows a career. */
import { parseCivilDate, type Person, type Post, type Role } from '../../src/policy/index.ts';
import { readTable, ScenarioFault } from './format.ts';

const roles: Readonly<Record<string, Role>> = {
  区委主要负责人: 'committee-principal',
  区委分管负责人: 'committee-leader-in-charge',
  区委其他负责人: 'committee-other-leader',
  组织部主要负责人: 'department-principal',
  组织部负责人: 'department-leader',
  单位党组织主要负责人: 'unit-party-principal',
  党政正职: 'team-principal',
  班子成员: 'team-member',
  同级别干部: 'same-rank',
};

const ranks: Readonly<Record<string, NonNullable<Post['rank']>>> = {
  正科: 'section-principal',
  副科: 'section-deputy',
  其他: 'other',
};

export type Cast = ReadonlyMap<string, Person>;

export function readCast(text: string): Cast {
  const cast = new Map<string, Person>();
  for (const row of readTable(text)) {
    const cell = (name: string) => row[name] ?? '';
    const name = cell('称呼');
    const fault = (what: string) => new ScenarioFault(`cast.md, ${name}`, what);
    const from = parseCivilDate(cell('自'));
    const rank = ranks[cell('级别')];
    if (!from || !rank) throw fault('no first day or no rank');
    const to = parseCivilDate(cell('至'));
    if (!to && cell('至') !== '') throw fault('no such last day');
    const post: Post = {
      unit: cell('单位'),
      title: cell('职务'),
      roles: cell('身份')
        .split('、')
        .filter((word) => word !== '')
        .map((word) => {
          const role = roles[word];
          if (!role) throw fault(`no role ${word}`);
          return role;
        }),
      rank,
      managed: cell('区委管理') === '是',
      from,
      ...(to ? { to } : {}),
    };
    cast.set(name, { id: name, name, posts: [...(cast.get(name)?.posts ?? []), post] });
  }
  return cast;
}
