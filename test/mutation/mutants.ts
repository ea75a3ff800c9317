/**
 * Deliberate faults, made from the pack itself: every rule silenced, every severity turned, every window
 * moved by a day, every content point dropped, every list of roles and every class changed. Each fault is
 * a function on packs, so that packs built on the same rules get the same fault.
 */
import type { BasePack } from '../../src/policy/index.ts';

export interface Mutant {
  readonly group: string;
  readonly name: string;
  /** Words that scenarios near to it contain, so that the likely killer is asked first. */
  readonly near: readonly string[];
  readonly apply: (pack: BasePack) => BasePack;
}

type Sections = Pick<
  BasePack,
  'rules' | 'windows' | 'points' | 'kinds' | 'triggers' | 'papers' | 'archives' | 'settings'
>;
type Section = keyof Sections;
/** The pack with one entry of a section changed; a pack without that entry stays as it is. */
function change<S extends Section>(
  section: S,
  id: string,
  how: (entry: Sections[S][string]) => unknown,
): Mutant['apply'] {
  return (pack) => {
    const entries: Readonly<Record<string, unknown>> = pack[section];
    if (entries[id] === undefined) return pack;
    // The section's own type, which indexing by a name chosen at run time loses.
    const entry = entries[id] as Sections[S][string];
    return { ...pack, [section]: { ...entries, [id]: how(entry) } };
  };
}

function drop(section: Section, id: string): Mutant['apply'] {
  return (pack) => {
    const rest = Object.entries(pack[section]).filter(([key]) => key !== id);
    return { ...pack, [section]: Object.fromEntries(rest) };
  };
}

/** The entry without one of its fields. */
function without(entry: object, field: string): object {
  return Object.fromEntries(Object.entries(entry).filter(([key]) => key !== field));
}

type RuleEntry = BasePack['rules'][string];
const speaking = ['error', 'warning', 'advice'] as const;

function isLoud(severity: string | undefined): severity is (typeof speaking)[number] {
  return speaking.some((one) => one === severity);
}

function rules(pack: BasePack): readonly Mutant[] {
  return Object.entries(pack.rules).flatMap(([id, rule]): readonly Mutant[] => {
    const codes = Object.entries(rule.codes ?? {});
    const loud = isLoud(rule.severity) || codes.some(([, code]) => isLoud(code.severity));
    if (!loud) return [];
    const silenced = change('rules', id, (entry: RuleEntry) => ({
      ...entry,
      severity: 'off',
      codes: Object.fromEntries(
        Object.entries(entry.codes ?? {}).map(([code, one]) => [code, { ...one, severity: 'off' }]),
      ),
    }));
    const turned = (name: string, apply: Mutant['apply']): Mutant => ({
      group: 'turn a severity',
      name,
      near: [id],
      apply,
    });
    const own = speaking
      .filter((severity) => isLoud(rule.severity) && severity !== rule.severity)
      .map((severity) =>
        turned(
          `${id}: ${String(rule.severity)} to ${severity}`,
          change('rules', id, (entry: RuleEntry) => ({ ...entry, severity })),
        ),
      );
    const ofCodes = codes.flatMap(([code, { severity: now = rule.severity }]) => {
      const set = (severity: string) =>
        change('rules', id, (entry: RuleEntry) => ({
          ...entry,
          codes: { ...entry.codes, [code]: { ...entry.codes?.[code], severity } },
        }));
      return [...speaking, 'off' as const]
        .filter((severity) => severity !== (now ?? 'off'))
        .map((severity): Mutant => ({
          group: severity === 'off' ? 'silence a statement' : 'turn a severity',
          name: `${id}:${code}: ${now ?? 'off'} to ${severity}`,
          near: [`${id}：${code}`],
          apply: set(severity),
        }));
    });
    const clause = rule.clause;
    return [
      { group: 'silence a rule', name: id, near: [id], apply: silenced },
      ...own,
      ...ofCodes,
      ...(clause === undefined
        ? []
        : [
            {
              group: 'cite another clause',
              name: `${id}: ${clause}`,
              near: [id],
              apply: change('rules', id, (entry: RuleEntry) => ({ ...entry, clause: '九·9' })),
            },
          ]),
      ...(rule.overridable
        ? [
            {
              group: 'allow no exception',
              name: id,
              near: ['例外', id],
              apply: change('rules', id, (entry: RuleEntry) => without(entry, 'overridable')),
            },
          ]
        : rule.severity === 'error'
          ? [
              {
                group: 'allow an exception',
                name: id,
                near: ['例外', id],
                apply: change('rules', id, (entry: RuleEntry) => ({ ...entry, overridable: true })),
              },
            ]
          : []),
    ];
  });
}

