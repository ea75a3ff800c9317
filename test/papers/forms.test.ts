// What the papers say: that their duties stand in them, and that nothing stands in them that may not.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  admonitionNotice,
  defaultPaperSettings,
  delegationOrder,
  inquiryLetter,
  isDraft,
  outline,
  type Paper,
  paperNumber,
  plainText,
  reminderLetter,
  talkRecord,
  wordingProblems,
} from '../../src/sdk/papers/index.ts';
import { chineseNumber } from '../../src/sdk/papers/model.ts';
import { say } from '../../src/sdk/papers/settings.ts';
import { writtenPeriod, writtenTime } from '../../src/sdk/papers/written.ts';
import type { CivilDate } from '../../src/policy/index.ts';
import {
  allPapers,
  delegationFacts,
  groupFacts,
  inquiryFacts,
  jointFacts,
  noticeFacts,
  outlineFacts,
  PROTECTION,
  recordFacts,
  reminderFacts,
  RETENTION,
  unitSettings,
} from './samples.ts';

const rulesLacking = ({ lacks }: Paper): readonly string[] => lacks.map(({ rule }) => rule);

/** The same facts without some of them. */
function without<T extends object>(facts: T, ...names: readonly (keyof T)[]): T {
  const rest = { ...facts };
  for (const name of names) Reflect.deleteProperty(rest, name);
  return rest;
}

describe('诫勉通知书', () => {
  test('names decision, problems, demands with their time limits, and what to hand in by when', () => {
    const text = plainText(admonitionNotice(noticeFacts, unitSettings));
    for (const said of [
      '云组诫〔2026〕3号',
      '刘明远同志：',
      '履行职责、工作作风',
      '经区委研究，于2026年3月2日决定对你予以诫勉（云委〔2026〕12号）。',
      '1. 对分管的小型水库',
      '1. 完成两个项目的验收并书面报告（整改时限：2026年6月30日）',
      '请于2026年3月16日前向中共云溪区委组织部提交书面检查。',
      '请于2026年9月9日前向中共云溪区委组织部提交整改报告。',
      PROTECTION,
      '抄送：区水利局党组主要负责人。',
      '共印3份',
      RETENTION,
    ]) {
      assert.ok(text.includes(said), `${said} is missing in:\n${text}`);
    }
  });

  test('comes with a receipt slip that two witnesses can attest', () => {
    const [, slip] = admonitionNotice(noticeFacts, unitSettings).sheets;
    const labels = slip?.blocks.flatMap((block) =>
      block.is === 'signatures' ? block.lines.map(({ label }) => label) : [],
    );
    assert.deepEqual(labels, [
      '受送达人（签名）',
      '送达人（签名）',
      '见证人（签名）',
      '见证人（签名）',
    ]);
  });

  test('without a number it is a draft that says so', () => {
    const draft = admonitionNotice(without(noticeFacts, 'number'), unitSettings);
    assert.equal(isDraft(draft), true);
    assert.match(plainText(draft), /^草稿（缺发文字号），不得制发/);
    assert.match(plainText(draft), /〔\u3000\u3000〕\u3000号/);
    assert.equal(isDraft(admonitionNotice({ ...noticeFacts, number: '  ' })), true);
  });

  test('each missing duty is named by its rule', () => {
    assert.deepEqual(rulesLacking(admonitionNotice(noticeFacts)), []);
    const bare = without({ ...noticeFacts, problems: [], demands: [] }, 'decision', 'number');
    assert.deepEqual(rulesLacking(admonitionNotice(bare)), [
      'number',
      'admonition.decision',
      'admonition.content.problems',
      'admonition.content.demands',
      'admonition.content.time_limit',
    ]);
    const [first = { demand: '' }] = noticeFacts.demands;
    const undated = { ...noticeFacts, demands: [first, { demand: '另一项' }] };
    assert.deepEqual(rulesLacking(admonitionNotice(undated)), ['admonition.content.time_limit']);
  });
});

