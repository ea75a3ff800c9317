/** The sample data is believable: what the list names exists, and the mix shows every state of the work. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { SAMPLE_WEEK } from '../../demo/redate.mjs';
import people from '../../demo/data/people.json' with { type: 'json' };
import units from '../../demo/data/units.json' with { type: 'json' };

const read = (name: string) => readFileSync(new URL(`../../demo/data/${name}`, import.meta.url));
const [headings = [], ...rows] = read('decision-list.csv')
  .toString('utf8')
  .replace(/^\uFEFF/, '')
  .trimEnd()
  .split('\r\n')
  .map((line) => line.split(','));
const cell = (row: readonly string[], heading: string) => row[headings.indexOf(heading)] ?? '';
const count = (values: readonly string[]) => new Set(values).size;

test('the list has at least 60 cadres of 12 units in 60 rows, and all kinds of talk', () => {
  assert.ok(rows.length >= 60);
  assert.ok(count(rows.map((row) => cell(row, '姓名') + cell(row, '单位'))) >= 60);
  assert.ok(count(rows.map((row) => cell(row, '单位'))) >= 12);
  assert.deepEqual(
    [...new Set(rows.map((row) => cell(row, '谈话类型')))].sort(),
    ['任职谈话', '免职谈话', '提醒谈话', '日常谈话', '诫勉谈话', '退休谈话'].sort(),
  );
  assert.ok(rows.every((row) => row.length === headings.length));
});

test('everybody on the list holds the post there that the list says', () => {
  for (const row of rows) {
    const unit = units.find(({ name }) => name === cell(row, '单位'));
    const holders = people.filter(
      (person) =>
        person.name === cell(row, '姓名') &&
        person.posts.some(
          (post) =>
            post.unit === unit?.id && post.title === cell(row, '现任职务') && !('to' in post),
        ),
    );
    assert.equal(holders.length, 1, cell(row, '姓名') + cell(row, '单位'));
    const destination = cell(row, '拟任单位');
    assert.ok(destination === '' || units.some(({ name }) => name === destination), destination);
  }
});

test('no decision of the list lies after the Monday of its week, and none on a weekend', () => {
  for (const decided of rows.map((row) => cell(row, '决定日期')).filter(Boolean)) {
    assert.ok(decided <= SAMPLE_WEEK, decided);
    assert.ok(![0, 6].includes(new Date(`${decided}T00:00:00Z`).getUTCDay()), decided);
  }
});

test('names that lists stumble over are among them: rare characters, namesakes, two and four characters', () => {
  const names = rows.map((row) => cell(row, '姓名'));
  assert.ok(names.some((name) => name.includes('𠮷')));
  assert.ok(names.some((name) => name.includes('㛃')));
  assert.ok(names.some((name) => [...name].length === 2));
  assert.ok(names.some((name) => [...name].length === 4));
  const namesakes = people.filter(({ name }) => name === '王建华');
  assert.equal(namesakes.length, 2);
});

test('the district has the leaders who talk, all four kinds of Party body, and people with a past', () => {
  const roles = new Set(people.flatMap(({ posts }) => posts.flatMap((post) => post.roles)));
  for (const role of [
    'committee-principal',
    'committee-leader-in-charge',
    'committee-other-leader',
    'department-principal',
    'department-leader',
    'unit-party-principal',
    'team-principal',
    'team-member',
    'same-rank',
  ]) {
    assert.ok(roles.has(role), role);
  }
  assert.equal(count(units.map(({ partyBody }) => partyBody)), 4);
  assert.ok(people.filter(({ posts }) => posts.some(({ managed }) => managed)).length >= 60);
  assert.ok(people.some(({ posts }) => posts.length > 1));
  assert.equal(count(people.map(({ id }) => id)), people.length);
});

test('the second file has the same text in GB18030', () => {
  const utf8 = new TextDecoder('utf-8', { fatal: true }).decode(read('decision-list.csv'));
  const gb = new TextDecoder('gb18030', { fatal: true }).decode(read('decision-list.gb18030.csv'));
  assert.equal(gb, utf8);
  assert.throws(() =>
    new TextDecoder('utf-8', { fatal: true }).decode(read('decision-list.gb18030.csv')),
  );
});
