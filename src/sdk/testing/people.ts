/** The people and units of a made-up district: its leaders, its units with their teams, and their careers. */
import { addDays, type CivilDate, type PartyBody, type Role } from '../../policy/index.ts';
import type { Actor, Person, Unit } from '../ports.ts';
import type { Chance } from './chance.ts';

/** The units and people of a district, as its directory has them. */
export interface Roster {
  readonly units: readonly Unit[];
  /** Leaders and staff of committee and department, then the cadres. */
  readonly people: readonly Person[];
  /** 区委管理的科级干部, in the order of the units. */
  readonly cadres: readonly Person[];
  readonly leaders: {
    readonly secretary: Person;
    readonly inCharge: Person;
    readonly otherLeader: Person;
    readonly minister: Person;
    readonly deputies: readonly Person[];
  };
  readonly staff: { readonly clerk: Person; readonly inspector: Person };
  readonly desks: {
    readonly clerk: Actor;
    readonly leader: Actor;
    readonly committeeLeader: Actor;
    readonly inspector: Actor;
    readonly securityAuditor: Actor;
    readonly administrator: Actor;
  };
}

const SURNAMES = [
  ...'王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚',
  ...'单仇查解盖缪尉翟覃',
  '欧阳',
  '尉迟',
  '长孙',
];
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂文辉建华兰红玉志海峰波斌宇浩凯健俊帆雪慧莹颖琳晨曦川岩松柏楠森远安宁康泰正义诚信仁和礼智',
];
const TOWNS = [...'青石禾口松坪兰谷云溪白河龙泉柳林金沙石桥桃源凤山太平永安双塔双井长岭大营小河'];
const BUREAUS =
  '发展和改革 财政 教育 卫生健康 住房和城乡建设 农业农村 水务 交通运输 民政 人力资源和社会保障 自然资源 生态环境 文化和旅游 商务 应急管理 审计 统计 市场监督管理 司法 退役军人事务 医疗保障 城市管理 林业 信访 科学技术 工业和信息化 乡村振兴 数据 机关事务服务 投资促进'.split(
    ' ',
  );

/** Before anything that the district's records tell of. */
const LONG_AGO: CivilDate = '2014-03-01';

export function makeRoster(
  chance: Chance,
  size: { readonly cadres: number; readonly units: number },
  span: { readonly from: CivilDate; readonly days: number },
): Roster {
  const units = makeUnits(size.units);
  const post = (unit: string, title: string, roles: readonly Role[]): Person['posts'] => [
    { unit, title, roles, managed: false, from: LONG_AGO },
  ];
  const leader = (
    id: string,
    name: string,
    unit: string,
    title: string,
    roles: readonly Role[],
  ) => ({
    id,
    name,
    posts: post(unit, title, roles),
  });
  const leaders = {
    secretary: leader('g-secretary', '周正邦', COMMITTEE, '区委书记', ['committee-principal']),
    inCharge: leader('g-in-charge', '吴守拙', COMMITTEE, '区委副书记', [
      'committee-leader-in-charge',
    ]),
    otherLeader: leader('g-other-leader', '郑其昌', COMMITTEE, '区委常委', [
      'committee-other-leader',
    ]),
    minister: leader('g-minister', '林致和', DEPARTMENT, '区委常委、组织部部长', [
      'department-principal',
      'department-leader',
    ]),
    deputies: ['王思远', '陈怀瑾', '叶知秋'].map((name, index) =>
      leader(`g-deputy-${index + 1}`, name, DEPARTMENT, '组织部副部长', ['department-leader']),
    ),
  };
  const staff = {
    clerk: leader('g-clerk', '李书宁', DEPARTMENT, '干部科科员', []),
    inspector: leader('g-inspector', '何督成', DEPARTMENT, '干部监督科科长', []),
  };
  const others = [
    leader('g-auditor', '孔守密', DEPARTMENT, '保密审计员', []),
    leader('g-administrator', '罗运维', DEPARTMENT, '系统管理员', []),
  ];
  const cadres = makeCadres(chance, size.cadres, units.slice(2), span);
  const { secretary, inCharge, otherLeader, minister, deputies } = leaders;
  return {
    units,
    people: [
      secretary,
      inCharge,
      otherLeader,
      minister,
      ...deputies,
      ...Object.values(staff),
      ...others,
      ...cadres,
    ],
    cadres,
    leaders,
    staff,
    desks: {
      clerk: { id: 'g-clerk', name: '李书宁', roles: ['clerk'] },
      leader: { id: minister.id, name: minister.name, roles: ['leader'] },
      committeeLeader: { id: inCharge.id, name: inCharge.name, roles: ['committee-leader'] },
      inspector: { id: 'g-inspector', name: '何督成', roles: ['inspector'] },
      securityAuditor: { id: 'g-auditor', name: '孔守密', roles: ['security-auditor'] },
      administrator: { id: 'g-administrator', name: '罗运维', roles: ['administrator'] },
    },
  };
}

