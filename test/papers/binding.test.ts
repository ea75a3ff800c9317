// Papers from the SDK's records: what is on them, what stands in their way, and what never is on them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import type { Actor, CivilDate, TalkSdk } from '../../src/sdk/index.ts';
import { memoryStore } from '../../src/sdk/store/memory-store.ts';
import { atTheDesk, clerk } from '../sdk/district.ts';
import { admonition, allCovered, appointment, importList, onlyCase, value } from '../sdk/steps.ts';
import { openDocx, textOf } from './docx-parts.ts';

const seen = ({ id, revision }: { readonly id: string; readonly revision: number }) => ({
  id,
  revision,
});

async function withNotice(): Promise<{ readonly sdk: TalkSdk; readonly id: string }> {
  const { sdk } = await atTheDesk('2026-03-10');
  await importList(sdk, admonition);
  const { admonition: record } = await onlyCase(sdk);
  return { sdk, id: record.id };
}

const problems = ['对分管工作督促不力。'];

test('a notice that lacks a duty is refused with the rules, and is a draft where one asks for a draft', async () => {
  const { sdk, id } = await withNotice();
  const asked = { paper: 'admonition-notice', of: id, problems: [] } as const;
  const refused = await sdk.papers.render({ papers: [asked], format: 'docx' });
  assert.ok(!refused.ok, 'it was made');
  assert.equal(refused.error.code, 'policy.refused');
  assert.deepEqual(refused.error.findings.map(({ rule }) => rule).sort(), [
    'admonition.content.demands',
    'admonition.content.problems',
    'admonition.content.time_limit',
    'admonition.notice_together',
  ]);
  for (const word of ['发文字号', '整改要求', '整改时限']) {
    assert.ok(refused.error.message.includes(word), refused.error.message);
  }
  const draft = value(await sdk.papers.render({ papers: [asked], format: 'text', draft: true }));
  assert.match(draft.text ?? '', /草稿（缺/);
});

test('a whole notice carries what the record says, in .docx as in text, with its foot and the audit’s head', async () => {
  const { sdk, id } = await withNotice();
  const first = (await onlyCase(sdk)).admonition;
  value(
    await sdk.admonitions.issueNotice({
      admonition: seen(first),
      number: '云组诫〔2026〕3号',
      issuedOn: '2026-03-10',
    }),
  );
  const second = (await onlyCase(sdk)).admonition;
  const next = await sdk.admonitions.addRectification({
    admonition: seen(second),
    demand: '限期完成两个项目的验收',
    dueOn: '2026-06-30',
  });
  if (!next.ok) {
    // Demands come out of the talk; without one the notice stays a draft.
    const lacking = await sdk.papers.render({
      papers: [{ paper: 'admonition-notice', of: id, problems }],
      format: 'docx',
    });
    assert.ok(!lacking.ok, 'a notice without demands was made');
    return;
  }
  const made = value(
    await sdk.papers.render({
      papers: [{ paper: 'admonition-notice', of: id, problems, secrecy: '秘密★1年' }],
      format: 'docx',
    }),
  );
  assert.equal(made.fileName, '诫勉通知书.docx');
  const text = Object.entries(openDocx(made.bytes ?? new Uint8Array()))
    .filter(([name]) => /document|header|footer/.test(name))
    .map(([, xml]) => textOf(xml))
    .join('\n');
  for (const said of [
    '冯丽',
    '云组诫〔2026〕3号',
    '限期完成两个项目的验收',
    '2026年6月30日',
    ...problems,
    '由区委组织部留存，不归入本人档案',
    '打击报复',
    '秘密★1年',
  ]) {
    assert.ok(text.includes(said), `not on the notice: ${said}`);
  }
  assert.match(text, /审计校验码 [0-9a-f]{8}/);
});

async function heldTalk(
  day: CivilDate = '2026-03-10',
  reasons: Readonly<Record<string, string>> = {},
): Promise<{
  readonly sdk: TalkSdk;
  readonly talk: string;
  seat(actor: Actor): void;
}> {
  const { sdk, seat } = await atTheDesk(day);
  await importList(sdk, appointment);
  const [row] = await sdk.obligations.worklist();
  assert.ok(row, 'nothing is owed');
  const talk = value(
    await sdk.plan.arrange({
      obligation: seen(row.obligation),
      talker: 'minister',
      date: day,
      place: '三楼会议室',
      outline: true,
      reasons,
    }),
  );
  const held = value(await sdk.talks.hold({ talk: seen(talk), heldOn: day }));
  value(
    await sdk.records.write({
      talk: seen(held),
      points: allCovered(row),
      record: 'written',
      matters: [
        {
          obligation: row.obligation.id,
          text: '=HYPERLINK("http://x") 请求解决两地分居问题𠮷㛃',
        },
      ],
    }),
  );
  return { sdk, seat, talk: held.id };
}

