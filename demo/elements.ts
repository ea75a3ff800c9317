/**
 * What the page of elements knows of each: read from the package's manifest where it was built, from
 * this table otherwise, which holds what one chooses on the page.
 */
import * as z from 'zod/mini';
import type { Ask } from './session.ts';

export interface Described {
  readonly name: string;
  readonly description: string;
}

/** An attribute, with the values that there are; a record's id is chosen from those that exist. */
export interface Choice extends Described {
  readonly values: readonly string[] | 'talks' | 'cases' | 'flag';
}

export interface ElementPage {
  readonly tag: Tag;
  readonly summary: string;
  readonly attributes: readonly Choice[];
  readonly properties: readonly Described[];
  readonly events: readonly Described[];
}

export const tags = [
  'talk-scheduler',
  'talk-record-form',
  'talk-admonition-tracker',
  'talk-dashboard',
  'talk-provider',
] as const;
export type Tag = (typeof tags)[number];

const common: readonly Choice[] = [
  { name: 'theme', values: ['light', 'dark', 'auto'], description: '外观；不设时随 talk-provider' },
  { name: 'locale', values: ['zh-CN', 'en'], description: '语言；不设时随 talk-provider' },
];

const choices: Readonly<Record<Tag, readonly Choice[]>> = {
  'talk-scheduler': [
    {
      name: 'view',
      values: ['list', 'month', 'week', 'agenda', 'mine'],
      description: '清单、月、周、日程，或本人的谈话',
    },
    ...common,
  ],
  'talk-record-form': [
    { name: 'talk', values: 'talks', description: '谈话的编号' },
    { name: 'embedded', values: 'flag', description: '不带标题和边距，用在对话框里' },
    ...common,
  ],
  'talk-admonition-tracker': [
    { name: 'case', values: 'cases', description: '打开的事项的编号' },
    ...common,
  ],
  'talk-dashboard': common,
  'talk-provider': common,
};

const shared: readonly Described[] = [
  { name: 'sdk', description: '已打开的 SDK；不设时取最近的 talk-provider 的' },
  { name: 'messages', description: '宿主自己的用语' },
];

const events: Readonly<Record<Tag, readonly string[]>> = {
  'talk-scheduler': [
    ...['before-arrange', 'arranged', 'before-reschedule', 'rescheduled', 'before-cancel'],
    ...['cancelled', 'before-notify', 'notified', 'before-approval', 'approval-changed'],
    ...['before-delegation', 'delegation-changed', 'view-change', 'before-import', 'imported'],
    'open-record',
  ],
  'talk-record-form': [
    ...['before-prepare', 'prepared', 'before-notify', 'notified', 'before-hold', 'held'],
    ...['before-record', 'recorded', 'before-confirm', 'confirmed', 'before-cancel', 'cancelled'],
    ...['before-matter', 'matter-changed', 'before-take', 'taken', 'before-amend', 'amended'],
    ...['before-admonition', 'admonition-changed'],
  ],
  'talk-admonition-tracker': [
    ...['open-case', 'before-admonition', 'admonition-changed', 'before-inquiry'],
    ...['inquiry-changed', 'inquiry-drafted', 'before-arrange', 'arranged', 'before-reschedule'],
    ...['rescheduled', 'open-record'],
  ],
  'talk-dashboard': ['open-record'],
  'talk-provider': ['ready', 'error', 'restored', 'log-out'],
};

const described = z.object({ name: z.string(), description: z.optional(z.string()) });
const manifest = z.object({
  modules: z.array(
    z.object({
      declarations: z.optional(
        z.array(
          z.object({
            tagName: z.optional(z.string()),
            summary: z.optional(z.string()),
            description: z.optional(z.string()),
            members: z.optional(z.array(z.object({ ...described.shape, kind: z.string() }))),
            events: z.optional(z.array(described)),
          }),
        ),
      ),
    }),
  ),
});

/** The elements as the manifest tells of them; without one, as the table does. */
export async function describe(ask: Ask): Promise<readonly ElementPage[]> {
  const built = manifest.safeParse(await (await ask('portal/elements')).json());
  const declared = built.success ? built.data.modules.flatMap((one) => one.declarations ?? []) : [];
  return tags.map((tag) => {
    const known = declared.find(({ tagName }) => tagName === tag);
    const told = (all: readonly z.infer<typeof described>[] | undefined) =>
      all?.map(({ name, description = '' }) => ({ name, description }));
    return {
      tag,
      summary: known?.summary ?? known?.description ?? '',
      attributes: choices[tag],
      properties: told(known?.members?.filter(({ kind }) => kind === 'field')) ?? shared,
      events:
        told(known?.events) ??
        events[tag].map((name) => ({ name: `talk-${name}`, description: '' })),
    };
  });
}
