/** 三·6 as a table: every order of decision, notice, talk, service, receipt, rectification and record. */
import type { CivilDate, Policy, Service, Talk } from '../../../src/policy/index.ts';
import { judge } from '../../../src/policy/index.ts';
import { compare, dutyOf, eventOf, holder, subjects, talkOf, type Table } from './people.ts';

const talkDay: CivilDate = '2026-03-12';
const before: CivilDate = '2026-03-11';
const after: CivilDate = '2026-03-13';
const together = 'error admonition.notice_together';

const decisions = {
  none: undefined,
  before: '2026-03-09',
  'same, by nobody': talkDay,
  same: talkDay,
  after,
} as const satisfies Record<string, CivilDate | undefined>;

const notices = {
  none: undefined,
  early: '2026-03-08',
  before,
  'same, without number': talkDay,
  same: talkDay,
  after,
} as const satisfies Record<string, CivilDate | undefined>;

/** How service went, and what is to be said of it. */
const services: Readonly<
  Record<string, { on?: CivilDate; at?: Service['servedAt']; fault?: string }>
> = {
  none: { fault: 'not-served' },
  'day before': { on: before, at: '09:30', fault: 'served-before' },
  'before the talk': { on: talkDay, at: '08:59', fault: 'served-at-other-time' },
  'at its first minute': { on: talkDay, at: '09:00' },
  'in the talk': { on: talkDay, at: '09:30' },
  'at its last minute': { on: talkDay, at: '10:00' },
  'after the talk': { on: talkDay, at: '10:01', fault: 'served-at-other-time' },
  'at no known time': { on: talkDay, fault: 'times-missing' },
  'day after': { on: after, at: '09:30', fault: 'served-after' },
};

const receipts: Readonly<
  Record<string, { of: (on: CivilDate) => Service['receipt']; fault?: string }>
> = {
  none: { of: () => ({ state: 'none' }), fault: 'no-receipt' },
  signed: { of: (on) => ({ state: 'signed', on }) },
  'signed later': { of: () => ({ state: 'signed', on: '2026-03-20' }), fault: 'receipt-elsewhere' },
  'refused before nobody': {
    of: () => ({ state: 'refused', witnesses: [] }),
    fault: 'too-few-witnesses',
  },
  'refused before one': {
    of: () => ({ state: 'refused', witnesses: ['甲', ' 甲 ', ''] }),
    fault: 'too-few-witnesses',
  },
  'refused before the subject': {
    of: () => ({ state: 'refused', witnesses: ['甲', 'other'] }),
    fault: 'too-few-witnesses',
  },
  'refused before two': { of: () => ({ state: 'refused', witnesses: ['甲', '乙'] }) },
};

const items: Readonly<
  Record<string, { list: NonNullable<Talk['rectification']>; fault?: string }>
> = {
  none: { list: [], fault: 'admonition.content.demands no-item' },
  blank: {
    list: [{ id: 'r', demand: ' ', dueOn: after }],
    fault: 'admonition.content.demands no-item',
  },
  undated: {
    list: [{ id: 'r', demand: '改' }],
    fault: 'admonition.content.time_limit no-date',
  },
  'before the talk': {
    list: [{ id: 'r', demand: '改', dueOn: before }],
    fault: 'admonition.content.time_limit before-talk',
  },
  'on the day': { list: [{ id: 'r', demand: '改', dueOn: talkDay }] },
  later: { list: [{ id: 'r', demand: '改', dueOn: '2026-09-12' }] },
};

const records = { written: true, undecided: false, 'not-needed': false, none: false } as const;

export function ceremonyTable(policy: Policy): Table {
  const wrong: string[] = [];
  let cases = 0;
  let clean = 0;
  const talker = holder('leader', 'department', ['department-leader']);
  const subject = subjects.other;
  for (const [decided, decidedOn] of Object.entries(decisions)) {
    const base = eventOf('admonition', subject, '2026-03-09', {
      dates: { arisen: '2026-03-09', ...(decidedOn ? { decision: decidedOn } : {}) },
      decision: { body: decided === 'same, by nobody' ? ' ' : '区委' },
    });
    const duty = dutyOf(policy, base);
    if (!duty) return { cases: 1, wrong: ['an admonition obliges nothing'] };
    const held = talkOf(policy, duty, subject, talkDay, talker);
    for (const [issued, issuedOn] of Object.entries(notices)) {
      for (const [served, service] of Object.entries(services)) {
        for (const [received, receipt] of Object.entries(receipts)) {
          for (const [demanded, demand] of Object.entries(items)) {
            for (const [record, isWritten] of Object.entries(records)) {
              // Without a notice nothing is served, without service nothing received.
              if (!issuedOn && served !== 'none') continue;
              if (served === 'none' && received !== 'none') continue;
              // The record is judged apart from the items, so that once with each way of it is enough.
              if (!isWritten && demanded !== 'later') continue;
              cases += 1;
              const talk: Talk = {
                ...held,
                rectification: demand.list,
                record: record as Talk['record'],
                ...(issuedOn
                  ? {
                      notice: {
                        number: issued === 'same, without number' ? '' : '诫1',
                        issuedOn,
                        ...(service.on
                          ? {
                              service: {
                                servedOn: service.on,
                                ...(service.at ? { servedAt: service.at } : {}),
                                receipt: receipt.of(service.on),
                              },
                            }
                          : {}),
                      },
                    }
                  : {}),
              };
              const expected = [
                ...(decidedOn === undefined ? ['error admonition.decision missing'] : []),
                ...(decided === 'same, by nobody'
                  ? ['error admonition.decision body-missing']
                  : []),
                ...(decidedOn !== undefined && decidedOn > talkDay
                  ? ['error admonition.decision talk-before-decision']
                  : []),
                ...(issuedOn === undefined
                  ? [`${together} not-issued`]
                  : [
                      ...(decidedOn !== undefined && issuedOn < decidedOn
                        ? [`${together} issued-before-decision`]
                        : []),
                      ...(issued === 'same, without number' ? [`${together} number-missing`] : []),
                      ...(issuedOn > talkDay ? [`${together} issued-after-talk`] : []),
                      ...(service.fault ? [`${together} ${service.fault}`] : []),
                      ...(service.on && receipt.fault ? [`${together} ${receipt.fault}`] : []),
                    ]),
                ...(demand.fault ? [`error ${demand.fault}`] : []),
                ...(isWritten ? [] : ['error admonition.record missing']),
              ];
              if (expected.length === 0) clean += 1;
              const name = [decided, issued, served, received, demanded, record].join(' / ');
              const closing = judge(policy, { type: 'close-admonition', talk });
              wrong.push(...compare(name, closing, expected));
              const kept = judge(policy, {
                type: 'close-admonition',
                talk,
                asBreach: { approver: '区委书记', reason: '如实' },
              });
              if (kept.some(({ severity }) => severity === 'error')) {
                wrong.push(`${name}: cannot be closed as the breach it was`);
              }
            }
          }
        }
      }
    }
  }
  // By the book: decided before or on the day, issued since, served in the talk, received, demanded, recorded.
  const byTheBook = (1 * 2 + 1 * 1) * 3 * 2 * 2;
  if (clean !== byTheBook) wrong.push(`${clean} orders are by the book, not ${byTheBook}`);
  return { cases, wrong };
}
