/**
 * 涉密检查 of words that reach a subject or a talker without a paper: every free text that they can
 * read has a line here, which says where it is searched, or whose own words it is. A field that is new
 * turns the test red until somebody has thought about it.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reading } from '../../../src/sdk/access/sight.ts';
import { access } from '../../../src/sdk/access/table.ts';
import type { Actor, Outcome, TalkSdk } from '../../../src/sdk/index.ts';
import { bodies } from '../../../src/sdk/model/bodies.ts';
import { recordTypeNames } from '../../../src/sdk/model/records.ts';
import { memoryStore } from '../../../src/sdk/store/memory-store.ts';
import { outgoing, textsAt } from '../../../src/sdk/vault/outgoing.ts';
import { shapes } from '../../../src/sdk/vault/project.ts';
import * as course from '../courses.ts';
import { clerk } from '../district.ts';
import { onlyCase, value } from '../steps.ts';

/** What a schema of zod says of itself, as far as a walk over its texts needs it. */
interface Schema {
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly shape?: Readonly<Record<string, Schema>>;
      readonly element?: Schema;
      readonly innerType?: Schema;
      readonly valueType?: Schema;
      readonly options?: readonly Schema[];
      readonly checks?: readonly unknown[];
    };
  };
}

/** Every path at which a schema takes any text at all. */
function textPaths({ _zod: { def } }: Schema, at = ''): readonly string[] {
  const below = (name: string) => (at === '' ? name : `${at}.${name}`);
  switch (def.type) {
    case 'string':
      return def.checks === undefined || def.checks.length === 0 ? [at] : [];
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([name, one]) => textPaths(one, below(name)));
    case 'array':
      return def.element === undefined ? [] : textPaths(def.element, `${at}[]`);
    case 'record':
      return def.valueType === undefined ? [] : textPaths(def.valueType, below('*'));
    case 'union':
      return [...new Set((def.options ?? []).flatMap((one) => textPaths(one, at)))];
    default:
      return def.innerType === undefined ? [] : textPaths(def.innerType, at);
  }
}

/** Texts that are nobody's free words: ids, states, and what the directory or the policy calls something. */
const named = [
  /(^|[.\]])(by|entered|from|arrangedBy|heldBy|recordedBy)\.(by|id|name|onBehalfOf)$/,
  /(^|\.)(approver|checker|leader|handler|onBehalfOf|delegateOfTheDay|ofTheDay)\.(id|name|title|unitName)$/,
  /(^|\.)(state|rule|code|kind|action|restored\.to)$/,
  /(breaches|breachesBefore|broken)\[\]\.(rule|code)$/,
];

/**
 * Why a text that a talker can read is not searched when it is written. `heard`: said or written by the
 * subject, the talker or a witness; it is kept as it was. `policy`: an id of the policy's. `paper`:
 * searched where the paper goes out. `unit`: of the unit's own talks, behind which is no petition.
 */
const notSearched: Readonly<Record<string, 'heard' | 'policy' | 'paper' | 'unit'>> = {
  'talk.points.*[].point': 'policy',
  'talk.points.*[].parts[]': 'policy',
  'talk.points.*[].reason': 'heard',
  'talk.points.*[].remark': 'heard',
  'talk.statement': 'heard',
  'talk.confirmed.remark': 'heard',
  'talk.confirmed.witnesses[]': 'heard',
  'talk.amendments[].fields[].field': 'policy',
  'matter.text': 'heard',
  'admonition.areas[]': 'policy',
  'admonition.decision.approver': 'policy',
  'admonition.notice.service.receipt.witnesses[]': 'heard',
  'admonition.voided[].number': 'paper',
  'admonition.rectification[].report.text': 'heard',
  'admonition.amendments[].fields[].field': 'policy',
  'delegation.order.override.rules[]': 'policy',
  // Taken out of what a delegate sees (access/sight.ts).
  'delegation.order.override.reason': 'policy',
  'delegation.refused.reason': 'heard',
  'outline.subjects[]': 'policy',
  'outline.notes[].point': 'policy',
  'outline.notes[].note': 'paper',
  'outline.questions[]': 'paper',
  'unitTalk.unit': 'unit',
  'unitTalk.unitName': 'unit',
  'unitTalk.place': 'unit',
  'unitTalk.topics': 'unit',
  'unitTalk.amendments[].reason': 'unit',
  'unitTalk.amendments[].fields[].field': 'unit',
};

