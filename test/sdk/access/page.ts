/** docs/access.md: who may do what to which cases in which states, made from the table that the SDK asks. */
import { format } from 'prettier';
import { rolesReaching } from '../../../src/sdk/access/may.ts';
import type { Relation } from '../../../src/sdk/access/relations.ts';
import { steps } from '../../../src/sdk/access/steps.ts';
import { access, type Action, type Scope } from '../../../src/sdk/access/table.ts';
import type { DeskRole } from '../../../src/sdk/index.ts';
import { type Policy, stateName, statesOf, transition } from '../../../src/policy/index.ts';
import { roleWords, scopeWords, words } from './words.ts';

export const actions = Object.keys(access) as Action[];
export const roles = Object.keys(roleWords) as DeskRole[];
export const scopes = Object.keys(scopeWords) as Scope[];

/** The states in which the workflow leaves the act to a role that may do it at all. */
function statesFor(policy: Policy, action: Action): readonly string[] {
  const step = steps[action];
  if (step === undefined) return [];
  const holders = roles.filter((role) => access[action][role] !== undefined);
  return statesOf(policy, step.machine).filter((state) =>
    step.actions.some((name) => {
      const by: readonly DeskRole[] = transition(policy, step.machine, state, name)?.by ?? [];
      return holders.some((role) => by.includes(role));
    }),
  );
}

function clauseOf(policy: Policy, action: Action): string {
  const step = steps[action];
  const [state = ''] = statesFor(policy, action);
  const taken = step?.actions.map((name) => transition(policy, step.machine, state, name));
  const rule = words[action].rule ?? taken?.find((one) => one !== undefined)?.rule;
  return rule === undefined ? '' : (policy.pack.rules[rule]?.clause ?? '');
}

export async function accessPage(policy: Policy): Promise<string> {
  const heading = [
    '事项',
    ...roles.map((role) => roleWords[role].zh),
    '可办的状态',
    '条款',
    'In English',
    'Action',
  ];
  const rows = actions.map((action) => [
    words[action].zh,
    ...roles.map((role) => {
      const scope = access[action][role];
      return scope === undefined ? '' : scopeWords[scope].zh;
    }),
    statesFor(policy, action)
      .map((state) => stateName(policy, steps[action]?.machine ?? 'talk', state))
      .join('、'),
    clauseOf(policy, action),
    words[action].en,
    `\`${action}\``,
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return format(
    [
      '# 谁可以办什么 · Who may do what',
      '',
      '表中没有写明的,一律不可以。任何人不得办理、核查或者查看以本人为谈话对象的事项,“本人”一格除外。',
      '看不到的事项,在清单、数字、查询和提示中都不存在,与没有这件事时的答复完全相同。',
      '由程序按现行权限表生成:`node --import tsx test/sdk/access/write.ts`。',
      '',
      'What the table does not name is denied. Nobody handles, checks or reads a case in which they are the subject, but for what the cell 本人 gives. What one may not see does not exist in lists, counts, searches and messages.',
      '',
      '| 范围 | 含义 | In English |',
      '| --- | --- | --- |',
      '| 全部 | 组织部的各件事项,本人的除外 | every case of the department but one’s own |',
      '| 所谈 | 由其谈话的事项;不含来源、审批 | talks they hold or are to hold; not where the case comes from |',
      '| 报批 | 报其审批、由其签发的事项 | what is put to them to decide |',
      '| 所谈、报批 | 上列两项之一 | either of these two |',
      '| 受托 | 委托其谈话且尚未办结的委托;不含来源、审批 | orders addressed to them that still run |',
      '| 授权 | 部领导在期限内授权查阅的个案 | single cases that a leader let them read until a day |',
      '| 本人 | 以本人为谈话对象的事项,只以限定内容呈现;或者本人自己的草稿 | what is about themselves, by an allow-list view; or their own drafts |',
      '',
      line(heading),
      line(heading.map(() => '---')),
      ...rows.map(line),
      '',
      '督查看到的环节不含姓名和内容;受托人、谈话人和本人看到的内容逐项限定,不显示信访举报、审批和内部意见(四·2⑷)。',
      '',
      'A script’s table protects against mistakes, not against the owner of the browser: the receiver of a sync asks the same functions again.',
      '',
    ].join('\n'),
    { parser: 'markdown', printWidth: 100 },
  );
}

/** One cell of role × action × relation × state, as the SDK answers it. */
export function reaches(role: DeskRole, action: Action, relations: readonly Relation[]): boolean {
  return rolesReaching([role], action, new Set(relations)).length > 0;
}
