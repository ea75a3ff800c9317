/** What a schema cannot see: that every name in a pack leads somewhere and that its entries do not contradict each other. */
import type { PolicyFault } from '../answers.ts';
import type { Pack } from './schema.ts';
import { refusedValue } from './settings.ts';

type Report = (
  code: string,
  section: string,
  entry: string,
  field: string,
  message: string,
  allowed?: string,
) => void;

function has(table: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(table, name);
}

/** Every fault names the path below the section; `owner` puts the layer before it. */
export function checkReferences(
  pack: Pack,
  owner: (section: string, entry: string) => string,
): readonly PolicyFault[] {
  const faults: PolicyFault[] = [];
  const report: Report = (code, section, entry, field, message, allowed) => {
    const path = [owner(section, entry), section, entry, field].filter((part) => part !== '');
    const fault = { code, path: path.join('/'), message };
    faults.push(allowed === undefined ? fault : { ...fault, allowed });
  };
  const refer = (
    target: 'rules' | 'windows' | 'papers' | 'archives' | 'kinds' | 'settings' | 'documents',
    name: string | undefined,
    section: string,
    entry: string,
    field: string,
  ) => {
    if (name === undefined || has(pack[target], name)) return;
    report('dangling-reference', section, entry, field, `no ${name} in ${target}`);
  };
  refer('documents', pack.document, 'document', '', '');
  checkRules(pack, report, refer);
  checkKinds(pack, report, refer);
  checkPoints(pack, report, refer);
  checkWindows(pack, report, refer);
  checkSettings(pack, report, refer);
  for (const [id, paper] of Object.entries(pack.papers)) {
    refer('archives', paper.archive, 'papers', id, 'archive');
  }
  const { from, to } = pack.effective ?? {};
  if (from !== undefined && to !== undefined && from > to) {
    report('impossible-range', 'effective', '', '', `${from} is after ${to}`);
  }
  return faults;
}

type Refer = (
  target: 'rules' | 'windows' | 'papers' | 'archives' | 'kinds' | 'settings' | 'documents',
  name: string | undefined,
  section: string,
  entry: string,
  field: string,
) => void;

/** Soft words never accuse: 一般, 及时, 经常, 必要时. */
function checkRules(pack: Pack, report: Report, refer: Refer): void {
  for (const [id, rule] of Object.entries(pack.rules)) {
    refer('documents', rule.source, 'rules', id, 'source');
    if (!rule.soft && rule.modal !== 'S') continue;
    const special = Object.entries(rule.codes ?? {}).find(([, one]) => one.severity === 'error');
    if (rule.severity === 'error') {
      report('soft-word-error', 'rules', id, 'severity', 'a soft word yields no error', 'warning');
    } else if (special) {
      const field = `codes/${special[0]}/severity`;
      report('soft-word-error', 'rules', id, field, 'a soft word yields no error', 'warning');
    }
  }
}

function checkKinds(pack: Pack, report: Report, refer: Refer): void {
  for (const [id, kind] of Object.entries(pack.kinds)) {
    refer('rules', kind.trigger, 'kinds', id, 'trigger');
    refer('windows', kind.window, 'kinds', id, 'window');
    refer('windows', kind.inquiry?.window, 'kinds', id, 'inquiry/window');
    refer('windows', kind.inquiry?.reply, 'kinds', id, 'inquiry/reply');
    refer('archives', kind.archive, 'kinds', id, 'archive');
    refer('kinds', kind.pairsWith, 'kinds', id, 'pairsWith');
    kind.papers.forEach((paper, at) => refer('papers', paper, 'kinds', id, `papers/${at}`));
    kind.inquiry?.papers.forEach((paper, at) =>
      refer('papers', paper, 'kinds', id, `inquiry/papers/${at}`),
    );
    const base = pack.windows[kind.window]?.base;
    if (base !== undefined && base !== 'decision' && base !== 'formalities' && base !== 'arisen') {
      const message = `${kind.window} counts from ${base}, which is no date of an event`;
      report('wrong-base', 'kinds', id, 'window', message, 'decision, formalities, arisen');
    }
  }
  for (const [id, trigger] of Object.entries(pack.triggers)) {
    refer('kinds', trigger.kind, 'triggers', id, 'kind');
    refer('rules', trigger.rule, 'triggers', id, 'rule');
    if (!id.startsWith(`${trigger.kind}.`)) {
      report(
        'wrong-name',
        'triggers',
        id,
        '',
        'a trigger is named after its kind',
        `${trigger.kind}.…`,
      );
    }
  }
}

function checkPoints(pack: Pack, report: Report, refer: Refer): void {
  for (const [id, point] of Object.entries(pack.points)) {
    refer('kinds', point.kind, 'points', id, 'kind');
    if (!has(pack.rules, id)) {
      report('dangling-reference', 'points', id, '', `no rule ${id} that demands the point`);
    }
    for (const field of ['demanded', 'offered'] as const) {
      point[field]?.forEach((code, at) => {
        if (!has(pack.triggers, `${point.kind}.${code}`)) {
          const message = `no trigger ${code} of ${point.kind}`;
          report('dangling-reference', 'points', id, `${field}/${at}`, message);
        }
      });
    }
    const names = point.parts?.map((part) => part.id) ?? [];
    if (new Set(names).size !== names.length) {
      report('duplicate-id', 'points', id, 'parts', 'two parts of one name');
    }
  }
}

function checkWindows(pack: Pack, report: Report, refer: Refer): void {
  for (const [id, window] of Object.entries(pack.windows)) {
    const { from, to, notice, remind } = window;
    refer('rules', window.rule, 'windows', id, 'rule');
    refer('windows', notice, 'windows', id, 'notice');
    refer('settings', remind, 'windows', id, 'remind');
    refer('settings', window.setting, 'windows', id, 'setting');
    const counted = window.unit === undefined || window.unit === 'days';
    if (counted && from !== undefined && to !== undefined && from > to) {
      report('impossible-range', 'windows', id, 'to', `opens ${from} days after, closes ${to}`);
    }
    if (window.roll && (to === undefined || to <= 0)) {
      const message = 'only the end of a period that runs forward rolls';
      report('impossible-roll', 'windows', id, 'roll', message);
    }
    if (!counted && window.setting === undefined && (to === undefined || to <= 0)) {
      report('impossible-range', 'windows', id, 'to', `${String(window.unit)} run forward`, '1 …');
    }
    if (notice !== undefined && pack.windows[notice] && pack.windows[notice].base !== 'notice') {
      report(
        'wrong-base',
        'windows',
        id,
        'notice',
        `${notice} does not count from a notice`,
        'notice',
      );
    }
  }
}

function checkSettings(pack: Pack, report: Report, refer: Refer): void {
  for (const [id, setting] of Object.entries(pack.settings)) {
    refer('documents', setting.source, 'settings', id, 'source');
    const allowed = refusedValue(setting, setting.value);
    if (allowed !== undefined) {
      report('setting-value', 'settings', id, 'value', 'not a value of this setting', allowed);
    }
  }
}