test('a record sheet has the persons of the day, the points and what was raised', async () => {
  const { sdk, talk } = await heldTalk();
  const made = value(
    await sdk.papers.render({ papers: [{ paper: 'talk-record', of: talk }], format: 'text' }),
  );
  for (const said of [
    '孙成员',
    '财政局副局长',
    '郑部长',
    '三楼会议室',
    '两地分居问题𠮷㛃',
    '民主集中制',
  ]) {
    assert.ok(made.text?.includes(said), `not on the sheet: ${said}`);
  }
  const { revision } = (await sdk.talks.get(talk)) ?? { revision: 0 };
  value(
    await sdk.records.confirm({
      talk: { id: talk, revision },
      method: 'refused',
      on: sdk.today(),
      remark: '第二点与本人说明不符',
      witnesses: ['王见证', '李见证'],
    }),
  );
  const closed = value(
    await sdk.papers.render({ papers: [{ paper: 'talk-record', of: talk }], format: 'text' }),
  );
  for (const said of ['第二点与本人说明不符', '见证人：王见证、李见证']) {
    assert.ok(closed.text?.includes(said), `not on the sheet: ${said}`);
  }
});

test('every print and export is a line of the audit that names the paper and no word of it', async () => {
  const { sdk, talk, seat } = await heldTalk();
  value(await sdk.papers.render({ papers: [{ paper: 'talk-record', of: talk }], format: 'pages' }));
  value(
    await sdk.papers.ledger({
      ledgers: ['talks'],
      from: '2026-01-01',
      to: '2026-12-31',
      format: 'csv',
    }),
  );
  seat({ id: 'auditor', name: '审计', roles: ['security-auditor'] });
  const lines = value(await sdk.audit.entries({ limit: 100 }));
  const outputs = lines.filter(({ action }) => action === 'audit.output');
  assert.equal(outputs.length, 2);
  assert.ok(!JSON.stringify(outputs).includes('孙成员'), 'a name is in the audit');
});

test('nobody makes papers of a case that is about themselves, nor one that they may not see', async () => {
  const { sdk, talk, seat } = await heldTalk();
  const asked = { papers: [{ paper: 'talk-record', of: talk }], format: 'text' } as const;
  for (const actor of [
    { id: 'member', name: '孙成员', roles: ['clerk'] },
    { id: 'party', name: '钱书记', roles: ['delegate'] },
    { id: 'x', name: '督查', roles: ['inspector'] },
    { id: 'member', name: '孙成员', roles: ['subject'] },
  ] satisfies readonly Actor[]) {
    seat(actor);
    const refused = await sdk.papers.render(asked);
    assert.ok(!refused.ok, `${actor.name} ${actor.roles.join()} got it`);
  }
});

test('ledgers give the same rows as .xlsx and as .csv, and no formula', async () => {
  const { sdk } = await heldTalk();
  const period = { from: '2026-01-01', to: '2026-12-31' } as const;
  const xlsx = value(
    await sdk.papers.ledger({ ledgers: ['talks', 'matters'], ...period, format: 'xlsx' }),
  );
  const sheet = await readXlsx(Buffer.from(xlsx.bytes));
  const first = Array.isArray(sheet) && sheet.length > 0 ? JSON.stringify(sheet) : '';
  assert.ok(first.includes('孙成员') && first.includes('三楼会议室'), first);
  const parts = unzipSync(xlsx.bytes);
  const xml = Object.entries(parts)
    .map(([, bytes]) => strFromU8(bytes))
    .join('');
  assert.ok(!/<f[ >]/.test(xml), 'a cell is a formula');
  assert.ok(xml.includes("'=HYPERLINK"), 'what begins like a formula is seen as text');
  const csv = value(await sdk.papers.ledger({ ledgers: ['talks'], ...period, format: 'csv' }));
  assert.ok(new TextDecoder().decode(csv.bytes).includes('"孙成员"'));
  const both = await sdk.papers.ledger({ ledgers: ['talks', 'matters'], ...period, format: 'csv' });
  assert.ok(!both.ok, 'two tables went into one .csv');
});

test('a calendar says when and where, and who only where the host allows it', async () => {
  const { sdk } = await heldTalk();
  const made = value(await sdk.papers.calendarFile({ from: '2026-03-01', to: '2026-03-31' }));
  const text = new TextDecoder().decode(made.bytes);
  assert.equal(made.count, 1);
  assert.ok(text.includes('SUMMARY:谈话\r\n') && text.includes('三楼会议室'), text);
  assert.ok(!text.includes('孙成员') && !text.includes('任职'), text);
});

