/** 四·2⑷–⑸, 五¶3: what may be seen by whom, and what is kept where, each refusal beside what is allowed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  papers,
  retentionOf,
  type Audience,
  type Keeper,
  type Paper,
  type SensitiveContent,
  type ViewAct,
} from '../../src/policy/index.ts';
import { district, judged, load, obligationOf } from './district.ts';

const digest: Paper = { id: 'paper-1', paper: 'outline' };
const holding = (...contains: SensitiveContent[]): Paper => ({ ...digest, contains });
const everybody: readonly Audience[] = [
  'subject',
  'talker',
  'delegate',
  'recorder',
  'unit',
  'department',
  'inspector',
];

function view(paper: Paper, audience: Audience, channel: ViewAct['channel'] = 'screen') {
  return judged({ type: 'view', paper, audience, channel });
}

describe('an informant', () => {
  const identity = holding('informant-identity');
  const refused = ['confidential.informant#identity-shown error'];

  it('is shown to nobody but who may open the vault', () => {
    for (const audience of everybody) assert.deepEqual(view(identity, audience), refused, audience);
    assert.deepEqual(view(identity, 'vault-holder'), []);
  });

  it('enters no print, search, message, log, paper or export, whoever asks', () => {
    for (const channel of ['print', 'search', 'message', 'log'] as const) {
      assert.deepEqual(view(identity, 'vault-holder', channel), refused, channel);
    }
    assert.deepEqual(
      judged({ type: 'export', papers: [digest, identity], to: 'department' }),
      refused,
    );
    assert.deepEqual(judged({ type: 'issue-paper', paper: identity, audience: 'talker' }), refused);
  });

  it('is not given away by the source: the subject does not learn that it was a petition', () => {
    const source = holding('petition-source');
    assert.deepEqual(view(source, 'subject'), ['confidential.informant#source-shown error']);
    assert.deepEqual(view(source, 'talker'), []);
  });

  it('is searched for in every text from a petition before it goes out', () => {
    const issue = (more: Partial<Paper>) =>
      judged({
        type: 'issue-paper',
        paper: { ...digest, petition: true, ...more },
        audience: 'subject',
      });
    assert.deepEqual(issue({}), ['confidential.informant#not-scrubbed error']);
    assert.deepEqual(issue({ scrub: 'not-run' }), ['confidential.informant#not-scrubbed error']);
    assert.deepEqual(issue({ scrub: 'clean' }), []);
    assert.deepEqual(issue({ scrub: 'hit' }), ['confidential.informant#scrub-hit error']);
    assert.deepEqual(issue({ scrub: 'hit', secondReader: '赵敏' }), []);
    assert.deepEqual(issue({ petition: false }), []);
  });

  it('binds a paper of a case whose obligation comes from a petition', () => {
    const obligation = obligationOf('reminder', { triggers: ['petition'] });
    assert.deepEqual(
      judged({ type: 'issue-paper', paper: digest, audience: 'subject', obligation }),
      ['confidential.informant#not-scrubbed error'],
    );
  });
});

describe('a petition letter', () => {
  const letters: readonly Paper[] = [
    { id: 'l', paper: 'petition-letter' },
    { id: 'copy', paper: 'outline', derivedFrom: ['petition-letter'] },
    holding('petition-letter'),
  ];

  it('is not handed to the subject, itself or as a copy, on any way', () => {
    const refused = ['confidential.letter#handed-over error'];
    for (const paper of letters) {
      assert.deepEqual(view(paper, 'subject'), refused);
      assert.deepEqual(judged({ type: 'issue-paper', paper, audience: 'subject' }), refused);
      assert.deepEqual(judged({ type: 'export', papers: [paper], to: 'subject' }), refused);
      assert.deepEqual(view(paper, 'department'), []);
    }
  });

  it('is not opened from the page of the talk', () => {
    for (const paper of letters) {
      assert.deepEqual(view(paper, 'talker', 'talk-page'), [
        'confidential.letter#on-talk-page error',
      ]);
    }
    assert.deepEqual(view(digest, 'talker', 'talk-page'), []);
  });
});

describe('the content', () => {
  it('is for those on the list of the case; others are noticed', () => {
    const seen = {
      type: 'view',
      paper: digest,
      audience: 'department',
      channel: 'screen',
    } as const;
    assert.deepEqual(judged({ ...seen, onCaseList: false }), [
      'confidential.staff#not-on-case-list advice',
    ]);
    assert.deepEqual(judged({ ...seen, onCaseList: true }), []);
  });
});

describe('what the organization department keeps', () => {
  const named = ['admonition-record', 'inquiry-reply'] as const;
  const bySetting = [
    'admonition-notice',
    'reminder-record',
    'rectification-report',
    'inquiry-letter',
  ] as const;
  const free = ['talk-record', 'outline', 'arrangement'] as const;
  const paper = (name: string, ...derivedFrom: string[]): Paper => ({
    id: 'x',
    paper: name,
    derivedFrom,
  });
  const keep = (one: Paper, to: Keeper, policy = district) =>
    judged({ type: 'archive', paper: one, to }, policy);

  it('are admonition records and inquiry replies by the text: kept nowhere else', () => {
    for (const name of named) {
      assert.deepEqual(keep(paper(name), 'department'), []);
      assert.deepEqual(keep(paper(name), 'unit'), ['archive.keeper#elsewhere error']);
      assert.deepEqual(keep(paper(name), 'elsewhere'), ['archive.keeper#elsewhere error']);
      assert.deepEqual(keep(paper(name), 'personal-archive'), [
        'archive.not_personal_file#refused error',
      ]);
    }
  });

  it('are the other papers of these cases by a setting, which can be switched off', () => {
    const off = load(undefined, { settings: { 'archive.others_retained': false } });
    for (const name of bySetting) {
      assert.deepEqual(keep(paper(name), 'unit'), ['archive.keeper#by-setting error'], name);
      assert.deepEqual(keep(paper(name), 'personal-archive'), [
        'archive.not_personal_file#by-setting error',
      ]);
      assert.deepEqual(keep(paper(name), 'personal-archive', off), []);
    }
    assert.deepEqual(keep(paper('admonition-record'), 'unit', off), [
      'archive.keeper#elsewhere error',
    ]);
  });

  it('leaves ordinary records alone', () => {
    for (const name of free) {
      for (const to of ['department', 'unit', 'personal-archive'] as const) {
        assert.deepEqual(keep(paper(name), to), []);
      }
    }
  });

  it('sticks to every copy, attachment, print and package', () => {
    const copy = paper('talk-record', 'admonition-record');
    assert.deepEqual(keep(copy, 'personal-archive'), ['archive.not_personal_file#refused error']);
    assert.equal(retentionOf(district, copy).because, 'text');
    assert.equal(
      retentionOf(district, paper('admonition-notice', 'inquiry-reply')).by,
      'inquiry-reply',
    );
    assert.deepEqual(judged({ type: 'export', papers: [copy], to: 'personal-archive' }), [
      'archive.not_personal_file#refused error',
    ]);
  });

  it('may be served on the subject: a copy in his hand is no archive', () => {
    assert.deepEqual(
      judged({ type: 'export', papers: [paper('admonition-notice')], to: 'subject' }),
      [],
    );
  });

  it('is not listed on the portal’s page of a person, but to the department', () => {
    const record = paper('admonition-record');
    assert.deepEqual(view(record, 'unit', 'host-person-page'), [
      'archive.not_personal_file#person-page error',
    ]);
    assert.deepEqual(view(record, 'department', 'host-person-page'), []);
    assert.deepEqual(view(paper('talk-record'), 'unit', 'host-person-page'), []);
  });

  it('is refused in a personal archive that comes in', () => {
    const all = [paper('talk-record'), paper('inquiry-reply')];
    assert.deepEqual(judged({ type: 'import', papers: all, from: 'personal-archive' }), [
      'archive.not_personal_file#in-package error',
    ]);
    assert.deepEqual(judged({ type: 'import', papers: all, from: 'unit' }), []);
  });

  it('bears the mark at its foot, and notice and record the statement against retaliation', () => {
    const info = (id: string) => papers(district).find((one) => one.id === id);
    assert.equal(info('admonition-record')?.foot?.zh, '由区委组织部留存，不归入本人档案');
    assert.equal(info('talk-record')?.foot, undefined);
    for (const id of ['admonition-notice', 'admonition-record', 'talk-record']) {
      assert.match(info(id)?.protection?.zh ?? '', /打击报复/);
    }
  });
});
