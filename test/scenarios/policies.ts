/** The policy that a scenario is asked under: the default pack, or those it names, with its settings and years. */
import {
  districtTrial,
  type HolidayYear,
  type Policy,
  type SettingValue,
} from '../../src/policy/index.ts';
import { chinese } from '../../src/policy/explain/zh-CN.ts';
import { loadPolicy } from '../../src/policy/pack/index.ts';
import { national } from '../../src/policy/pack/packs/national.ts';
import { ScenarioFault, type Scenario } from './format.ts';
import { neighbour } from './neighbour.ts';

/** Packs by id. The mutation gate puts altered ones in their place. */
export type Packs = Readonly<Record<string, unknown>>;

export const packs: Packs = { 'district-trial': districtTrial, neighbour, national };

/** Years that nobody has published yet, made up for scenarios in which they have been. */
const furtherYears: Readonly<Record<string, HolidayYear>> = {
  '2027': {
    year: 2027,
    source: '（假设的通知）',
    holidays: [{ name: '元旦', off: { from: '2027-01-01', to: '2027-01-03' }, makeUp: [] }],
  },
};

function settingValue(text: string): SettingValue {
  if (text === '是') return true;
  if (text === '否') return false;
  if (text === '无') return null;
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** A scenario's own wishes as one text: scenarios with the same wishes share a policy. */
function wishes(scenario: Scenario): readonly { readonly key: string; readonly value: string }[] {
  return scenario.facts.filter(({ key }) => ['规则', '设置', '日历'].includes(key));
}

/** `moved`: the mutation gate's too, settings in days that are read as more or fewer than a scenario says. */
export function policies(
  from: Packs = packs,
  moved: Readonly<Record<string, number>> = {},
): (scenario: Scenario) => Policy {
  const loaded = new Map<string, Policy>();
  return (scenario) => {
    const asked = wishes(scenario);
    const name = JSON.stringify(asked.map(({ key, value }) => [key, value]));
    const known = loaded.get(name);
    if (known) return known;
    const values = (key: string) => asked.filter((one) => one.key === key).map((one) => one.value);
    const fault = (message: string) => new ScenarioFault(scenario.at, message);
    const named = values('规则').flatMap((value) => value.split('、'));
    const layers = (named.length === 0 ? ['district-trial'] : named).map((id) => {
      if (from[id] === undefined) throw fault(`no pack ${id}`);
      return from[id];
    });
    const settings = Object.fromEntries(
      values('设置').map((value) => {
        const [id = '', text = ''] = value.split(' = ');
        const set = settingValue(text);
        return [id, typeof set === 'number' ? set + (moved[id] ?? 0) : set];
      }),
    );
    const holidays = values('日历').map((value) => {
      const year = furtherYears[value.replace(/^另载 /, '')];
      if (!year) throw fault(`no year ${value}`);
      return year;
    });
    const answer = loadPolicy(layers, { settings, holidays, catalogues: [chinese] });
    if (!answer.ok) throw fault(JSON.stringify(answer.faults));
    loaded.set(name, answer.value);
    return answer.value;
  };
}