describe('谈话记录', () => {
  test('of an admonition shows the times of talk and service, each point and what was agreed', () => {
    const text = plainText(talkRecord(recordFacts, unitSettings));
    for (const said of [
      '谈话时间：2026年3月9日\n9:00至10:30',
      '《诫勉通知书》（云组诫〔2026〕3号）于2026年3月9日9:10送达，谈话对象已签收。',
      '（一）宣布诫勉决定',
      '（六）明确整改时限',
      '三、谈话对象意见和表态',
      '四、谈话对象反映的情况、问题和要求',
      '五、整改事项',
      '以上记录已经本人核对，与谈话内容相符。',
      '谈话对象（签名）：',
      RETENTION,
    ]) {
      assert.ok(text.includes(said), `${said} is missing in:\n${text}`);
    }
  });

  test('a refused receipt names its witnesses', () => {
    const notice = { name: '诫勉通知书', number: '3', servedOn: recordFacts.date };
    const text = plainText(
      talkRecord({
        ...recordFacts,
        notice: { ...notice, receipt: 'refused', witnesses: ['甲', '乙'] },
      }),
    );
    assert.match(text, /谈话对象拒绝签收，见证人：甲、乙。/);
  });

  test('that the subject would not sign names who attests it, and says what the subject thinks of it', () => {
    const text = plainText(
      talkRecord(
        {
          ...recordFacts,
          remark: '第二点与本人说明不符',
          unsigned: { on: recordFacts.date, witnesses: ['甲', '乙'] },
        },
        unitSettings,
      ),
    );
    for (const said of [
      '六、谈话对象核对记录的意见\n第二点与本人说明不符',
      '以上记录已于2026年3月9日交本人核对，本人拒绝签字。见证人：甲、乙。',
      '见证人甲（签名）：',
      '见证人乙（签名）：',
    ]) {
      assert.ok(text.includes(said), `${said} is missing in:\n${text}`);
    }
    assert.ok(!text.includes('谈话对象（签名）'), text);
    assert.ok(!text.includes('与谈话内容相符'), text);
  });

  test('a joint record has two heads and one signature of the subject', () => {
    const text = plainText(talkRecord(jointFacts, unitSettings));
    assert.match(text, /谈话类型：免职谈话、任职谈话/);
    assert.match(text, /一、免职谈话：谈话内容\n（一）组织决定及免职的主要理由/);
    assert.match(text, /二、任职谈话：谈话内容\n（一）组织决定及任职的主要理由/);
    assert.match(text, /不适用：同一单位/);
    assert.equal(text.match(/谈话对象（签名）/g)?.length, 1);
    assert.doesNotMatch(text, new RegExp(RETENTION), 'an ordinary record is kept in the work file');
  });

  test('a group record has a part and a signature for each person', () => {
    const text = plainText(talkRecord(groupFacts, unitSettings));
    assert.match(text, /工作需要：同批任职人员较多。/);
    for (const name of ['欧阳修文', '刘明远', '何静']) {
      assert.ok(text.includes(`${name}：谈话内容`), `no part of ${name}`);
      assert.ok(text.includes(`${name}（签名）`), `no signature of ${name}`);
    }
  });
});

describe('letters', () => {
  test('函询通知书 carries the three points, the pledge, a place for each answer and a receipt', () => {
    const letter = inquiryLetter(inquiryFacts, unitSettings);
    const text = plainText(letter);
    assert.deepEqual(
      letter.sheets.map(({ kind }) => kind),
      ['letter', 'document', 'document', 'document'],
    );
    for (const said of [
      '1. 2025年以来，',
      '对存在的问题作出表态',
      '正确对待组织函询',
      '于2026年3月30日前报送中共云溪区委组织部',
      '不得由他人或者所在单位代为回复',
      '函询说明真实性承诺书',
      '问题2：你是否存在',
      '《函询通知书》送达回执',
      '附件：1. 函询回复\n2. 函询说明真实性承诺书',
    ]) {
      assert.ok(text.includes(said), `${said} is missing in:\n${text}`);
    }
  });

  test('an inquiry without a point of 三·5 is a draft', () => {
    assert.deepEqual(rulesLacking(inquiryLetter(inquiryFacts)), []);
    const bare = { ...inquiryFacts, questions: [], explain: ' ', hopes: [] };
    assert.deepEqual(rulesLacking(inquiryLetter(bare)), [
      'reminder.content.problem',
      'reminder.content.explain',
      'reminder.content.hopes',
    ]);
  });

  test('no reply date is invented', () => {
    const text = plainText(inquiryLetter(without(inquiryFacts, 'replyDueOn')));
    assert.match(text, /真实性承诺书》及时报送/);
  });

  test('提醒函 says what to watch and what is hoped', () => {
    assert.deepEqual(rulesLacking(reminderLetter(reminderFacts)), []);
    assert.deepEqual(rulesLacking(reminderLetter({ ...reminderFacts, problems: [], hopes: [] })), [
      'reminder.content.problem',
      'reminder.content.hopes',
    ]);
  });
});

