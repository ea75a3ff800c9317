/**
 * The shape of a policy pack: a document's rules as data, each with its clause. A layer is a pack of
 * its own or an overlay; layers are merged entry by entry and the whole is checked against this.
 */
import * as z from 'zod/mini';
import { isCivilDate } from '../calendar/index.ts';
import type { CivilDate, Role } from '../facts.ts';

const words = z.string().check(z.minLength(1), z.maxLength(600));
/** Chinese is the source; where the second language is missing, the catalogue or Chinese stands in. */
const text = z.union([words, z.strictObject({ zh: words, en: z.optional(words) })]);
const id = z.string().check(z.regex(/^[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*$/), z.maxLength(80));
const ids = z.array(id).check(z.maxLength(200));
const date = z.custom<CivilDate>(isCivilDate);
const days = z.int().check(z.gte(-3660), z.lte(3660));

const roleNames = [
  'committee-principal',
  'committee-leader-in-charge',
  'committee-other-leader',
  'department-principal',
  'department-leader',
  'unit-party-principal',
  'team-principal',
  'team-member',
  'same-rank',
] as const satisfies readonly Role[];
const role = z.enum(roleNames);
const roles = z.array(role).check(z.maxLength(9));

const severity = z.enum(['error', 'warning', 'advice', 'off']);
const authority = z.enum(['text', 'interpretation', 'local-setting']);

const documentSchema = z.strictObject({
  title: text,
  number: z.optional(words),
  address: z.optional(words),
  /** H: an official text or two sources; M: one decent source; L: secondary. Absent: the text itself was read. */
  confidence: z.optional(z.enum(['H', 'M', 'L'])),
  note: z.optional(words),
});

/** What an installation may set without touching a rule. A number that the text does not give stands here, off. */
const settingSchema = z.strictObject({
  name: text,
  value: z.union([words, z.number(), z.boolean(), z.null()]),
  type: z.enum(['choice', 'number', 'flag']),
  allowed: z.optional(z.array(words)),
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  suggested: z.optional(z.number()),
  source: z.optional(id),
});

const ruleSchema = z.strictObject({
  clause: z.optional(words),
  modal: z.enum(['M', 'S', 'Y', 'N', 'I']),
  /** Not said, derived. */
  derived: z.optional(z.boolean()),
  /** 一般, 及时, 经常, 必要时: never an error. */
  soft: z.optional(z.boolean()),
  source: z.optional(id),
  /** Of every finding of the rule; absent or `off`: the rule is silent. */
  severity: z.optional(severity),
  authority: z.optional(authority),
  /** What differs for single statements of the rule. */
  codes: z.optional(
    z.record(
      id,
      z.strictObject({ severity: z.optional(severity), authority: z.optional(authority) }),
    ),
  ),
  /** A named approver may allow an exception, which is then reported. */
  overridable: z.optional(z.boolean()),
});

const kindSchema = z.strictObject({
  name: text,
  clause: words,
  /** The rule that names the kind's triggers. */
  trigger: id,
  window: id,
  /** The written way: its own window and papers (三·5). */
  inquiry: z.optional(z.strictObject({ window: id, reply: id, papers: ids })),
  /** Group talks: `need`: the need of the work is noted; or the severity of holding one at all. */
  group: z.enum(['need', 'warning', 'error']),
  record: z.enum(['required', 'on', 'off']),
  /** A talk that nobody planned is in order. */
  planOptional: z.optional(z.boolean()),
  papers: ids,
  archive: id,
  secrecy: z.enum(['normal', 'sensitive', 'high', 'highest']),
  /** Whose Party head may be entrusted: of the unit of the day, the one entered, the one left. */
  ownUnit: z.enum(['day', 'new', 'old']),
  /** Decision, notice, talk with service, dated rectification and record are one. */
  ceremony: z.optional(z.literal('admonition')),
  /** One talk may discharge this kind's obligation together with one of that kind for the same subject. */
  pairsWith: z.optional(id),
});

const triggerSchema = z.strictObject({
  kind: id,
  name: text,
  /** Where the text gives each trigger its own rule. */
  rule: z.optional(id),
  petition: z.optional(z.boolean()),
});

const pointSchema = z.strictObject({
  kind: id,
  title: text,
  parts: z.optional(z.array(z.strictObject({ id, title: text }))),
  /** Demanded only where one of these triggers is there; absent: always. */
  demanded: z.optional(ids),
  /** Offered where one of these is there and the subject enters another unit. */
  offered: z.optional(ids),
  /** The answer feeds `followup.handle_raised`. */
  hears: z.optional(z.boolean()),
  hint: z.optional(text),
});

/** A period counted from a date: days `from` to `to` after it, both included; before it where negative. */
const windowSchema = z.strictObject({
  rule: id,
  base: z.enum(['decision', 'formalities', 'arisen', 'notice', 'receipt', 'talk', 'order']),
  from: z.optional(days),
  /** Absent: the text names no period. */
  to: z.optional(days),
  /** Setting that says how many, in place of `to`; off: no period. */
  setting: z.optional(id),
  unit: z.optional(z.enum(['days', 'working-days', 'months'])),
  /** The last day rolls to a working day where the profile rolls. */
  roll: z.optional(z.boolean()),
  /** The window that takes its place where 公示 was held. */
  notice: z.optional(id),
  /** Setting with the days after which an open window reminds. */
  remind: z.optional(id),
});

const paperSchema = z.strictObject({
  name: text,
  /** Where it is kept, and whether the text or a setting says so. */
  archive: id,
  bySetting: z.optional(z.boolean()),
  /** The paper carries the kind's content points itself. */
  carriesPoints: z.optional(z.boolean()),
  /** The statement against retaliation is printed on it (四·2⑸). */
  protection: z.optional(z.boolean()),
});

const archiveSchema = z.strictObject({
  name: text,
  keeper: z.enum(['department', 'any']),
  personalArchive: z.boolean(),
  foot: z.optional(text),
});

const talkerSchema = z.strictObject({
  /** Roles that fit; one of several is enough. */
  roles,
  /** Roles that fit with a reason. */
  tolerated: z.optional(roles),
});

const listSchema = z.strictObject({
  /** 负责人 of the committee or its department at all. */
  leaders: roles,
  /** What makes a subject a principal (党政正职). */
  principals: roles,
  /** The only post that may be entrusted. */
  delegates: roles,
  /** Heads of a team, who talk with their own members. */
  teamHeads: roles,
});

export const packSchema = z.strictObject({
  format: z.literal('cadre-talk-policy/1'),
  id,
  version: z.int().check(z.gte(1), z.lte(100_000)),
  title: text,
  /** First and last day on which the document is in force, where known. */
  effective: z.optional(z.strictObject({ from: z.optional(date), to: z.optional(date) })),
  /** `source` of every rule and setting that names none. */
  document: id,
  documents: z.record(id, documentSchema),
  settings: z.record(id, settingSchema),
  rules: z.record(id, ruleSchema),
  kinds: z.record(id, kindSchema),
  triggers: z.record(id, triggerSchema),
  points: z.record(id, pointSchema),
  windows: z.record(id, windowSchema),
  talkers: z.strictObject({ principal: talkerSchema, other: talkerSchema }),
  posts: listSchema,
  ranks: z.array(z.enum(['section-principal', 'section-deputy', 'other'])),
  /** What a decision to admonish must carry before the talk is arranged (三·6). */
  decisionFields: z.array(z.enum(['body', 'documentNumber', 'approver'])),
  papers: z.record(id, paperSchema),
  archives: z.record(id, archiveSchema),
  /** Words that differ from district to district: names of bodies and roles, statements, principles. */
  texts: z.record(id, text),
});

/** A merged pack that holds. */
export type Pack = z.infer<typeof packSchema>;

type Entries<T> = { readonly [K in keyof T]?: Partial<T[K]> };
/** A document of its own. */
export type BasePack = z.input<typeof packSchema>;
/** Rules laid over another pack: new entries, and entries that replace what a lower layer says. */
export interface Overlay {
  readonly format: 'cadre-talk-policy/1';
  readonly id: string;
  readonly version: number;
  readonly title: BasePack['title'];
  readonly effective?: BasePack['effective'];
  /** The packs it stands on, as `id@version`. */
  readonly overlays: readonly string[];
  /** Every entry of a lower layer that this one changes, as `section/entry`, with the layer it is taken from. */
  readonly replaces?: Readonly<Record<string, string>>;
  readonly documents?: BasePack['documents'];
  readonly settings?: Entries<BasePack['settings']>;
  readonly rules?: Entries<BasePack['rules']>;
  readonly kinds?: Entries<BasePack['kinds']>;
  readonly triggers?: Entries<BasePack['triggers']>;
  readonly points?: Entries<BasePack['points']>;
  readonly windows?: Entries<BasePack['windows']>;
  readonly talkers?: Entries<BasePack['talkers']>;
  readonly posts?: Partial<BasePack['posts']>;
  readonly ranks?: BasePack['ranks'];
  readonly decisionFields?: BasePack['decisionFields'];
  readonly papers?: Entries<BasePack['papers']>;
  readonly archives?: Entries<BasePack['archives']>;
  readonly texts?: Entries<BasePack['texts']>;
}

/** One layer as a district writes it. */
export type PolicyPack = BasePack | Overlay;

/** The value of a local setting; `null` where it is not set. */
export type SettingValue = string | number | boolean | null;
export type RuleEntry = Pack['rules'][string];
export type Kind = Pack['kinds'][string];
export type Trigger = Pack['triggers'][string];
export type Point = Pack['points'][string];
export type Period = Pack['windows'][string];
export type Text = z.infer<typeof text>;