function windows(pack: BasePack): readonly Mutant[] {
  type Entry = BasePack['windows'][string];
  return Object.entries(pack.windows).flatMap(([id, window]): readonly Mutant[] => {
    const near = [window.rule];
    const moved = (['from', 'to'] as const).flatMap((end) =>
      window[end] === undefined
        ? []
        : [-1, 1].map((days): Mutant => ({
            group: 'move a window by a day',
            name: `${id}: ${end} ${days > 0 ? '+' : '−'}1`,
            near,
            apply: change('windows', id, (entry: Entry) => ({
              ...entry,
              [end]: (entry[end] ?? 0) + days,
            })),
          })),
    );
    const whole =
      window.from === undefined || window.to === undefined
        ? []
        : [-1, 1].map((days): Mutant => ({
            group: 'move a window by a day',
            name: `${id}: whole ${days > 0 ? '+' : '−'}1`,
            near,
            apply: change('windows', id, (entry: Entry) => ({
              ...entry,
              from: (entry.from ?? 0) + days,
              to: (entry.to ?? 0) + days,
            })),
          }));
    const lost = (['from', 'to', 'roll', 'notice', 'remind'] as const)
      .filter((field) => window[field] !== undefined)
      .map((field): Mutant => ({
        group: 'change what a window counts',
        name: `${id}: without ${field}`,
        near,
        apply: change('windows', id, (entry: Entry) => without(entry, field)),
      }));
    // Other bases (公示, receipt, talk, order) are days that the caller gives.
    const ofEvents = ['decision', 'formalities', 'arisen'] as const;
    const bases = ofEvents
      .filter((base) => ofEvents.some((one) => one === window.base) && base !== window.base)
      .map((base): Mutant => ({
        group: 'change what a window counts',
        name: `${id}: from ${base} instead of ${window.base}`,
        near,
        apply: change('windows', id, (entry: Entry) => ({ ...entry, base })),
      }));
    return [...moved, ...whole, ...lost, ...bases];
  });
}

function points(pack: BasePack): readonly Mutant[] {
  type Entry = BasePack['points'][string];
  return Object.entries(pack.points).flatMap(([id, point]): readonly Mutant[] => [
    { group: 'drop a content point', name: id, near: [id], apply: drop('points', id) },
    ...(point.parts ?? []).map((part): Mutant => ({
      group: 'drop a part of a point',
      name: `${id}: ${part.id}`,
      near: [id],
      apply: change('points', id, (entry: Entry) => ({
        ...entry,
        parts: entry.parts?.filter((one) => one.id !== part.id) ?? [],
      })),
    })),
    ...(['demanded', 'offered'] as const).flatMap((list) =>
      (point[list] ?? []).map((trigger): Mutant => ({
        group: 'change when a point applies',
        name: `${id}: not ${list} for ${trigger}`,
        near: [id, '另可谈'],
        apply: change('points', id, (entry: Entry) => ({
          ...entry,
          [list]: entry[list]?.filter((one) => one !== trigger) ?? [],
        })),
      })),
    ),
    ...(point.demanded
      ? [
          {
            group: 'change when a point applies',
            name: `${id}: always demanded`,
            near: [id, '内容'],
            apply: change('points', id, (entry: Entry) => without(entry, 'demanded')),
          },
        ]
      : []),
  ]);
}

const everyRole = [
  'committee-principal',
  'committee-leader-in-charge',
  'committee-other-leader',
  'department-principal',
  'department-leader',
  'unit-party-principal',
  'team-principal',
  'team-member',
  'same-rank',
] as const;