describe('谈话提纲 and 委托', () => {
  test('every outline carries the same caution, whatever the talk came from', () => {
    const text = plainText(outline(outlineFacts, unitSettings));
    assert.match(text, /不得向谈话对象泄露举报人的单位、姓名/);
    assert.match(text, /实事求是、客观公正、严格要求、热情关心/);
    assert.match(text, /请干部本人对有关问题作出说明和表态（说明、表态）/);
  });

  test('an order forbids handing on and copies kept, and comes with its return form', () => {
    const text = plainText(delegationOrder(delegationFacts, unitSettings));
    assert.match(text, /不得转委托他人/);
    assert.match(text, /5个工作日内将谈话记录原件及有关材料送交/);
    assert.match(text, /不留存原件、复印件和电子件/);
    assert.match(text, /委托谈话办理情况回执/);
  });
});

describe('what no paper shows', () => {
  test('where a problem was heard of', () => {
    for (const [name, paper] of Object.entries(allPapers)) {
      if (name === 'outline') continue;
      assert.doesNotMatch(plainText(paper), /信访|举报|来信|民主评议|审计发现|巡察/, name);
    }
  });

  test('a mark of retention on classes that are not retained', () => {
    for (const [name, paper] of Object.entries(allPapers)) {
      const kept = paper.foot.retention !== undefined;
      assert.equal(plainText(paper).includes(RETENTION), kept, name);
      assert.ok(plainText(paper).includes('审计校验码 3f9a2c71'), name);
    }
  });
});

describe("a unit's own wording", () => {
  const own = { ...unitSettings, wording: { 'reminder.close': '此函。{department}' } };

  test('stands in place of ours', () => {
    assert.match(plainText(reminderLetter(reminderFacts, own)), /此函。\{department\}/);
  });

  test('is checked for keys and places that do not exist', () => {
    assert.deepEqual(wordingProblems(defaultPaperSettings), []);
    assert.deepEqual(wordingProblems(unitSettings), []);
    assert.deepEqual(wordingProblems(own), ['wording.reminder.close: {department}']);
    const strange = { ...unitSettings, wording: JSON.parse('{"__proto__x":"a","toString":"b"}') };
    assert.deepEqual(wordingProblems(strange), ['wording.__proto__x', 'wording.toString']);
  });

  test('a value that looks like a place is not filled again', () => {
    const filled = say(unitSettings, 'notice.report', { due: '{department}', department: '甲' });
    assert.equal(filled, '请于{department}前向甲提交整改报告。');
  });
});

test('numbers, dates and times are written as papers write them', () => {
  const on = '2026-03-09' as CivilDate;
  assert.equal(writtenTime(on, '09:05', '10:00'), '2026年3月9日9:05至10:00');
  assert.equal(writtenPeriod(on, '2026-03-15' as CivilDate), '2026年3月9日至3月15日');
  assert.equal(writtenPeriod(on, '2027-01-02' as CivilDate), '2026年3月9日至2027年1月2日');
  assert.equal(paperNumber('云组诫', 2026, 3), '云组诫〔2026〕3号');
  assert.deepEqual([1, 9, 10, 11, 20, 21, 99].map(chineseNumber), [
    '一',
    '九',
    '十',
    '十一',
    '二十',
    '二十一',
    '九十九',
  ]);
});