/** Each text of a view for a subject, and where the words come from. */
const views: Readonly<Record<string, string>> = {
  'own.case': 'id',
  'own.kindName': 'policy',
  'own.unitName': 'directory',
  'own.title': 'directory',
  'own.talk.date': 'date',
  'own.talk.startsAt': 'date',
  'own.talk.place': 'talk.place',
  'own.talk.talkerName': 'directory',
  'own.talk.confirmedOn': 'date',
  'own.notice.number': 'admonition.notice.number',
  'own.notice.issuedOn': 'date',
  'own.notice.decidedOn': 'date',
  'own.notice.decidedBy': 'admonition.decision.body',
  'own.notice.areas[]': 'policy',
  'own.notice.servedOn': 'date',
  'own.letters[].number': 'inquiry.rounds[].service.number',
  'own.letters[].issuedOn': 'date',
  'own.letters[].servedOn': 'date',
  // The letter is searched by its own act, whose outcome the policy judges (inquiries.search, approve).
  'own.letters[].questions[].id': 'id',
  'own.letters[].questions[].text': 'letter',
  'own.letters[].points[]': 'letter',
  'own.letters[].extendedTo': 'date',
  'own.letters[].repliedOn': 'date',
  'own.rectification[].item': 'id',
  'own.rectification[].demand': 'admonition.rectification[].demand',
  'own.rectification[].dueOn': 'date',
  'own.rectification[].state': 'policy',
  'own.rectification[].reportedOn': 'date',
  'own.rectification[].checkedOn': 'date',
  'submission.on': 'date',
  'submission.case': 'id',
  'submission.number': 'heard',
  'submission.item': 'id',
  'submission.returnedFor': 'submission.returned.reason',
};

const searchedFields = new Set(
  Object.entries(outgoing).flatMap(([type, fields]) =>
    Object.keys(fields).map((path) => `${type}.${path}`),
  ),
);

describe('the free words that somebody beside the department reads', () => {
  it('are searched, or it is said whose they are, in every record that a talker can open', () => {
    const talkers = ['committee-leader', 'delegate'] as const;
    const open = recordTypeNames.filter((type) =>
      talkers.some((role) =>
        ['held', 'held-or-put', 'entrusted'].includes(access[reading[type]][role] ?? ''),
      ),
    );
    assert.ok(open.length >= 7, `talkers read ${open.join(', ')}`);
    const texts = open.flatMap((type) =>
      textPaths(bodies[type] as unknown as Schema).map((path) => `${type}.${path}`),
    );
    assert.ok(texts.includes('talk.place'), 'the walk finds texts');
    const unsaid = texts.filter(
      (path) =>
        !searchedFields.has(path) &&
        notSearched[path] === undefined &&
        !named.some((pattern) => pattern.test(path)),
    );
    assert.deepEqual(unsaid, [], 'nobody has said where these are searched');
    const gone = Object.keys(notSearched).filter((path) => !texts.includes(path));
    assert.deepEqual(gone, [], 'these are no fields any more');
  });

  it('are searched, or it is said what they are, in every view for a subject', () => {
    const texts = (['own', 'submission'] as const).flatMap((view) =>
      textPaths(shapes[view] as unknown as Schema).map((path) => `${view}.${path}`),
    );
    assert.deepEqual([...texts].sort(), Object.keys(views).sort());
    for (const [path, source] of Object.entries(views)) {
      if (!source.includes('.')) continue;
      assert.ok(searchedFields.has(source), `${path}: ${source} is not searched`);
    }
  });

  it('stand where the list of searched fields says that they stand', () => {
    for (const [type, fields] of Object.entries(outgoing)) {
      const texts = textPaths(bodies[type as keyof typeof bodies] as unknown as Schema);
      for (const path of Object.keys(fields)) {
        assert.ok(texts.includes(path), `${type}.${path} is no text`);
      }
    }
    const body = { a: [{ b: { x: '一', y: '二' } }, { b: { z: '三' } }], c: ' ' };
    assert.deepEqual(textsAt(body, 'a[].b.*'), ['一', '二', '三']);
    assert.deepEqual(textsAt(body, 'c'), [], 'blank words are none');
  });
});

