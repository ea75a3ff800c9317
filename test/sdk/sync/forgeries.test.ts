/** Acts whose records do not fit each other, or what they hang on: each honest act with one thing about it made up. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { randomId } from '../../../src/sdk/seal/random.ts';
import type { Json, JsonObject } from '../../../src/sdk/store/store.ts';
import type { PushedChange, PushItem } from '../../../src/sdk/sync/port.ts';
import { today } from '../courses.ts';
import { hubOn } from './desks.ts';
import { honestActs, type Sent } from './honest.ts';

/* eslint-disable @typescript-eslint/no-explicit-any -- A forger's bodies have whatever shape they like. */
type Body = Record<string, any>;

interface Forged {
  readonly what: string;
  readonly action: string;
  /** The record that is forged, as the honest act would leave its changed fields. */
  readonly type: string;
  readonly edit: (to: Body) => void;
  readonly code: string;
  readonly fits?: (item: PushItem) => boolean;
}

const cases: readonly Forged[] = [
  // 审批
  { what: 'a slip of another day', ...slip('proposedOn', '2026-03-01'), code: 'input.invalid' },
  {
    what: 'a slip that somebody else proposed',
    ...slip('proposedBy', { by: 'deputy', name: '王副部长' }),
    code: 'access.denied',
  },
  { what: 'a slip about nobody', ...slip('subjects', []), code: 'input.invalid' },
  {
    what: 'a slip that is decided already',
    ...slip('decision', { as: 'approved', on: today, approver: {}, by: {} }),
    code: 'input.invalid',
  },
  {
    what: 'a slip that is put to whom it is about',
    action: 'approval.submit',
    type: 'approval',
    edit: (to) => {
      const id = 'member-2';
      to['putTo'] = { id, name: '冯丽', title: '' };
    },
    code: 'input.invalid',
  },
  {
    what: 'an approval that leaves no entry',
    action: 'approval.approve',
    type: 'approval',
    edit: (to) => void to['history'].pop(),
    code: 'input.invalid',
  },
  {
    what: 'a withdrawal under the name of another step',
    action: 'approval.withdraw',
    type: 'approval',
    edit: (to) => void (to['history'].at(-1).action = 'submit'),
    code: 'input.invalid',
  },
  // 任免事项
  {
    what: 'an obligation of another kind than its event',
    action: 'event.record',
    type: 'obligation',
    edit: (to) => void (to['obligation'].kind = 'retirement'),
    code: 'input.invalid',
  },
  {
    what: 'an obligation without the petition behind it',
    action: 'event.record',
    type: 'obligation',
    edit: (to) => void (to['obligation'].petition = !to['obligation'].petition),
    code: 'input.invalid',
  },
  {
    what: 'an obligation of somebody else than its event',
    action: 'list.import',
    type: 'obligation',
    edit: (to) => void (to['ofTheDay'].id = 'unmanaged'),
    code: 'input.invalid',
  },
  {
    what: 'an admonition that nobody decided',
    action: 'list.import',
    type: 'event',
    fits: ({ changes }) => changes.some(({ type }) => type === 'admonition'),
    edit: (to) => void (to['event'].triggers = []),
    code: 'input.invalid',
  },
  // 函询转谈话
  {
    what: 'a letter turned into another event than was written with it',
    action: 'inquiry.turn',
    type: 'inquiry',
    edit: (to) => void (to['turned'].event = randomId()),
    code: 'input.invalid',
  },
  {
    what: 'a letter turned into obligations that it does not name',
    action: 'inquiry.turn',
    type: 'inquiry',
    edit: (to) => void (to['turned'].obligations = []),
    code: 'input.invalid',
  },
  {
    what: 'a letter turned into the event of no letter',
    action: 'inquiry.turn',
    type: 'event',
    edit: (to) => void delete to['inquiry'],
    code: 'input.invalid',
  },
  {
    what: 'a letter turned into a talk of a third kind',
    action: 'inquiry.turn',
    type: 'event',
    edit: (to) => void (to['event'].kind = 'retirement'),
    code: 'input.invalid',
  },
  {
    what: 'a letter whose own obligation is merged elsewhere',
    action: 'inquiry.turn',
    type: 'obligation',
    edit: (to) => {
      if (to['merged'] !== undefined) to['merged'].into = [randomId()];
      else to['obligation'].kind = 'retirement';
    },
    code: 'input.invalid',
  },
  {
    what: 'a turn that its subject answers for',
    action: 'inquiry.turn',
    type: 'inquiry',
    edit: (to) => void (to['turned'].approver.id = 'member-2'),
    code: 'input.invalid',
  },
  // 办结后材料去向
  {
    what: 'a closed inquiry whose papers are in the personal archive',
    action: 'inquiry.close',
    type: 'inquiry',
    edit: (to) => void (to['closed'].keeper = 'personal-archive'),
    code: 'policy.refused',
  },
  {
    what: 'a closed order whose papers are in the personal archive',
    action: 'delegation.close',
    type: 'delegation',
    edit: (to) => void (to['closed'].keeper = 'personal-archive'),
    code: 'policy.refused',
  },
  // 诫勉书
  {
    what: 'another number taken back than was issued',
    action: 'admonition.void-notice',
    type: 'admonition',
    edit: (to) => void (to['voided'].at(-1).number = '云诫〔2026〕88号'),
    code: 'input.invalid',
  },
  {
    what: 'a number that was taken back',
    action: 'admonition.issue-notice',
    type: 'admonition',
    fits: ({ changes }) =>
      changes.some(({ fields }) => (fields['notice']?.to as Body)['number'] === '云诫〔2026〕2号'),
    edit: (to) => void (to['notice'].number = '云诫〔2026〕1号'),
    code: 'number.taken',
  },
  {
    what: 'a demand that is checked as it is made',
    action: 'admonition.demand-rectification',
    type: 'admonition',
    edit: (to) => {
      const checker = { id: 'minister', name: '郑部长', title: '' };
      const by = { by: 'clerk', name: '李经办' };
      to['rectification'].at(-1).check = { on: today, checker, opinion: '好', by };
    },
    code: 'input.invalid',
  },
  {
    what: 'a report that is checked by who entered it',
    action: 'admonition.verify-rectification',
    type: 'admonition',
    edit: (to) =>
      void eachItem(to, (item) => item['check'] && (item['check'].checker.id = 'clerk')),
    code: 'input.invalid',
  },
  {
    what: 'more time than was granted',
    action: 'admonition.extend-rectification',
    type: 'admonition',
    edit: (to) => void eachItem(to, (item) => item['extensions'] && (item['dueOn'] = '2030-01-01')),
    code: 'input.invalid',
  },
  // 谈话记录
  {
    what: 'a breach that is confirmed as if it were none',
    action: 'record.confirm',
    type: 'talk',
    edit: (to) => {
      const approver = { id: 'minister', name: '郑部长', title: '' };
      to['confirmed'].asBreach = { approver, reason: '无' };
    },
    code: 'input.invalid',
  },
  {
    what: 'a discharge by a talk that was not confirmed with it',
    action: 'record.confirm',
    type: 'obligation',
    edit: (to) => void (to['discharged'].talk = randomId()),
    code: 'input.invalid',
  },
  {
    what: 'a discharge on another day than its talk',
    action: 'record.confirm',
    type: 'obligation',
    edit: (to) => void (to['discharged'].on = '2026-03-01'),
    code: 'input.invalid',
  },
  {
    what: 'an end without a discharge',
    action: 'record.confirm',
    type: 'obligation',
    edit: (to) => void delete to['discharged'],
    code: 'input.invalid',
  },
  {
    what: 'a breach for which its talker answers',
    action: 'record.close-as-breach',
    type: 'talk',
    edit: (to) => void (to['confirmed'].asBreach.approver.id = 'head'),
    code: 'input.invalid',
  },
  {
    what: 'a correction that does not say what it corrects',
    action: 'record.amend',
    type: 'talk',
    edit: (to) => void (to['amendments'].at(-1).fields = []),
    code: 'input.invalid',
  },
  {
    what: 'a correction that tells another story of what stood there',
    action: 'record.amend',
    type: 'talk',
    edit: (to) => void (to['amendments'].at(-1).fields[0].from = '别处'),
    code: 'input.invalid',
  },
  {
    what: 'a talk with somebody whom nothing obliges to it',
    action: 'talk.arrange',
    type: 'talk',
    fits: ({ changes }) => changes.some(({ type, created }) => type === 'talk' && created),
    edit: (to) => void to['subjects'].push({ id: 'unmanaged', name: '陈科员', posts: [] }),
    code: 'input.invalid',
  },
  {
    what: 'a talk for an obligation that is not there',
    action: 'talk.arrange',
    type: 'talk',
    fits: ({ changes }) => changes.some(({ type, created }) => type === 'talk' && created),
    edit: (to) => void to['obligations'].push(randomId()),
    code: 'input.invalid',
  },
  // 其他
  {
    what: 'a matter that its handler checks',
    action: 'matter.verify',
    type: 'matter',
    fits: ({ changes }) => changes.some(({ fields }) => fields['check'] !== undefined),
    edit: (to) => void (to['check'].checker.id = 'clerk'),
    code: 'input.invalid',
  },
  {
    what: 'a look at a case for whom it is about',
    action: 'grant.give',
    type: 'grant',
    edit: (to) => void (to['inspector'].id = to['subjects'][0]),
    code: 'input.invalid',
  },
  {
    what: 'a paper that went another way than it says',
    action: 'paper.give-back',
    type: 'paper',
    edit: (to) => void (to['custody'].at(-1).act = 'filed'),
    code: 'input.invalid',
  },
  {
    what: 'an incident that its reporter is accused of',
    action: 'incident.report',
    type: 'incident',
    edit: (to) => void to['accused'].push({ id: 'clerk', name: '李经办', title: '' }),
    code: 'input.invalid',
  },
  {
    what: 'a sanction against somebody who is not accused',
    action: 'incident.sanction',
    type: 'incident',
    edit: (to) => void (to['sanctions'].at(-1).against.id = 'secretary'),
    code: 'input.invalid',
  },
];

