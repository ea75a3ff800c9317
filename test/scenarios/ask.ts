/** Asks a scenario's question of a policy and says the answer in the words that scenario files expect. */
import {
  contentPoints,
  eligibility,
  judge,
  kinds,
  replyWindow,
  timeliness,
  type Act,
  type CivilDate,
  type Finding,
  type Obligation,
  type Policy,
  type Talk,
  type TalkAct,
  type Timeliness,
  type Window,
} from '../../src/policy/index.ts';
import type { Cast } from './cast.ts';
import { FactReader, Parts, type Facts } from './facts.ts';
import type { Scenario } from './format.ts';

export interface Answered {
  /** In the words of the files, e.g. `警告（三·1）appointment.deadline：late`. */
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
  /** What was asked about: the act's type, or `obligations`, `eligibility`, `reply`. */
  readonly question: string;
}

type Of<T extends Act['type']> = Extract<Act, { readonly type: T }>;

const severities = { error: '禁止', warning: '警告', advice: '提示' } as const;

const standings: Readonly<Record<Timeliness, string>> = {
  'not-due': '未到期',
  due: '应谈',
  overdue: '逾期未谈',
  early: '提前',
  'in-time': '按时',
  late: '逾期',
  undecided: '不能认定',
  'no-limit': '未定期限',
  cancelled: '取消',
};

const eligible = { yes: '可以', 'with-reason': '须说明理由', no: '不可以' } as const;

const audiences = {
  谈话对象: 'subject',
  谈话人: 'talker',
  受委托人: 'delegate',
  记录人: 'recorder',
  单位: 'unit',
  组织部: 'department',
  督查人员: 'inspector',
  密件专管员: 'vault-holder',
} as const;

const channels = {
  屏幕: 'screen',
  谈话页面: 'talk-page',
  打印: 'print',
  检索: 'search',
  消息: 'message',
  日志: 'log',
  人员页面: 'host-person-page',
} as const;

const keepers = {
  组织部: 'department',
  单位: 'unit',
  本人档案: 'personal-archive',
  谈话对象: 'subject',
  其他处: 'elsewhere',
} as const;

export function findingLines(policy: Policy, findings: readonly Finding[]): readonly string[] {
  const counted = new Map<string, number>();
  for (const { rule, code, severity } of findings) {
    const clause = policy.pack.rules[rule]?.clause ?? '';
    const line = `${severities[severity]}（${clause}）${rule}：${code}`;
    counted.set(line, (counted.get(line) ?? 0) + 1);
  }
  return [...counted].map(([line, times]) => (times === 1 ? line : `${line} ×${times}`));
}

export function windowText({ state, base, opens, lastDay, due, remindOn }: Window): string {
  const span = `${opens ?? base ?? '?'} 至 ${lastDay ?? '?'}`;
  const rolled = due === lastDay ? span : `${span}，顺延至 ${due ?? '?'}`;
  switch (state) {
    case 'fixed':
      return rolled;
    case 'provisional':
      return lastDay === undefined ? `自 ${base ?? '?'} 起，末日待定` : `${span}，顺延待定`;
    case 'awaiting-notice':
      return `${rolled}，公示未结束`;
    case 'open': {
      const from = opens ? `自 ${opens} 起，` : base ? `${base} 发生，` : '';
      return remindOn === undefined ? `${from}未定期限` : `${from}未定期限，${remindOn} 提示`;
    }
    case 'cancelled':
      return '取消';
    case 'contradictory':
      return '日期矛盾';
    case 'unknown':
      return '日期不全';
  }
}

function kindName(policy: Policy, { kind, form }: Obligation): string {
  if (form === 'inquiry') return '函询';
  return kinds(policy).find(({ id }) => id === kind)?.name.zh ?? kind;
}

function titles(policy: Policy, kind: string, ids: readonly string[]): string {
  const points = contentPoints(policy, kind).filter(({ id }) => ids.includes(id));
  return points.map(({ title }) => title.zh).join('、');
}

/** What the pack adds to the points of a kind, e.g. the rules on work after retirement in so many words. */
function hints(policy: Policy, kind: string): string {
  return contentPoints(policy, kind)
    .flatMap(({ hint }) => hint?.zh ?? [])
    .join('；');
}