const holder: Actor = { ...clerk, roles: ['clerk', 'vault-holder'] };
const informant = { name: '顾紫岚', unit: '青石水库管理所' };
const { today } = course;

/** A petition behind an obligation of 冯丽, and who sent it. */
async function petitioned(more: { readonly vault?: boolean; readonly kind?: string } = {}) {
  const vault = memoryStore();
  const store = memoryStore();
  const withVault = more.vault ?? true;
  const desk = await course.open({
    store,
    actor: holder,
    ...(withVault ? { vaultStore: vault } : {}),
  });
  const kind = more.kind ?? 'reminder';
  const { event, obligations } = value(
    await desk.sdk.events.record({
      kind,
      triggers: [kind === 'reminder' ? 'petition' : 'work_style'],
      subject: 'member-2',
      dates: kind === 'reminder' ? { arisen: '2026-03-10' } : { decision: '2026-03-10' },
      petition: true,
      ...(kind === 'reminder' ? {} : { decision: { body: '区委常委会' } }),
    }),
  );
  if (withVault) value(await desk.sdk.vault.register({ event: event.id, informant }));
  const [obligation] = obligations;
  assert.ok(obligation, 'something is obliged');
  return { ...desk, store, event, obligation };
}

function refusedFor(outcome: Outcome<unknown>, code: 'scrub-hit' | 'not-scrubbed'): void {
  assert.ok(!outcome.ok, 'it was not refused');
  assert.equal(outcome.error.code, 'policy.refused');
  assert.deepEqual(
    outcome.error.findings.map((finding) => [finding.rule, finding.code]),
    [['confidential.informant', code]],
  );
  assert.ok(!/紫岚|青石/.test(JSON.stringify(outcome.error)), 'the refusal does not repeat it');
}

const plan = { date: '2026-03-13', talker: 'deputy', outline: false } as const;

/** The case after its notice was handed over in the talk. */
async function served(sdk: TalkSdk) {
  const { admonition, obligation } = await onlyCase(sdk);
  const number = { number: '诫〔2026〕1号', issuedOn: today } as const;
  value(await sdk.admonitions.issueNotice({ admonition, ...number }));
  const day = { ...plan, date: today, startsAt: '09:00', outline: true } as const;
  const talk = value(await sdk.plan.arrange({ obligation, ...day }));
  const service = { servedAt: '09:10', receipt: { state: 'signed', on: today } } as const;
  value(await sdk.talks.hold({ talk, heldOn: today, endsAt: '09:40', service }));
  return (await onlyCase(sdk)).admonition;
}

describe('the room of a talk from a petition', () => {
  it('is refused with the informant’s unit in it, arranged, moved, in a batch or held', async () => {
    const { sdk, obligation, store } = await petitioned();
    const place = '青石水库 管理所会议室';
    refusedFor(await sdk.plan.arrange({ obligation, ...plan, place }), 'scrub-hit');
    refusedFor(await sdk.plan.arrangeAll([{ obligation, ...plan, place }]), 'scrub-hit');
    const talk = value(await sdk.plan.arrange({ obligation, ...plan, place: '三楼会议室' }));
    refusedFor(await sdk.plan.reschedule({ talk, place }), 'scrub-hit');
    refusedFor(await sdk.plan.cancel(talk, '顾紫岚要求回避'), 'scrub-hit');
    const kept = JSON.stringify([await store.all('talk'), await store.changesAfter(0, 100)]);
    assert.ok(!kept.includes('青石'), 'nothing was written');
  });

  it('goes through once another holder of the vault has found it harmless', async () => {
    const { sdk, seat, obligation, event } = await petitioned();
    const place = '青石水库管理所会议室';
    refusedFor(await sdk.plan.arrange({ obligation, ...plan, place }), 'scrub-hit');
    seat({ id: 'deputy', name: '王副部长', roles: ['leader', 'vault-holder'] });
    const cleared = { event: event.id, texts: [place], reason: '该所系其本人单位' };
    value(await sdk.vault.clearHit(cleared));
    seat(holder);
    value(await sdk.plan.arrange({ obligation, ...plan, place }));
  });

  it('does not keep a desk without the vault from arranging it', async () => {
    const { sdk, obligation } = await petitioned({ vault: false });
    const talk = value(await sdk.plan.arrange({ obligation, ...plan, place: '三楼会议室' }));
    value(await sdk.plan.reschedule({ talk, place: '二楼会议室' }));
  });

  it('is searched for what another petition about the same person hides', async () => {
    const { sdk } = await petitioned();
    const other = await course.obligationOf(sdk, 'appointment');
    const place = '青石水库管理所';
    refusedFor(await sdk.plan.arrange({ obligation: other, ...plan, place }), 'scrub-hit');
    const elsewhere = await course.obligationOf(sdk, 'appointment', 'member');
    value(await sdk.plan.arrange({ obligation: elsewhere, ...plan, place }));
  });
});

