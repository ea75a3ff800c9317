/** Every rule of the acceptance table is in the pack and on the coverage page, with its clause and modal word. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { coverage } from '../../src/policy/coverage.ts';
import { districtTrial, judge } from '../../src/policy/index.ts';
import { loadPolicy } from '../../src/policy/pack/index.ts';
import { district, load, obligationOf, outsider, talkFor } from './district.ts';

/** The flat list, as the acceptance table writes it: id · clause · modal word (or "derived"). */
const flat = `basis.references 序 I · scope.duty_holders 一 M · scope.subjects 二·1 S · talker.default 二·2 M · talker.principal 二·2 S · talker.other 二·2 M · delegate.allowed 二·2 Y · delegate.not_for_principals 二·2 derived · delegate.no_self 二·2 derived · delegate.only_unit_head 二·2 derived · talk.types 三 M · talk.mode.individual 三 S · talk.mode.collective 三 Y · appointment.trigger 三·1 M · appointment.deadline 三·1 S · appointment.deadline.publicity 三·1 M · appointment.content.{decision,evaluation,post,integrity,listen,exchange_intro} 三·1 M · removal.trigger 三·2 M · removal.deadline 三·2 S · removal.content.{decision,evaluation,hopes,listen} 三·2 M · removal.with_appointment 三·2 derived · retirement.trigger 三·3 M · retirement.deadline 三·3 S · retirement.content.{policy,evaluation,learning,post_employment,hopes,listen} 三·3 M · routine.trigger.{disunity,thought,feedback,award,long_leave,life_event,self_request,work_need,other} 三·4 M · routine.timely 三·4 M · routine.content.{hear,learn,solve,guide} 三·4 M · routine.focus_principals 三·4 M · routine.team_leader_regular 三·4 M · reminder.trigger.{petition,democratic_review,assessment,team_meeting,regulation_check,audit,other} 三·5 M · reminder.timely 三·5 M · reminder.inquiry_option 三·5 Y · reminder.inquiry_reply 三·5 M · reminder.content.{problem,explain,hopes} 三·5 M · admonition.trigger 三·6 M · admonition.decision 三·6 M · admonition.timely 三·6 M · admonition.notice_together 三·6 M · admonition.content.{announce,problems,causes,listen,demands,time_limit} 三·6 M · admonition.record 五¶3 derived · principle.four 四·1 M · conduct.talker 四·2⑴ M · conduct.subject 四·2⑵ M · followup.handle_raised 四·2⑶ M · confidential.informant 四·2⑷ N · confidential.letter 四·2⑷ N · confidential.staff 四·2⑷ M · protection.no_retaliation 四·2⑸ N · protection.sanction 四·2⑸ M · org.unit_duty 五¶1 M · org.leader_duty 五¶1 M · delegate.complete 五¶1 M · unit.internal_talks 五¶1 M · org.implement 五¶2 M · plan.before 五¶2 M · record.when_needed 五¶2 M · followup.supervise 五¶2 M · inspect.execution 五¶2 M · link.systems 五¶3 M · link.reply_rule 五¶3 M · link.admonish_rule 五¶3 M · archive.keeper 五¶3 M · archive.not_personal_file 五¶3 N`;

const listed = flat.split(/ · (?=[a-z])/).flatMap((item) => {
  const [names = '', clause = '', modal = ''] = item.split(' ');
  const set = /^(.*)\{(.*)\}$/.exec(names);
  const ids = set ? (set[2] ?? '').split(',').map((name) => `${set[1]}${name}`) : [names];
  return ids.map((id) => ({ id, clause, modal }));
});

describe('the flat list of rules', () => {
  it('is what the pack has, no more and no less', () => {
    assert.equal(listed.length, new Set(listed.map(({ id }) => id)).size);
    assert.equal(listed.length, Object.keys(districtTrial.rules).length);
  });

  for (const { id, clause, modal } of listed) {
    it(`${id} stands in the pack with ${clause} and is carried by somebody`, () => {
      const row = coverage(district).find(({ rule }) => rule === id);
      assert.ok(row);
      assert.equal(row.clause, clause);
      if (modal === 'derived') assert.equal(row.derived, true);
      else assert.deepEqual([row.modal, row.derived], [modal, false]);
      assert.notEqual(row.where, '');
      assert.doesNotMatch(row.where, /^pack /, 'a row of its own in the table of coverage');
    });
  }
});

describe('levels and severities', () => {
  it('agree: E blocks, W and C warn, F and R advise at most', () => {
    const loudest = {
      E: 'error',
      W: 'warning',
      C: 'warning',
      'C/E': 'warning',
      'F/W': 'warning',
    } as const;
    for (const { rule, level, severity } of coverage(district)) {
      // 四·2⑴ speaks through the points that it demands; kinds that nobody knows cannot be judged at all.
      if (rule === 'conduct.talker' || rule === 'talk.types') continue;
      if (level === 'F' || level === 'R' || level === 'F/R') {
        assert.ok(severity === 'advice' || severity === 'off', rule);
      } else {
        assert.equal(severity, loudest[level], rule);
      }
    }
  });

  it('never let a soft word accuse: no pack that would is loaded', () => {
    const soft = Object.entries(districtTrial.rules).filter(
      ([, rule]) => rule.soft || rule.modal === 'S',
    );
    assert.ok(soft.length >= 10);
    for (const [id, rule] of soft) {
      const answer = loadPolicy({
        ...districtTrial,
        rules: { ...districtTrial.rules, [id]: { ...rule, severity: 'error' } },
      });
      assert.equal(answer.ok, false);
      assert.equal(!answer.ok && answer.faults[0]?.code, 'soft-word-error');
    }
  });

  it('are the pack’s to change, and a rule that is off is silent', () => {
    const talk = talkFor(obligationOf('routine'), { talker: outsider });
    const with_ = (severity: 'warning' | 'off') =>
      load({
        ...districtTrial,
        rules: {
          ...districtTrial.rules,
          'talker.default': { ...districtTrial.rules['talker.default'], severity },
        },
      });
    const severities = (policy = district) =>
      judge(policy, { type: 'plan-talk', talk }).map(({ severity }) => severity);
    assert.deepEqual(severities(), ['error']);
    assert.deepEqual(severities(with_('warning')), ['warning']);
    assert.deepEqual(severities(with_('off')), []);
  });
});