function describe(policy: Policy, duty: Obligation): readonly string[] {
  const name = kindName(policy, duty);
  const { papers } = policy.pack;
  const secrecy = { normal: '一般', sensitive: '敏感', high: '较高', highest: '最高' } as const;
  const paperNames = duty.papers.map((id) => {
    const text = papers[id]?.name;
    return typeof text === 'object' ? text.zh : (text ?? id);
  });
  const archive = policy.pack.archives[duty.archive]?.name;
  return [
    `应谈 ${name}`,
    `期间 ${name} ${windowText(duty.window)}`,
    `内容 ${name} ${titles(policy, duty.kind, duty.points)}`,
    ...(duty.offered ? [`另可谈 ${name} ${titles(policy, duty.kind, duty.offered)}`] : []),
    `说明 ${name} ${hints(policy, duty.kind) || '无'}`,
    `类别 ${name} ${duty.subjectClass === 'principal' ? '党政正职' : '其他'}`,
    `单位 ${name} ${duty.unit}`,
    `材料 ${name} ${paperNames.join('、')}`,
    `保密 ${name} ${secrecy[duty.secrecy]}`,
    `存放 ${name} ${typeof archive === 'object' ? archive.zh : (archive ?? '')}`,
    ...duty.window.steps.map(
      ({ rule, operation, date, amount }) =>
        `经过 ${name} ${rule} ${operation} ${date}${amount === undefined ? '' : ` ${amount}`}`,
    ),
  ];
}

/** Everything that may be asked, by the word that a file uses. */
class Asking {
  constructor(
    private readonly policy: Policy,
    private readonly facts: Facts,
    private readonly parts: Parts,
    private readonly reader: FactReader,
  ) {}

  private judged(acts: readonly Act[], more: readonly string[] = []): Answered {
    const findings = acts.flatMap((act) => judge(this.policy, act));
    const [act] = acts;
    if (!act) throw this.parts.fault('nothing to ask about');
    return { lines: [...more, ...this.said(findings)], findings, question: act.type };
  }

  private said(findings: readonly Finding[]): readonly string[] {
    return findings.length === 0 ? ['没有不合规定之处'] : findingLines(this.policy, findings);
  }

  private need<T>(fact: T | undefined, name: string): T {
    if (fact === undefined) throw this.parts.fault(`no ${name} to ask about`);
    return fact;
  }

  private get talk(): Talk {
    return this.need(this.facts.talk, '谈话');
  }

  private get duty(): Obligation {
    return this.need(this.facts.obligations[0], '应谈事项');
  }

  private standing(days: { asOf: CivilDate; heldOn?: CivilDate }): readonly string[] {
    return this.facts.obligations.flatMap((duty) => {
      const name = kindName(this.policy, duty);
      return [
        `期间 ${name} ${windowText(duty.window)}`,
        `认定 ${name} ${standings[timeliness(this.policy, duty.window, days)]}`,
      ];
    });
  }

  private aboutTalk(type: TalkAct['type']): Answered {
    const { talk } = this;
    return this.judged([{ type, talk }], this.standing({ asOf: talk.date, heldOn: talk.date }));
  }