describe('what is asked of somebody after the notice', () => {
  it('is searched like the notice', async () => {
    const { sdk } = await petitioned({ kind: 'admonition' });
    const admonition = await served(sdk);
    const more = { admonition, dueOn: '2026-04-20' } as const;
    const named = await sdk.admonitions.addRectification({ ...more, demand: '不得联系顾紫岚' });
    refusedFor(named, 'scrub-hit');
    value(await sdk.admonitions.addRectification({ ...more, demand: '按月报告整改情况' }));
  });

  it('waits for whoever can search it', async () => {
    const { sdk, store } = await petitioned({ kind: 'admonition' });
    const admonition = await served(sdk);
    const { sdk: blind } = await course.open({ store, actor: clerk });
    const more = { admonition, dueOn: '2026-04-20', demand: '按月报告整改情况' } as const;
    refusedFor(await blind.admonitions.addRectification(more), 'not-scrubbed');
    value(await sdk.admonitions.addRectification(more));
  });

  it('comes back to them with a reason that was searched', async () => {
    const { sdk, seat, store } = await petitioned();
    seat({ id: 'member-2', name: '冯丽', roles: ['subject'] });
    value(await sdk.own.request({ text: '请求谈话' }));
    seat(holder);
    const [submission] = await sdk.submissions.list();
    assert.ok(submission, 'something came in');
    const back = await sdk.submissions.sendBack({ submission, reason: '顾紫岚已来访,不再安排' });
    refusedFor(back, 'scrub-hit');
    const { sdk: blind } = await course.open({ store, actor: clerk });
    const unsearched = await blind.submissions.sendBack({ submission, reason: '近期已安排谈话' });
    refusedFor(unsearched, 'not-scrubbed');
    value(await sdk.submissions.sendBack({ submission, reason: '近期已安排谈话' }));
  });
});

describe('what a delegate reads', () => {
  it('names no informant: not why it is entrusted, not why it comes back, not why it is taken away', async () => {
    const { sdk, obligation } = await petitioned();
    const order = {
      obligations: [obligation],
      delegator: 'department',
      leader: 'minister',
      delegate: 'party',
    } as const;
    const drawn = await sdk.delegations.draft({ ...order, reason: '顾紫岚系该镇干部' });
    refusedFor(drawn, 'scrub-hit');
    const delegation = value(await sdk.delegations.draft({ ...order, reason: '便于谈话' }));
    const ordered = value(await sdk.delegations.order({ delegation, on: today }));
    const taken = await sdk.delegations.withdraw({ delegation: ordered, reason: '顾紫岚来电' });
    refusedFor(taken, 'scrub-hit');
  });

  it('is not held up where nobody can search: that would tell them of a petition', async () => {
    const { sdk, store, obligation } = await petitioned();
    const order = {
      obligations: [obligation],
      delegator: 'department',
      leader: 'minister',
      delegate: 'party',
      reason: '便于谈话',
    } as const;
    const delegation = value(await sdk.delegations.draft(order));
    const ordered = value(await sdk.delegations.order({ delegation, on: today }));
    const { sdk: theirs } = await course.open({ store, actor: course.delegate });
    value(
      await theirs.delegations.refuse({ delegation: ordered, on: today, reason: '与其有亲属关系' }),
    );
  });
});