function slip(field: string, value: unknown) {
  return {
    action: 'approval.propose',
    type: 'approval',
    edit: (to: Body) => void (to[field] = value),
  };
}

function eachItem(to: Body, change: (item: Body) => unknown): void {
  for (const item of to['rectification']) change(item);
}

describe('an act of which something is made up', () => {
  let worlds: readonly (readonly Sent[])[];
  before(async () => {
    worlds = await honestActs();
  });

  for (const { what, action, type, edit, code, fits = () => true } of cases) {
    it(`is refused: ${what}`, async () => {
      const found = worlds.find((acts) => acts.some((sent) => isIt(sent)));
      const at = found?.findIndex((sent) => isIt(sent)) ?? -1;
      const wanted = found?.[at];
      assert.ok(found && wanted, `${action} is among the honest acts`);
      const { hub, store } = await hubOn(today);
      for (const { actor, item } of found.slice(0, at)) await hub.push(actor, [item]);
      const forged = forgedOf(wanted.item, type, edit);
      for (const change of forged.changes) {
        const held = await store.get(change.record);
        for (const [name, value] of Object.entries(change.fields)) {
          assert.deepEqual(value.from, held?.body[name], 'made on what is there');
        }
      }
      const [bad] = await hub.push(wanted.actor, [forged]);
      assert.equal(bad?.verdict === 'refused' ? bad.code : bad?.verdict, code);
      const [good] = await hub.push(wanted.actor, [wanted.item]);
      assert.equal(good?.verdict, 'accepted', 'as it was made');

      function isIt({ item }: Sent): boolean {
        return item.action === action && item.changes.some((c) => c.type === type) && fits(item);
      }
    });
  }
});

/** The item with the first record of the type forged; a field that is new to it counts as one that was not there. */
function forgedOf(item: PushItem, type: string, edit: Forged['edit']): PushItem {
  const change = item.changes.find((one) => one.type === type);
  const fields = change?.fields ?? {};
  const to: Body = JSON.parse(
    JSON.stringify(Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one.to]))),
  );
  edit(to);
  const forged: JsonObject = JSON.parse(JSON.stringify(to));
  const names = [...new Set([...Object.keys(fields), ...Object.keys(forged)])];
  const made = Object.fromEntries(
    names.flatMap((name): readonly (readonly [string, { from?: Json; to?: Json }])[] => {
      const from = fields[name]?.from;
      const value = forged[name];
      if (from === undefined && value === undefined) return [];
      return [
        [
          name,
          {
            ...(from === undefined ? {} : { from }),
            ...(value === undefined ? {} : { to: value }),
          },
        ],
      ];
    }),
  );
  const changed = (one: PushedChange) => (one === change ? { ...one, fields: made } : one);
  return { ...item, id: randomId(), changes: item.changes.map(changed) };
}