  private readonly questions: Readonly<Record<string, () => Answered>> = {
    应谈事项: () => {
      const { eventFindings: findings, obligations } = this.facts;
      const told = obligations.flatMap((duty) => describe(this.policy, duty));
      const lines = [...(told.length === 0 ? ['应谈 无'] : told), ...this.said(findings)];
      return { lines, findings, question: 'obligations' };
    },
    时限: () => {
      const asOf = this.parts.date();
      const acts = this.facts.obligations.map((obligation): Act => ({
        type: 'check-obligation',
        obligation,
        asOf,
      }));
      return this.judged(acts, this.standing({ asOf }));
    },
    安排谈话: () => this.aboutTalk('plan-talk'),
    登记谈话: () => this.aboutTalk('hold-talk'),
    记录谈话: () => this.aboutTalk('record-talk'),
    办结谈话: () => this.aboutTalk('close-talk'),
    解除应谈: () => {
      const { talk } = this;
      const name = this.parts.named('只解除');
      const other = this.parts.flag('另一事项');
      const ids = other
        ? ['elsewhere']
        : this.facts.obligations
            .filter((duty) => name === undefined || kindName(this.policy, duty) === name)
            .map(({ id }) => id);
      return this.judged(ids.map((obligation): Act => ({ type: 'discharge', talk, obligation })));
    },
    送达通知书: () => this.judged([{ type: 'serve-notice', talk: this.talk }]),
    办结诫勉: () => {
      const breach = this.parts.flag('按违规情形');
      const asBreach = {
        approver: this.parts.named('批准人') ?? '',
        reason: this.parts.named('理由') ?? '',
      };
      const asOf = this.parts.namedDate('截至');
      const { selfCriticism, reportReceivedOn } = this.facts;
      return this.judged([
        {
          type: 'close-admonition',
          talk: this.talk,
          ...(asOf ? { asOf } : {}),
          ...(breach ? { asBreach } : {}),
          ...(selfCriticism ? { selfCriticism } : {}),
          ...(reportReceivedOn ? { reportReceivedOn } : {}),
        },
      ]);
    },
    人选: () => {
      const on = this.parts.date();
      const people = this.parts
        .first()
        .split('、')
        .map((name) => this.reader.person(name, this.parts));
      const { delegation } = this.facts;
      const answers = eligibility(this.policy, this.duty, on, people, delegation);
      const findings = answers.flatMap((one) => one.findings);
      const lines = answers.map(
        ({ person, answer, as }) =>
          `人选 ${person.name} ${eligible[answer]}${as === undefined ? '' : `（${as}）`}`,
      );
      return { lines: [...lines, ...this.said(findings)], findings, question: 'eligibility' };
    },
    下达委托: () => {
      const delegation = this.need(this.facts.delegation, '委托');
      const on = this.parts.namedDate('谈话');
      return this.judged(
        this.facts.obligations.map((obligation) => ({
          type: 'delegate',
          delegation,
          obligation,
          ...(on ? { on } : {}),
          overrides: this.facts.overrides,
        })),
      );
    },
    交回委托: () => {
      const delegation = this.need(this.facts.delegation, '委托');
      const asOf = this.need(this.parts.namedDate('截至'), '截至');
      const heldOn = this.parts.namedDate('谈话');
      const recordReturnedOn = this.parts.namedDate('交回');
      return this.judged([
        {
          type: 'return-delegation',
          delegation,
          obligation: this.duty,
          asOf,
          ...(heldOn ? { heldOn } : {}),
          ...(recordReturnedOn ? { recordReturnedOn } : {}),
          ...(this.parts.flag('留有副本') ? { copiesKept: true } : {}),
        },
      ]);
    },
    办结函询: () => {
      const inquiry = this.need(this.facts.inquiry, '函询');
      const as = this.parts.oneOf<Of<'close-inquiry'>['as']>({
        已回复: 'answered',
        转为谈话: 'turned-into-talk',
        撤回: 'withdrawn',
      });
      const asOf = this.parts.namedDate('截至');
      const { reasons } = this.facts;
      return this.judged(
        [{ type: 'close-inquiry', inquiry, as, reasons, ...(asOf ? { asOf } : {}) }],
        [`期间 回复 ${windowText(replyWindow(this.policy, inquiry))}`],
      );
    },
    印发: () => {
      const audience = this.parts.oneOf(audiences);
      const [obligation] = this.facts.obligations;
      const { reasons } = this.facts;
      return this.judged(
        this.facts.papers.map((paper) => ({
          type: 'issue-paper',
          paper,
          audience,
          reasons,
          ...(obligation ? { obligation } : {}),
        })),
      );
    },
    查看: () => {
      const audience = this.parts.oneOf(audiences);
      const channel = this.parts.oneOf(channels);
      const listed = !this.parts.flag('不在知悉范围');
      return this.judged(
        this.facts.papers.map((paper) => ({
          type: 'view',
          paper,
          audience,
          channel,
          onCaseList: listed,
        })),
      );
    },
    归档: () => {
      const to = this.parts.oneOf(keepers);
      return this.judged(this.facts.papers.map((paper) => ({ type: 'archive', paper, to })));
    },
    导出: () => {
      const to = this.parts.oneOf(keepers);
      return this.judged([{ type: 'export', papers: this.facts.papers, to }]);
    },
    导入: () => {
      const from = this.parts.oneOf(keepers);
      return this.judged([{ type: 'import', papers: this.facts.papers, from }]);
    },
    处理反映事项: () =>
      this.judged([{ type: 'handle-matter', matter: this.need(this.facts.matter, '反映事项') }]),
    核验整改: () => {
      const asOf = this.parts.date();
      return this.judged(
        this.facts.items.map((item) => ({ type: 'close-rectification', item, asOf })),
      );
    },
  };

  ask(): Answered {
    const question = this.questions[this.parts.first()];
    if (!question) throw this.parts.fault('no such question');
    const answered = question();
    this.parts.end();
    return answered;
  }
}

export function ask(policy: Policy, cast: Cast, scenario: Scenario): Answered {
  const reader = new FactReader(policy, cast, scenario);
  return new Asking(policy, reader.read(), new Parts(scenario.question), reader).ask();
}

const findingWords = ['禁止', '警告', '提示', '没有不合规定之处'];

function category(line: string): string {
  const word = line.split(/[ （]/)[0] ?? '';
  return findingWords.includes(word) ? 'findings' : word;
}

/**
 * What differs: of every kind of answer that the file speaks of, all lines and no others; of findings
 * always, so that a scenario without them says that there are none.
 */
export function differences(expected: readonly string[], { lines }: Answered): readonly string[] {
  const spoken = new Set([...expected.map(category), 'findings']);
  const told = expected.some((line) => category(line) === 'findings')
    ? expected
    : [...expected, '没有不合规定之处'];
  const actual = new Set(lines.filter((line) => spoken.has(category(line))));
  return [
    ...told.filter((line) => !actual.has(line)).map((line) => `missing: ${line}`),
    ...[...actual].filter((line) => !told.includes(line)).map((line) => `besides: ${line}`),
  ];
}
