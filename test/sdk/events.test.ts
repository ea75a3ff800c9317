/** Events entered by hand, and facts that move after the obligation was made. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EventInput } from '../../src/sdk/index.ts';
import { atTheDesk } from './district.ts';
import { onlyRow, value } from './steps.ts';

const noticed: EventInput = {
  kind: 'appointment',
  triggers: ['promotion'],
  subject: 'member',
  dates: { decision: '2026-01-26' },
  publicNotice: { lastDay: '2026-02-10', outcome: 'running' },
};

describe('an event', () => {
  it('that is entered by hand obliges what the policy derives', async () => {
    const { sdk } = await atTheDesk('2026-02-10');
    const { publicNotice: _none, ...plain } = noticed;
    const { obligations } = value(await sdk.events.record(plain));
    assert.equal(obligations.length, 1);
    assert.equal((await onlyRow(sdk)).obligation.obligation.window.due, '2026-02-02');
  });

  it('whose public notice still runs is due for nobody; when it has ended the window stands', async () => {
    const { sdk } = await atTheDesk('2026-02-10');
    const { event } = value(await sdk.events.record(noticed));
    assert.equal((await onlyRow(sdk)).timeliness, 'not-due');
    value(
      await sdk.events.update({
        event,
        publicNotice: { lastDay: '2026-02-10', outcome: 'passed' },
        reason: '公示期满,无异议',
      }),
    );
    const { window } = (await onlyRow(sdk)).obligation.obligation;
    assert.deepEqual(
      [window.opens, window.lastDay, window.due],
      ['2026-02-11', '2026-02-17', '2026-02-24'],
    );
  });

  it('whose public notice failed obliges no talk any more, and stays on record', async () => {
    const { sdk } = await atTheDesk('2026-02-10');
    const { event } = value(await sdk.events.record(noticed));
    value(
      await sdk.events.update({
        event,
        publicNotice: { lastDay: '2026-02-10', outcome: 'failed' },
        reason: '公示期间有反映',
      }),
    );
    const row = await onlyRow(sdk);
    assert.equal(row.phase, 'done');
    assert.equal(row.timeliness, 'cancelled');
  });

  it('of a retirement moves its window with the day of the formalities', async () => {
    const { sdk } = await atTheDesk('2026-11-01');
    const { event } = value(
      await sdk.events.record({
        kind: 'retirement',
        triggers: ['retirement'],
        subject: 'member',
        dates: { formalities: '2026-12-01' },
      }),
    );
    assert.equal((await onlyRow(sdk)).obligation.obligation.window.opens, '2026-11-24');
    value(
      await sdk.events.update({
        event,
        dates: { formalities: '2026-12-15' },
        reason: '手续改期',
      }),
    );
    const { window } = (await onlyRow(sdk)).obligation.obligation;
    assert.deepEqual([window.opens, window.due], ['2026-12-08', '2026-12-15']);
  });

  it('without the date that its window is counted from is refused', async () => {
    const { sdk } = await atTheDesk('2026-02-10');
    const refused = await sdk.events.record({ ...noticed, dates: {} });
    assert.ok(!refused.ok);
    assert.equal(refused.error.path, 'dates');
  });

  it('of a kind that the policy does not know is refused by the rule that lists them', async () => {
    const { sdk } = await atTheDesk('2026-02-10');
    const refused = await sdk.events.record({ ...noticed, kind: 'chat' });
    assert.ok(!refused.ok);
    assert.equal(refused.error.findings[0]?.rule, 'talk.types');
  });

  it('may go as a talk, in writing or both where the kind may, and obliges one thing for each way', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const reminder = { kind: 'reminder', subject: 'member' } as const;
    const forms = async (input: Partial<EventInput> & Pick<EventInput, 'triggers'>) =>
      value(
        await sdk.events.record({ ...reminder, dates: { arisen: '2026-03-09' }, ...input }),
      ).obligations.map(({ obligation }) => obligation.form);
    assert.deepEqual(await forms({ triggers: ['audit'] }), ['talk']);
    assert.deepEqual(await forms({ triggers: ['assessment'], way: 'inquiry' }), ['inquiry']);
    assert.deepEqual(await forms({ triggers: ['other'], way: 'both' }), ['talk', 'inquiry']);
    const refused = await sdk.events.record({ ...noticed, way: 'inquiry' });
    assert.ok(!refused.ok && refused.error.path === 'way', 'an appointment goes by talk alone');
  });

  it('with a petition behind it binds by the informant rules, whatever its trigger', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const routine = {
      kind: 'routine',
      triggers: ['thought'],
      subject: 'member',
      dates: { arisen: '2026-03-09' },
    } as const;
    const { obligations } = value(await sdk.events.record({ ...routine, petition: true }));
    assert.equal(obligations[0]?.obligation.petition, true);
    assert.equal(obligations[0]?.obligation.secrecy, 'high');
  });

  it('of an admonition for what was disciplined already asks for a reason, and keeps it', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const input: EventInput = {
      kind: 'admonition',
      triggers: ['work_style'],
      subject: 'member',
      dates: { decision: '2026-03-09' },
      decision: { body: '区委常委会' },
      disciplined: true,
    };
    const refused = await sdk.events.record(input);
    assert.ok(!refused.ok && refused.error.code === 'policy.reason-needed', 'a reason is needed');
    const [finding] = refused.error.findings;
    assert.equal(finding?.rule, 'admonition.trigger');
    const reasons = { 'admonition.trigger': '处分之外另有问题' };
    const { event } = value(await sdk.events.record({ ...input, reasons }));
    assert.deepEqual(event.reasons, reasons);
  });

  it('does not become by a correction what is registered already', async () => {
    const { sdk } = await atTheDesk('2026-03-10');
    const routine = { kind: 'routine', triggers: ['thought'], subject: 'member' } as const;
    value(await sdk.events.record({ ...routine, dates: { arisen: '2026-03-08' } }));
    const { event } = value(
      await sdk.events.record({ ...routine, dates: { arisen: '2026-03-09' } }),
    );
    const reason = '日期录错';
    const refused = await sdk.events.update({ event, dates: { arisen: '2026-03-08' }, reason });
    assert.ok(!refused.ok && refused.error.code === 'input.invalid', 'known already');
    assert.equal(refused.error.path, 'dates');
    assert.deepEqual(await sdk.events.get(event.id), event);
    const moved = value(
      await sdk.events.update({ event, dates: { arisen: '2026-03-07' }, reason }),
    );
    assert.equal(moved.event.dates.arisen, '2026-03-07');
  });

  it('is not changed without a reason', async () => {
    const { sdk } = await atTheDesk('2026-02-10');
    const { event } = value(await sdk.events.record(noticed));
    const refused = await sdk.events.update({ event, dates: {}, reason: '' });
    assert.ok(!refused.ok && refused.error.path === 'reason');
  });
});
