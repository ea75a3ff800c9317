/** 四·2⑷ and 五¶3 as tables: each paper × place, each content × person × channel. */
import type { Act, Policy } from '../../../src/policy/index.ts';
import { judge } from '../../../src/policy/index.ts';
import { compare, type Table } from './people.ts';

type Of<T extends Act['type']> = Extract<Act, { readonly type: T }>;
type Paper = Of<'archive'>['paper'];

/** The two classes that the text names; what only a setting holds back; the rest. */
const named = ['admonition-record', 'inquiry-reply'];
const bySetting = [
  'reminder-letter',
  'reminder-record',
  'inquiry-letter',
  'inquiry-receipt',
  'admonition-decision',
  'admonition-notice',
  'admonition-receipt',
  'rectification-list',
  'rectification-report',
  'petition-letter',
];
const free = ['arrangement', 'outline', 'talk-record', 'delegation-order'];

const keepers = ['department', 'unit', 'personal-archive', 'subject', 'elsewhere'] as const;

function strictest(papers: readonly string[], othersToo: boolean): 'text' | 'setting' | 'free' {
  if (papers.some((paper) => named.includes(paper))) return 'text';
  return othersToo && papers.some((paper) => bySetting.includes(paper)) ? 'setting' : 'free';
}

const isKeeping = (rule: string) => rule.startsWith('archive.');

/** `othersToo`: whether the policy's setting holds the unnamed papers back as well. */
export function archiveTable(policy: Policy, othersToo: boolean): Table {
  const wrong: string[] = [];
  let cases = 0;
  const all = [...named, ...bySetting, ...free];
  for (const paper of all) {
    for (const source of [undefined, ...all]) {
      const thing: Paper = { id: 'p', paper, ...(source ? { derivedFrom: [source] } : {}) };
      const held = strictest(source ? [paper, source] : [paper], othersToo);
      const code = (named: string) => (held === 'setting' ? 'by-setting' : named);
      const name = `${paper} from ${source ?? 'nothing'}`;
      for (const to of keepers) {
        cases += 2;
        const away = held !== 'free' && to === 'personal-archive';
        const moved = held !== 'free' && to !== 'personal-archive' && to !== 'department';
        const archive = away
          ? [`error archive.not_personal_file ${code('refused')}`]
          : moved
            ? [`error archive.keeper ${code('elsewhere')}`]
            : [];
        wrong.push(
          ...compare(
            `${name} kept at ${to}`,
            judge(policy, { type: 'archive', paper: thing, to }),
            archive,
          ),
        );
        // A letter for the subject's hand is another rule's business, and so is one on a page.
        const exported = to === 'subject' ? [] : archive;
        wrong.push(
          ...compare(
            `${name} exported to ${to}`,
            judge(policy, { type: 'export', papers: [thing], to }),
            exported,
            isKeeping,
          ),
        );
      }
      for (const from of keepers) {
        cases += 1;
        const expected =
          held !== 'free' && from === 'personal-archive'
            ? [`error archive.not_personal_file ${code('in-package')}`]
            : [];
        wrong.push(
          ...compare(
            `${name} imported from ${from}`,
            judge(policy, { type: 'import', papers: [thing], from }),
            expected,
          ),
        );
      }
      for (const audience of ['department', 'unit', 'inspector', 'subject'] as const) {
        cases += 1;
        const expected =
          held !== 'free' && audience !== 'department'
            ? [`error archive.not_personal_file ${code('person-page')}`]
            : [];
        wrong.push(
          ...compare(
            `${name} on the person's page for ${audience}`,
            judge(policy, {
              type: 'view',
              paper: thing,
              audience,
              channel: 'host-person-page',
              onCaseList: true,
            }),
            expected,
            isKeeping,
          ),
        );
      }
    }
  }
  return { cases, wrong };
}

const contents = ['informant-identity', 'petition-letter', 'petition-source'] as const;
const audiences = [
  'subject',
  'talker',
  'delegate',
  'recorder',
  'unit',
  'department',
  'inspector',
  'vault-holder',
] as const;
const channels = ['screen', 'talk-page', 'print', 'search', 'message', 'log'] as const;

export function secrecyTable(policy: Policy): Table {
  const wrong: string[] = [];
  let cases = 0;
  const subsets = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
    contents.filter((_, at) => (bits & (1 << at)) !== 0),
  );
  for (const contains of subsets) {
    const paper: Paper = { id: 'p', paper: 'outline', contains };
    const has = (content: (typeof contents)[number]) => contains.includes(content);
    const toSubject = [
      ...(has('petition-source') ? ['error confidential.informant source-shown'] : []),
      ...(has('petition-letter') ? ['error confidential.letter handed-over'] : []),
    ];
    for (const audience of audiences) {
      for (const channel of channels) {
        for (const onCaseList of [true, false]) {
          cases += 1;
          const reaches = channel !== 'screen' && channel !== 'talk-page';
          const expected = [
            ...(has('informant-identity') && (audience !== 'vault-holder' || reaches)
              ? ['error confidential.informant identity-shown']
              : []),
            ...(audience === 'subject' ? toSubject : []),
            ...(audience !== 'subject' && channel === 'talk-page' && has('petition-letter')
              ? ['error confidential.letter on-talk-page']
              : []),
            ...(onCaseList ? [] : ['advice confidential.staff not-on-case-list']),
          ];
          const name = `${contains.join('+') || 'nothing'} for ${audience} by ${channel}`;
          const act = { type: 'view', paper, audience, channel, onCaseList } as const;
          wrong.push(...compare(name, judge(policy, act), expected));
        }
      }
      for (const petition of [false, true]) {
        for (const scrub of [undefined, 'clean', 'hit', 'not-run'] as const) {
          for (const secondReader of [undefined, ' ', '部长']) {
            cases += 1;
            const issued: Paper = {
              ...paper,
              petition,
              ...(scrub ? { scrub } : {}),
              ...(secondReader === undefined ? {} : { secondReader }),
            };
            const harmless = scrub === 'clean' || (scrub === 'hit' && secondReader === '部长');
            const expected = [
              ...(has('informant-identity') && audience !== 'vault-holder'
                ? ['error confidential.informant identity-shown']
                : []),
              ...(audience === 'subject' ? toSubject : []),
              ...(petition && !harmless
                ? [`error confidential.informant ${scrub === 'hit' ? 'scrub-hit' : 'not-scrubbed'}`]
                : []),
            ];
            const name = `${contains.join('+') || 'nothing'} issued to ${audience}, ${scrub ?? ''}`;
            wrong.push(
              ...compare(
                name,
                judge(policy, { type: 'issue-paper', paper: issued, audience }),
                expected,
              ),
            );
          }
        }
      }
    }
  }
  return { cases, wrong };
}

/** 三·5: of all papers only the letter of inquiry carries the points itself. */
export function letterTable(policy: Policy): Table {
  const wrong: string[] = [];
  const all = [...named, ...bySetting, ...free];
  for (const paper of all) {
    const act = {
      type: 'issue-paper',
      paper: { id: 'p', paper, kind: 'reminder' },
      audience: 'department',
    } as const;
    const points = ['problem', 'explain', 'hopes'];
    const expected = points.map((point) => `warning reminder.content.${point} not-in-letter`);
    const wanted = paper === 'inquiry-letter' ? expected : [];
    wrong.push(...compare(`${paper} without points`, judge(policy, act), wanted));
  }
  return { cases: all.length, wrong };
}