test('the letterhead and the number series are the administrator’s, and checked', async () => {
  const { sdk, seat } = await atTheDesk('2026-03-10');
  const denied = await sdk.papers.setLetterhead({ department: '中共云溪区委组织部' });
  assert.ok(!denied.ok && denied.error.code === 'access.denied', 'a clerk set it');
  seat({ id: 'admin', name: '管理', roles: ['administrator'] });
  const wrong = await sdk.papers.setLetterhead({ wording: { 'notice.report': '{nobody}' } });
  assert.ok(!wrong.ok && wrong.error.code === 'input.invalid', 'a place that nothing fills');
  value(
    await sdk.papers.setLetterhead({
      department: '中共云溪区委组织部',
      head: 'red',
      series: { 'admonition-notice': '云组诫' },
    }),
  );
  seat(clerk);
  assert.equal((await sdk.papers.letterhead()).head, 'red');
  assert.equal(await sdk.papers.nextNumber('admonition-notice'), '云组诫〔2026〕1号');
  await importList(sdk, admonition);
  const { admonition: record } = await onlyCase(sdk);
  value(
    await sdk.admonitions.issueNotice({
      admonition: seen(record),
      number: '云组诫〔2026〕7号',
      issuedOn: '2026-03-10',
    }),
  );
  assert.equal(await sdk.papers.nextNumber('admonition-notice'), '云组诫〔2026〕8号');
});

test('words of a petition’s case leave only where they were searched, and a hit says where', async () => {
  const vaultStore = memoryStore();
  const { sdk, seat } = await atTheDesk('2026-03-10', { vaultStore });
  const row =
    '姓名,单位,谈话类型,情形,发生日期\n孙成员,云溪区财政局,提醒谈话,群众信访举报,2026-03-09';
  value(
    await sdk.exchange.importDecisionList(
      value(await sdk.exchange.readDecisionList('名单.csv', row)),
    ),
  );
  const [owed] = await sdk.obligations.worklist();
  assert.ok(owed, 'nothing is owed');
  const letter = (problem: string) =>
    ({
      papers: [
        {
          paper: 'reminder-letter',
          of: owed.obligation.id,
          number: '云组提〔2026〕1号',
          problems: [problem],
          hopes: ['引起重视'],
        },
      ],
      format: 'text',
    }) as const;
  const blind = await sdk.papers.render(letter('出差审批不严。'));
  assert.ok(!blind.ok && blind.error.code === 'policy.refused', 'nobody could search it');
  assert.deepEqual(
    blind.error.findings.map(({ rule }) => rule),
    ['confidential.informant'],
  );
  seat({ ...clerk, roles: ['clerk', 'vault-holder'] });
  value(
    await sdk.vault.register({
      event: owed.obligation.event,
      informant: { name: '慕容九章', phones: ['13900001234'] },
    }),
  );
  value(await sdk.papers.render(letter('出差审批不严。')));
  const hit = await sdk.papers.render(letter('据慕 容 九 章说，出差审批不严。'));
  assert.ok(!hit.ok && hit.error.code === 'policy.refused', 'the name went out');
  assert.ok(!hit.error.message.includes('慕容'), 'the refusal tells the name');
  const draft = await sdk.papers.render({ ...letter('电话一三九〇〇〇〇一二三四'), draft: true });
  assert.ok(!draft.ok, 'a draft is searched as well');
});

