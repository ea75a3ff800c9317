/** From a pack that holds to a policy that can be asked: with the installation's settings, its holidays and its languages. */
import type { Answer } from '../answers.ts';
import { type Calendar, createCalendar, type HolidayYear } from '../calendar/index.ts';
import type { Catalogue, Compiled, Policy } from '../policy.ts';
import { compile } from './compile.ts';
import { districtTrial } from './packs/district-trial.ts';
import type { Pack, SettingValue } from './schema.ts';
import { readSettings } from './settings.ts';

/** Local settings and further holiday years for a policy. */
export interface PolicyOptions {
  /** Official holiday years; a year that comes with the policy too is replaced. */
  readonly holidays?: readonly HolidayYear[];
  /** The installation's own settings, by id; the pack says which there are and what they may be. */
  readonly settings?: Readonly<Record<string, SettingValue>>;
  /**
   * The languages to speak: `chinese` and `english` are modules of their own. The first is spoken
   * unasked; without any, rules, codes and clauses stand in for sentences.
   */
  readonly catalogues?: readonly Catalogue[];
}

/** Tables are looked up by ids that come from outside; `constructor` must not be found in any of them. */
function withBareTables(pack: Pack): Pack {
  const bare = (entry: unknown): unknown =>
    typeof entry === 'object' && !Array.isArray(entry)
      ? Object.assign(Object.create(null), entry)
      : entry;
  return Object.fromEntries(
    Object.entries(pack).map(([name, entry]) => [name, bare(entry)]),
  ) as unknown as Pack;
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/** What does not hang on an installation's options is made once: it never changes, and an SDK asks for it at each opening. */
const prepared = new WeakMap<Pack, { readonly pack: Pack; readonly compiled: Compiled }>();
let published: Answer<Calendar> | undefined;

function prepare(checked: Pack): { readonly pack: Pack; readonly compiled: Compiled } {
  const known = prepared.get(checked);
  if (known !== undefined) return known;
  const pack = freeze(withBareTables(checked));
  const made = { pack, compiled: Object.freeze(compile(pack)) };
  prepared.set(checked, made);
  return made;
}

/** `checked` is trusted: it is a pack of ours, or one that `loadPolicy` has read. The host's options are not. */
export function makePolicy(checked: Pack, id: string, options: PolicyOptions): Answer<Policy> {
  const { pack, compiled } = prepare(checked);
  const settings = readSettings(pack, options.settings);
  if (!settings.ok) return settings;
  const calendar =
    options.holidays === undefined
      ? (published ??= createCalendar())
      : createCalendar(options.holidays);
  if (!calendar.ok) return calendar;
  return {
    ok: true,
    value: Object.freeze({
      id,
      pack,
      calendar: calendar.value,
      settings: Object.freeze(settings.value),
      catalogues: Object.freeze([...(options.catalogues ?? [])]),
      // Windows hang on the settings and the calendar, so each policy counts its own.
      compiled: Object.freeze({ ...compiled, windows: new Map() }),
    }),
  };
}

/**
 * The district's trial document (`district-trial`), the pack that comes with this package, as a policy
 * that can be asked. Refuses settings and holidays that do not hold, each with the path to it. Packs and
 * overlays of your own are read by `loadPolicy` of `cadre-talk/policy/packs`.
 */
export function districtTrialPolicy(options: PolicyOptions = {}): Answer<Policy> {
  return makePolicy(districtTrial, `${districtTrial.id}@${districtTrial.version}`, options);
}