/** A list of roles with each taken out and each other put in. */
function lists(
  group: string,
  name: string,
  now: readonly string[],
  set: (pack: BasePack, roles: readonly (typeof everyRole)[number][]) => BasePack,
): readonly Mutant[] {
  return everyRole.map((role): Mutant => {
    const has = now.includes(role);
    return {
      group,
      name: `${name}: ${has ? 'without' : 'with'} ${role}`,
      near: ['人选', 'talker.', 'delegate.'],
      apply: (pack) =>
        set(
          pack,
          everyRole.filter((one) => (one === role ? !has : now.includes(one))),
        ),
    };
  });
}

function people(pack: BasePack): readonly Mutant[] {
  const classes = (['principal', 'other'] as const).flatMap((subject) => [
    ...lists(
      'change who may talk',
      `${subject}: roles`,
      pack.talkers[subject].roles,
      (one, roles) => ({
        ...one,
        talkers: { ...one.talkers, [subject]: { ...one.talkers[subject], roles } },
      }),
    ),
    ...lists(
      'change who may talk',
      `${subject}: tolerated`,
      pack.talkers[subject].tolerated ?? [],
      (one, tolerated) => ({
        ...one,
        talkers: { ...one.talkers, [subject]: { ...one.talkers[subject], tolerated } },
      }),
    ),
  ]);
  const posts = (['leaders', 'principals', 'delegates', 'teamHeads'] as const).flatMap((list) =>
    lists('change what a post makes', list, pack.posts[list], (one, roles) => ({
      ...one,
      posts: { ...one.posts, [list]: roles },
    })),
  );
  const ranks = (['section-principal', 'section-deputy', 'other'] as const).map((rank): Mutant => ({
    group: 'change whom the document covers',
    name: `ranks: ${rank}`,
    near: ['scope.subjects', '应谈'],
    apply: (one) => ({
      ...one,
      ranks: one.ranks.includes(rank)
        ? one.ranks.filter((other) => other !== rank)
        : [...one.ranks, rank],
    }),
  }));
  const fields = (['body', 'documentNumber', 'approver'] as const).map((field): Mutant => ({
    group: 'change what a decision must carry',
    name: field,
    near: ['admonition.decision'],
    apply: (one) => ({
      ...one,
      decisionFields: one.decisionFields.includes(field)
        ? one.decisionFields.filter((other) => other !== field)
        : [...one.decisionFields, field],
    }),
  }));
  return [
    {
      group: 'swap the classes',
      name: 'principal and other',
      near: ['talker.'],
      apply: (one) => ({
        ...one,
        talkers: { principal: one.talkers.other, other: one.talkers.principal },
      }),
    },
    ...classes,
    ...posts,
    ...ranks,
    ...fields,
  ];
}

function kinds(pack: BasePack): readonly Mutant[] {
  type Entry = BasePack['kinds'][string];
  return Object.entries(pack.kinds).flatMap(([id, kind]): readonly Mutant[] => {
    const turn = <F extends keyof Entry>(
      field: F,
      values: readonly Entry[F][],
      near: readonly string[],
    ): readonly Mutant[] =>
      values
        .filter((value) => value !== kind[field])
        .map((value) => ({
          group: 'change a kind',
          name: `${id}: ${field} ${String(kind[field] ?? 'absent')} to ${String(value ?? 'absent')}`,
          near,
          apply: change('kinds', id, (entry: Entry) =>
            value === undefined ? without(entry, field) : { ...entry, [field]: value },
          ),
        }));
    return [
      ...turn('group', ['need', 'warning', 'error'], ['talk.mode.collective']),
      ...turn('record', ['required', 'on', 'off'], ['record.when_needed', 'admonition.record']),
      ...turn('planOptional', kind.planOptional ? [undefined] : [true], ['plan.before']),
      ...turn('archive', ['retained', 'work-file'], ['存放']),
      ...turn('secrecy', ['normal', 'sensitive', 'high', 'highest'], ['保密']),
      ...turn('ownUnit', ['day', 'new', 'old'], ['单位', '委托']),
      ...(kind.pairsWith ? turn('pairsWith', [undefined], ['removal.with_appointment']) : []),
      ...(kind.ceremony ? turn('ceremony', [undefined], ['admonition.']) : []),
      ...(kind.inquiry ? turn('inquiry', [undefined], ['函询']) : []),
      ...kind.papers.map((paper): Mutant => ({
        group: 'drop a paper of a kind',
        name: `${id}: ${paper}`,
        near: ['材料'],
        apply: change('kinds', id, (entry: Entry) => ({
          ...entry,
          papers: entry.papers.filter((one) => one !== paper),
        })),
      })),
    ];
  });
}