test('a list with words of a petition’s case leaves only where they were searched', async () => {
  const vaultStore = memoryStore();
  const { sdk, seat } = await atTheDesk('2026-03-10', { vaultStore });
  const row =
    '姓名,单位,谈话类型,情形,发生日期\n孙成员,云溪区财政局,提醒谈话,群众信访举报,2026-03-09';
  value(
    await sdk.exchange.importDecisionList(
      value(await sdk.exchange.readDecisionList('名单.csv', row)),
    ),
  );
  const [owed] = await sdk.obligations.worklist();
  assert.ok(owed, 'nothing is owed');
  const talk = value(
    await sdk.plan.arrange({
      obligation: seen(owed.obligation),
      talker: 'deputy',
      date: '2026-03-10',
      outline: true,
    }),
  );
  const held = value(await sdk.talks.hold({ talk: seen(talk), heldOn: '2026-03-10' }));
  const matter = (text: string) => [{ obligation: owed.obligation.id, text }];
  const written = value(
    await sdk.records.write({
      talk: seen(held),
      points: allCovered(owed),
      record: 'written',
      matters: matter('反映慕容九章的安置问题'),
    }),
  );
  const list = {
    ledgers: ['matters'],
    from: '2026-01-01',
    to: '2026-12-31',
    format: 'csv',
  } as const;
  const text = async () => new TextDecoder().decode(value(await sdk.papers.ledger(list)).bytes);
  assert.ok((await text()).includes('（略）'), 'the words went out unsearched');
  assert.ok(!(await text()).includes('慕容'), 'the words went out unsearched');

  seat({ ...clerk, roles: ['clerk', 'vault-holder'] });
  const unknown = await sdk.papers.ledger(list);
  assert.ok(!unknown.ok, 'nobody has registered who reported, and it went out');
  assert.deepEqual(
    unknown.error.findings.map(({ rule, code }) => `${rule}#${code}`),
    ['confidential.informant#not-scrubbed'],
  );
  assert.match(unknown.error.message, /第 1 行/);
  value(
    await sdk.vault.register({
      event: owed.obligation.event,
      informant: { name: '慕容九章' },
    }),
  );
  const hit = await sdk.papers.ledger(list);
  assert.ok(!hit.ok, 'the name went out');
  assert.deepEqual(
    hit.error.findings.map(({ code }) => code),
    ['scrub-hit'],
  );
  assert.ok(!hit.error.message.includes('慕容'), 'the refusal tells the name');

  // What is handed over is searched as well, whatever its class allows.
  const paper = value(
    await sdk.papers.register({
      paper: 'talk-record',
      name: '谈话记录（慕容九章反映）',
      talk: written.id,
    }),
  );
  for (const to of ['subject', 'elsewhere', 'department'] as const) {
    const out = await sdk.papers.handOver({ papers: [paper.id], as: 'list', to });
    assert.ok(!out.ok && out.error.code === 'policy.refused', `the name went to ${to}`);
    assert.ok(
      out.error.findings.some(({ code }) => code === 'scrub-hit'),
      out.error.message,
    );
  }
  seat(clerk);
  const blind = await sdk.papers.handOver({ papers: [paper.id], as: 'list', to: 'subject' });
  assert.ok(!blind.ok && blind.error.findings.length > 0, 'it went to the subject unsearched');
});

test('the list of exceptions says what was departed from, not the rule’s name', async () => {
  const { sdk } = await heldTalk('2026-06-10', { 'appointment.deadline': '谈话人出差' });
  const list = value(
    await sdk.papers.ledger({
      ledgers: ['exceptions'],
      from: '2026-01-01',
      to: '2026-12-31',
      format: 'csv',
    }),
  );
  const [, row = ''] = new TextDecoder().decode(list.bytes).split('\r\n');
  const [, , , , , clause, what, reason] = row.split(',');
  assert.deepEqual(
    [clause, what, reason],
    ['"三·1"', '"任职谈话一般应在组织决定任职后一周内进行（三·1），已超 86 天。"', '"谈话人出差"'],
  );
});

test('a hand-over package goes to nobody but the department where the policy keeps a paper there', async () => {
  const { sdk, talk } = await heldTalk();
  const kept = value(await sdk.papers.register({ paper: 'admonition-record', talk }));
  const free = value(await sdk.papers.register({ paper: 'talk-record', talk }));
  const all = { papers: [free.id, kept.id], as: 'package' } as const;
  for (const to of ['personal-archive', 'unit', 'elsewhere'] as const) {
    const refused = await sdk.papers.handOver({ ...all, to });
    assert.ok(!refused.ok && refused.error.code === 'policy.refused', to);
  }
  const made = value(await sdk.papers.handOver({ ...all, to: 'department' }));
  const parts = unzipSync(made.bytes);
  const manifest: unknown = JSON.parse(strFromU8(parts['manifest.json'] ?? new Uint8Array()));
  assert.ok(JSON.stringify(manifest).includes('admonition-record'));
  const list = JSON.stringify(await readXlsx(Buffer.from(parts['材料移交清单.xlsx'] ?? [])));
  assert.ok(list.includes('诫勉谈话记录') && list.includes('不归入本人档案'), list);
  value(await sdk.papers.handOver({ papers: [free.id], as: 'list', to: 'elsewhere' }));
});

test('long work can be taken back, and says how far it is', async () => {
  const { sdk, talk } = await heldTalk();
  const papers = Array.from({ length: 60 }, () => ({ paper: 'talk-record', of: talk }) as const);
  const told: number[] = [];
  value(await sdk.papers.render({ papers, format: 'pages', progress: (done) => told.push(done) }));
  assert.equal(told[told.length - 1], 60);
  const given = new AbortController();
  given.abort();
  await assert.rejects(
    sdk.papers.render({ papers, format: 'pages', signal: given.signal }),
    /taken back/,
  );
});