const COMMITTEE = 'g-unit-committee';
const DEPARTMENT = 'g-unit-department';

/** Committee and department first; then as many towns, offices and bureaus as are wanted. */
function makeUnits(count: number): readonly Unit[] {
  const names: (readonly [name: string, body: PartyBody])[] = [];
  for (let at = 0; at + 1 < TOWNS.length; at += 2) {
    names.push([`${TOWNS[at]}${TOWNS[at + 1]}${at % 6 === 0 ? '街道' : '镇'}`, 'committee']);
  }
  for (const bureau of BUREAUS) names.push([`区${bureau}局`, 'leading-group']);
  for (let number = 1; names.length < count; number += 1) {
    names.push(
      number % 2 === 0
        ? [`区第${number / 2}中学`, 'branch']
        : [`云岭第${number}公司`, 'general-branch'],
    );
  }
  return [
    { id: COMMITTEE, name: '云岭区委', partyBody: 'committee' },
    { id: DEPARTMENT, name: '云岭区委组织部', partyBody: 'branch' },
    ...names.slice(0, Math.max(1, count - 2)).map(([name, partyBody], index) => ({
      id: `g-unit-${String(index + 1).padStart(3, '0')}`,
      name,
      partyBody,
    })),
  ];
}

function makeCadres(
  chance: Chance,
  count: number,
  units: readonly Unit[],
  span: { readonly from: CivilDate; readonly days: number },
): readonly Person[] {
  const perUnit = Math.ceil(count / units.length);
  return Array.from({ length: count }, (_, index): Person => {
    const unit = units[Math.floor(index / perUnit)] ?? chance.pick(units);
    const now = postFor(index % perUnit, unit);
    const number = String(index + 1).padStart(5, '0');
    return {
      id: `g-cadre-${number}`,
      name: chance.pick(SURNAMES) + chance.pick(GIVEN) + (chance.is(0.7) ? chance.pick(GIVEN) : ''),
      posts: career(chance, now, unit, units, span),
    };
  });
}

type Post = Person['posts'][number];

/** By the place in the unit: its Party head, the head of its administration, the team, the rest. */
function postFor(place: number, { id: unit, partyBody }: Unit): Post {
  const held = { unit, managed: true, from: LONG_AGO } as const;
  if (place === 0) {
    const title = partyBody === 'leading-group' ? '党组书记、局长' : '党委书记';
    const roles = ['team-principal', 'unit-party-principal'] as const;
    return { ...held, title, roles, rank: 'section-principal' };
  }
  if (place === 1 && partyBody === 'committee') {
    return { ...held, title: '镇长', roles: ['team-principal'], rank: 'section-principal' };
  }
  if (place < 8) {
    return { ...held, title: '副职领导', roles: ['team-member'], rank: 'section-deputy' };
  }
  return { ...held, title: '四级调研员', roles: ['same-rank'], rank: 'section-deputy' };
}

/** Three in ten came from another unit some time within the span. */
function career(
  chance: Chance,
  now: Post,
  unit: Unit,
  units: readonly Unit[],
  { from, days }: { readonly from: CivilDate; readonly days: number },
): Person['posts'] {
  if (!chance.is(0.3)) return [now];
  const before = chance.pick(units);
  if (before.id === unit.id) return [now];
  const changed = addDays(from, chance.int(days));
  const earlier: Post = {
    ...postFor(2, before),
    to: addDays(changed, -1),
  };
  return [earlier, { ...now, from: changed }];
}
