/** docs/acts.md: every act of the week, the functions for it, who may, and with which codes it is refused. */
import { format } from 'prettier';
import { access } from '../../../src/sdk/access/table.ts';
import type { DeskRole } from '../../../src/sdk/index.ts';
import { roleWords } from '../access/words.ts';
import { journeys } from './journeys.ts';
import type { PublicFunction } from './read-api.ts';

/** Codes with which any act can be refused, so that the table need not say them each time. */
export const common = ['access.denied', 'sdk.locked', 'revision.conflict', 'record.newer'];

export function rolesFor(actions: readonly string[]): readonly DeskRole[] {
  const roles = Object.keys(roleWords) as DeskRole[];
  return roles.filter((role) =>
    actions.some((action) => access[action as keyof typeof access][role] !== undefined),
  );
}

export async function actsPage(functions: readonly PublicFunction[]): Promise<string> {
  const byName = new Map(functions.map((one) => [one.name, one]));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const text = [
    '# 可办之事 · What can be done',
    '',
    '每件事用哪个函数,哪些人可以办,不能办时的代码。由程序按现行接口生成:`node --import tsx test/sdk/acts/write.ts`。',
    '',
    'Every act of the working week, the public function for it, the roles that may, and the codes with which it can be refused. Made from the sources. How far a role reaches stands in [access.md](access.md). Any act can also be refused with ' +
      `${common.map((code) => `\`${code}\``).join(', ')}; those are left out here.`,
  ];
  for (const { title, acts } of journeys) {
    text.push(
      '',
      `## ${title}`,
      '',
      line(['事项', 'Act', '条款', '函数', '可办的人', '权限', '不能办的代码']),
    );
    text.push(line(Array.from({ length: 7 }, () => '---')));
    for (const { zh, en, clause = '', functions: names } of acts) {
      names.forEach((name, at) => {
        const { actions = [], codes = [] } = byName.get(name) ?? {};
        text.push(
          line([
            at === 0 ? zh : '',
            at === 0 ? en : '',
            at === 0 ? clause : '',
            `\`${name}\``,
            rolesFor(actions)
              .map((role) => roleWords[role].zh)
              .join('、'),
            actions.map((one) => `\`${one}\``).join(' '),
            codes
              .filter((code) => !common.includes(code))
              .map((one) => `\`${one}\``)
              .join(' '),
          ]),
        );
      });
    }
  }
  return format(text.join('\n'), { parser: 'markdown', printWidth: 100 });
}
