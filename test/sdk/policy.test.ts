// The policy that the SDK asks: the package's own unasked, a host's where it brings one.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { districtTrial, type Finding } from '../../src/policy/index.ts';
import { national } from '../../src/policy/pack/packs/national.ts';
import { atTheDesk } from './district.ts';

const late: Finding = {
  rule: 'appointment.deadline',
  severity: 'warning',
  code: 'late',
  facts: { days: 3 },
  reasonable: true,
};

test('the rules of the package are asked where the host brings none, and speak Chinese', async () => {
  const { sdk } = await atTheDesk('2026-03-02');
  assert.equal(sdk.policy.profile, 'district-trial@1');
  assert.match(sdk.policy.explain(late).sentence, /^任职谈话一般应在组织决定任职后一周内进行/);
});

test('a host’s overlay is laid over them, and speaks Chinese as well', async () => {
  const { sdk } = await atTheDesk('2026-03-02', { policy: [districtTrial, national] });
  assert.equal(sdk.policy.profile, 'district-trial@1+national@1');
  assert.match(sdk.policy.explain(late).sentence, /^任职谈话一般应在组织决定任职后一周内进行/);
});

test('a pack that does not hold is refused with the path to every fault', async () => {
  const broken = { ...districtTrial, document: 'none', decisionFields: ['colour'] } as never;
  await assert.rejects(atTheDesk('2026-03-02', { policy: broken }), {
    name: 'TypeError',
    message: /^The policy cannot be used: district-trial\/decisionFields\/0: /,
  });
});

test('holidays that do not hold are refused, with the package’s rules too', async () => {
  const holidays = [{ year: 2027, source: '测试通知', holidays: [] }];
  for (const policy of [{}, { policy: districtTrial }]) {
    await assert.rejects(atTheDesk('2026-03-02', { ...policy, holidays }), {
      name: 'TypeError',
      message: /^The policy cannot be used: holidays\[0\]\.holidays: /,
    });
  }
});