function triggers(pack: BasePack): readonly Mutant[] {
  type Entry = BasePack['triggers'][string];
  return Object.entries(pack.triggers).flatMap(([id, trigger]): readonly Mutant[] => [
    {
      group: 'turn a petition',
      name: `${id}: ${trigger.petition ? 'no petition' : 'a petition'}`,
      near: [typeof trigger.name === 'string' ? trigger.name : trigger.name.zh],
      apply: change('triggers', id, (entry: Entry) => ({ ...entry, petition: !entry.petition })),
    },
    {
      group: 'drop a trigger',
      name: id,
      near: [typeof trigger.name === 'string' ? trigger.name : trigger.name.zh],
      apply: drop('triggers', id),
    },
  ]);
}

function papers(pack: BasePack): readonly Mutant[] {
  type Entry = BasePack['papers'][string];
  const near = ['archive.', '印发'];
  const each = Object.entries(pack.papers).flatMap(([id, paper]): readonly Mutant[] => [
    {
      group: 'keep a paper otherwise',
      name: `${id}: ${paper.archive === 'retained' ? 'work-file' : 'retained'}`,
      near,
      apply: change('papers', id, (entry: Entry) => ({
        ...entry,
        archive: entry.archive === 'retained' ? 'work-file' : 'retained',
      })),
    },
    ...(paper.archive === 'retained'
      ? [
          {
            group: 'keep a paper otherwise',
            name: `${id}: ${paper.bySetting ? 'by the text' : 'by setting'}`,
            near,
            apply: change('papers', id, (entry: Entry) => ({
              ...entry,
              bySetting: !entry.bySetting,
            })),
          },
        ]
      : []),
    {
      group: 'turn whether a paper carries the points',
      name: id,
      near,
      apply: change('papers', id, (entry: Entry) => ({
        ...entry,
        carriesPoints: !entry.carriesPoints,
      })),
    },
  ]);
  const archives = Object.keys(pack.archives).flatMap((id): readonly Mutant[] => [
    {
      group: 'keep a class otherwise',
      name: `${id}: keeper`,
      near,
      apply: change('archives', id, (entry) => ({
        ...entry,
        keeper: entry.keeper === 'any' ? 'department' : 'any',
      })),
    },
    {
      group: 'keep a class otherwise',
      name: `${id}: personal archive`,
      near,
      apply: change('archives', id, (entry) => ({
        ...entry,
        personalArchive: !entry.personalArchive,
      })),
    },
  ]);
  return [...each, ...archives];
}

function settings(pack: BasePack): readonly Mutant[] {
  type Entry = BasePack['settings'][string];
  return Object.entries(pack.settings).flatMap(([id, setting]): readonly Mutant[] => {
    const other =
      setting.type === 'flag'
        ? !setting.value
        : setting.type === 'choice'
          ? setting.allowed?.find((value) => value !== setting.value)
          : (setting.suggested ?? 1);
    return [
      {
        group: 'set a default otherwise',
        name: `${id}: ${String(other)}`,
        near: [id],
        apply: change('settings', id, (entry: Entry) => ({ ...entry, value: other ?? null })),
      },
    ];
  });
}

export function mutants(pack: BasePack): readonly Mutant[] {
  return [
    ...rules(pack),
    ...windows(pack),
    ...points(pack),
    ...people(pack),
    ...kinds(pack),
    ...triggers(pack),
    ...papers(pack),
    ...settings(pack),
  ];
}

/** The same faults in what an overlay brings itself. */
export function overlayMutants(pack: BasePack): readonly Mutant[] {
  return [...rules(pack), ...windows(pack), ...points(pack)];
}
