/**
 * docs/acts.md: every act of the week has its functions, every function of the SDK is in some act, and
 * what its comment says of refusals is what the sources can do. The codes are read from the page, since
 * following the calls of 180 functions takes a compiler: `write.ts` does that.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { access } from '../../../src/sdk/access/table.ts';
import { roleWords } from '../access/words.ts';
import { atTheDesk } from '../district.ts';
import { journeys } from './journeys.ts';
import { common, rolesFor } from './page.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/acts.md'), 'utf8');

interface Row {
  readonly roles: string;
  readonly actions: readonly string[];
  readonly codes: ReadonlySet<string>;
}

/** What the page says of each function. */
const rows = new Map<string, Row>();
for (const line of page.split('\n')) {
  const cells = line.split('|').map((cell) => cell.trim());
  const name = /^`([\w.]+)`$/.exec(cells[4] ?? '')?.[1];
  if (name === undefined) continue;
  const quoted = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, one]) => one ?? '');
  rows.set(name, {
    roles: cells[5] ?? '',
    actions: quoted(cells[6]),
    codes: new Set([...common, ...quoted(cells[7])]),
  });
}

/** The functions that there are, by walking the SDK itself. */
async function publicNames(): Promise<ReadonlySet<string>> {
  const { sdk } = await atTheDesk('2026-03-10');
  const names = new Set<string>();
  for (const [name, one] of Object.entries(sdk)) {
    if (typeof one === 'function') names.add(name);
    else if (typeof one === 'object' && one !== null && name !== 'status' && name !== 'locked') {
      for (const [inner, value] of Object.entries(one as object)) {
        if (typeof value === 'function') names.add(`${name}.${inner}`);
      }
    }
  }
  await sdk.close();
  return names;
}

/** Every function of the interfaces in src/sdk/api with the comment above it. */
function documented(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const folder = path.join(root, 'src/sdk/api');
  for (const file of [
    ...readdirSync(folder).map((one) => path.join(folder, one)),
    path.join(root, 'src/sdk/api.ts'),
  ]) {
    const text = readFileSync(file, 'utf8');
    for (const [, name = '', body = ''] of text.matchAll(
      /export interface (\w+Api|TalkSdk)\b[^{]*\{\n([\s\S]*?)\n\}/g,
    )) {
      for (const [, comment = '', method = ''] of body.matchAll(
        /(?:^ {2}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?^ {2}(\w+)(?:<[^>]*>)?\(/gm,
      )) {
        found.set(`${name}.${method}`, comment.replace(/\n\s*\*/g, '\n').trim());
      }
    }
  }
  return found;
}

describe('the page of acts', () => {
  it('names functions that there are, and every one of them', async () => {
    const names = await publicNames();
    assert.ok(names.size > 150, `only ${names.size} functions were found`);
    const told = new Set(
      journeys.flatMap(({ acts }) => acts.flatMap(({ functions }) => functions)),
    );
    assert.deepEqual(
      [...told].filter((name) => !names.has(name)),
      [],
      'no such function',
    );
    assert.deepEqual(
      [...names].filter((name) => !told.has(name)),
      [],
      'of no act',
    );
    for (const { acts } of journeys) {
      for (const { zh, functions } of acts)
        assert.ok(functions.length > 0, `${zh} has no function`);
    }
    assert.deepEqual([...rows.keys()].sort(), [...told].sort(), 'write the page anew');
  });

  it('says who may as the access table does', () => {
    let asked = 0;
    for (const [name, { roles, actions }] of rows) {
      for (const action of actions) assert.ok(action in access, `${name}: ${action}`);
      asked += actions.length;
      const may = rolesFor(actions).map((role) => roleWords[role].zh);
      assert.equal(roles, may.join('、'), `${name}: write the page anew`);
    }
    assert.ok(asked > 120, `only ${asked} functions ask for a right`);
  });
});

describe('the comment of a public function', () => {
  const comments = documented();

  it('is there, and says more than its name', () => {
    assert.ok(comments.size > 150, `only ${comments.size} functions were found`);
    const without = [...comments].filter(([, comment]) => comment.length < 15);
    assert.deepEqual(
      without.map(([name]) => name),
      [],
    );
  });

  it('says of what writes that the search for words that must not go out can refuse it', () => {
    // It is loaded later and known by a type alone, so following the calls has lost it before.
    for (const name of ['obligations.merge', 'talks.hold', 'approvals.submit', 'matters.answer']) {
      assert.ok(rows.get(name)?.codes.has('policy.refused'), `${name}: run write.ts again`);
    }
  });

  it('names only codes with which the function can be refused, and clauses as the document counts them', () => {
    const apis = new Map<string, readonly string[]>();
    for (const name of rows.keys()) {
      const [last = ''] = name.split('.').slice(-1);
      apis.set(last, [...(apis.get(last) ?? []), name]);
    }
    let codes = 0;
    for (const [name, comment] of comments) {
      const [api = '', method = ''] = name.split('.');
      const subject = api.replace(/Api$/, '').toLowerCase();
      const candidates = apis.get(method) ?? [];
      const one =
        candidates.find((full) => full.toLowerCase().startsWith(`${subject}.`)) ?? candidates[0];
      const possible = rows.get(one ?? '')?.codes;
      const errors = /@errors([\s\S]*?)(?=@|$)/.exec(comment)?.[1] ?? '';
      for (const [, code = ''] of errors.matchAll(/`([a-z-]+\.[a-z-]+)`/g)) {
        if (rows.has(code)) continue; // the function that it is done with instead
        codes += 1;
        assert.ok(possible?.has(code) === true, `${name} is never refused with ${code}`);
      }
      const clause = /@clause ([^\n]*)/.exec(comment)?.[1];
      if (clause === undefined) continue;
      assert.match(clause, /^[一二三四五](·\d|¶\d)/, `${name}: ${clause} is no clause`);
    }
    assert.ok(codes > 45, `only ${codes} codes are named`);
  });
});
