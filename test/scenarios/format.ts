/**
 * Reads scenario files: Markdown that a lawyer writes and reads. `## 中文 · English` opens a scenario;
 * its lines `- 键：值` are facts, one question (问) and the expected answers (答). Anything else is prose,
 * and every slip (an unknown key, no question, no answer) is told with file and line.
 */

export interface Line {
  readonly key: string;
  readonly value: string;
  readonly at: string;
}

export interface Scenario {
  readonly file: string;
  readonly at: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly facts: readonly Line[];
  readonly question: Line;
  readonly answers: readonly string[];
}

/** A slip in a scenario file, with the place. */
export class ScenarioFault extends Error {
  constructor(at: string, message: string) {
    super(`${at}: ${message}`);
  }
}

export const factKeys = [
  '规则',
  '设置',
  '日历',
  '种类',
  '对象',
  '事项',
  '方式',
  '决定',
  '发生',
  '手续',
  '公示',
  '去向',
  '另有',
  '谈话',
  '要点',
  '记录',
  '理由',
  '例外',
  '委托',
  '通知书',
  '送达',
  '整改',
  '函询',
  '材料',
  '反映事项',
  '书面检查',
  '整改报告',
] as const;

export type FactKey = (typeof factKeys)[number];

const known: ReadonlySet<string> = new Set([...factKeys, '问', '答']);

function close(open: Open | undefined): Scenario[] {
  if (!open) return [];
  const { question, answers, facts, file, at, title } = open;
  if (!question) throw new ScenarioFault(at, 'no question (问)');
  if (answers.length === 0) throw new ScenarioFault(at, 'no answer (答)');
  return [{ file, at, title, facts, question, answers }];
}

interface Open {
  readonly file: string;
  readonly at: string;
  readonly title: Scenario['title'];
  readonly facts: Line[];
  question?: Line;
  readonly answers: string[];
}

export function readScenarios(file: string, text: string): readonly Scenario[] {
  const scenarios: Scenario[] = [];
  let open: Open | undefined;
  text.split('\n').forEach((line, index) => {
    const at = `${file}:${index + 1}`;
    if (line.startsWith('## ')) {
      scenarios.push(...close(open));
      const title = /^## (?<zh>.*\p{Script=Han}.*?) · (?<en>.*[a-z].*)$/u.exec(line);
      if (!title?.groups) throw new ScenarioFault(at, 'a title is “中文 · English”');
      const { zh = '', en = '' } = title.groups;
      open = { file, at, title: { zh, en }, facts: [], answers: [] };
      return;
    }
    if (!line.startsWith('- ')) return;
    const said = /^- (?<key>[^：]+)：(?<value>.+)$/.exec(line);
    const { key = '', value = '' } = said?.groups ?? {};
    if (!open || !said || !known.has(key)) throw new ScenarioFault(at, `not a line: ${line}`);
    if (key === '答') open.answers.push(value);
    else if (key !== '问') open.facts.push({ key, value, at });
    else if (open.question) throw new ScenarioFault(at, 'a second question');
    else open.question = { key, value, at };
  });
  return [...scenarios, ...close(open)];
}

/** Rows of the first Markdown table of a text, by heading. */
export function readTable(text: string): readonly Readonly<Record<string, string>>[] {
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    );
  const [head = [], , ...body] = rows;
  return body.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}
