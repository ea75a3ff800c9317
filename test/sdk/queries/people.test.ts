/** Finding people by name, letters and unit; and what was known of somebody on an earlier day. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTalkSdk, type Person } from '../../../src/sdk/index.ts';
import { initialsOf, isMeant } from '../../../src/sdk/queries/pinyin.ts';
import {
  fakeClock,
  fakeDirectory,
  fakeIdentity,
  memoryStore,
} from '../../../src/sdk/testing/index.ts';
import { atTheDesk, clerk, directory, people, units } from '../district.ts';
import { allCovered, appointment, importList, value } from '../steps.ts';

describe('first letters of a name', () => {
  it('are those of its pinyin, for common names', () => {
    const wanted = {
      张伟: 'zw',
      王小明: 'wxm',
      李经办: 'ljb',
      欧阳修: 'oyx',
      陈思远: 'csy',
      阿来: 'al',
      邓娜: 'dn',
      宁静: 'nj',
      艾青: 'aq',
    };
    for (const [name, letters] of Object.entries(wanted)) {
      assert.deepEqual(initialsOf(name), [letters], name);
    }
  });

  it('know the surnames that are read otherwise than the character alone', () => {
    const wanted: Readonly<Record<string, readonly string[]>> = {
      单田芳: ['stf'],
      曾国藩: ['zgf'],
      仇和: ['qh'],
      查良镛: ['zly'],
      区文: ['ow'],
      解缙: ['xj'],
      尉迟恭: ['ycg'],
      尉健: ['wj', 'yj'],
      万俟卨: ['mqx'],
      长孙无忌: ['zswj'],
    };
    for (const [name, letters] of Object.entries(wanted)) {
      assert.deepEqual(initialsOf(name), letters, name);
    }
  });

  it('find from the beginning, in either case, and never in the middle', () => {
    const person = { id: '1', name: '张卫国' };
    for (const typed of ['z', 'ZW', 'zwg', '张卫', '卫国'])
      assert.ok(isMeant(typed, person), typed);
    for (const typed of ['w', 'wg', 'zwgx', 'zg', '李']) assert.ok(!isMeant(typed, person), typed);
  });

  it('give way to what the directory says', () => {
    const person = { id: '1', name: '朴成' };
    const korean = () => 'piao cheng';
    for (const typed of ['pc', 'piao', 'piaoch']) assert.ok(isMeant(typed, person, korean), typed);
    const read = () => 'zhai wei';
    assert.ok(!isMeant('pc', person, read), 'its own guess no longer counts');
    assert.ok(isMeant('zw', person, read), 'the reading of the directory does');
  });
});

describe('people of the directory', () => {
  it('are found by letters, name, unit and management, a page at a time', async () => {
    const { sdk } = await atTheDesk('2026-03-11');
    const names = async (query: Parameters<typeof sdk.people.find>[0]) =>
      (await sdk.people.find(query)).rows.map(({ name }) => name);
    assert.deepEqual(await names({ text: 'fl' }), ['冯丽', '冯丽']);
    assert.deepEqual(await names({ text: 'fl', unit: 'u-qinghe' }), ['冯丽']);
    assert.deepEqual(await names({ text: '局长', managed: true }), ['孙成员', '赵正职']);
    assert.deepEqual(await names({ text: '清河' }), ['冯丽', '钱书记']);
    const page = await sdk.people.find({ offset: 2, limit: 3 });
    assert.deepEqual([page.rows.length, page.total, page.offset], [3, people.length, 2]);
    const choices = await sdk.people.search('zbz');
    assert.deepEqual(
      choices.map(({ name }) => name),
      ['郑部长'],
    );
  });

  it('are read by the directory’s own pinyin where it has one', async () => {
    const sdk = await createTalkSdk({
      identity: fakeIdentity(clerk),
      directory: {
        ...directory,
        pinyin: ({ name }) => (name === '郑部长' ? 'zeng bu zhang' : undefined),
      },
      clock: fakeClock('2026-03-11'),
    });
    assert.equal((await sdk.people.search('zengbu')).length, 1);
    assert.equal((await sdk.people.search('zhengbu')).length, 0);
  });

  it('fail as the directory does, and are asked for anew the next time', async () => {
    const broken = fakeDirectory(units, people);
    const sdk = await createTalkSdk({ identity: fakeIdentity(clerk), directory: broken });
    broken.fail(new Error('The portal is down'));
    await assert.rejects(sdk.people.find({ text: 'zbz' }), /The portal is down/);
    broken.work();
    assert.equal((await sdk.people.find({ text: 'zbz' })).total, 1);
  });
});

describe('what is known of a person', () => {
  it('is told as it stood at the end of the day asked for', async () => {
    const store = memoryStore();
    const { sdk, setDay } = await atTheDesk('2026-03-10', { store });
    await importList(sdk, appointment);
    const [row] = await sdk.obligations.worklist();
    assert.ok(row, 'there is a row');
    const person = row.obligation.ofTheDay.id;
    setDay('2026-03-11');
    const talk = value(
      await sdk.plan.arrange({
        obligation: row.obligation,
        date: '2026-03-12',
        talker: 'minister',
        outline: true,
      }),
    );
    setDay('2026-03-12');
    const held = value(await sdk.talks.hold({ talk, heldOn: '2026-03-12' }));
    setDay('2026-03-13');
    const written = value(
      await sdk.records.write({ talk: held, points: allCovered(row), record: 'written' }),
    );
    value(await sdk.records.confirm({ talk: written, method: 'paper', on: '2026-03-13' }));
    const states = async (asOf?: '2026-03-09' | '2026-03-10' | '2026-03-11' | '2026-03-12') => {
      const history = await sdk.people.history({ person, ...(asOf === undefined ? {} : { asOf }) });
      return history?.entries
        .filter(({ type }) => type === 'talk' || type === 'obligation')
        .map(({ type, state, held: done }) => [type, state, done]);
    };
    assert.equal(await states('2026-03-09'), undefined, 'nothing was known the day before');
    assert.deepEqual(await states('2026-03-10'), [['obligation', 'pending', undefined]]);
    assert.deepEqual(await states('2026-03-11'), [
      ['obligation', 'planned', undefined],
      ['talk', 'planned', false],
    ]);
    assert.deepEqual(await states('2026-03-12'), [
      ['obligation', 'held', undefined],
      ['talk', 'held', true],
    ]);
    assert.deepEqual(await states(), [
      ['obligation', 'closed', undefined],
      ['talk', 'closed', true],
    ]);
  });

  it('keeps post and unit of the day, whatever the directory says today (时任)', async () => {
    const moving = fakeDirectory(units, people);
    const store = memoryStore();
    const { sdk, setDay } = await atTheDesk('2026-03-10', { store, directory: moving });
    await importList(sdk, appointment);
    const before = people.find(({ name }) => name === '孙成员');
    assert.ok(before, 'the cadre is there');
    const [post] = before.posts;
    assert.ok(post, 'with a post');
    const moved: Person = {
      ...before,
      posts: [
        { ...post, to: '2026-04-01' },
        { ...post, unit: 'u-qinghe', title: '清河镇镇长', from: '2026-04-02' },
      ],
    };
    moving.put(moved);
    setDay('2026-05-06');
    value(
      await sdk.events.record({
        kind: 'routine',
        triggers: ['thought'],
        subject: before.id,
        dates: { arisen: '2026-05-06' },
      }),
    );
    const march = await sdk.people.history({ person: before.id, asOf: '2026-03-31' });
    assert.deepEqual([march?.unitName, march?.title], ['云溪区财政局', '财政局副局长']);
    assert.deepEqual(
      march?.posts.map(({ title }) => title),
      ['财政局副局长'],
    );
    const may = await sdk.people.history({ person: before.id });
    assert.deepEqual([may?.unitName, may?.title], ['清河镇', '清河镇镇长']);
    assert.deepEqual(
      may?.posts.map(({ title }) => title),
      ['清河镇镇长'],
    );
  });

  it('says where it came from elsewhere, so that only its present state can be told', async () => {
    const source = memoryStore();
    const there = await atTheDesk('2026-03-10', { store: source });
    await importList(there.sdk, appointment);
    const store = memoryStore();
    const adopt = (
      await Promise.all(['event', 'obligation'].map((type) => source.all(type)))
    ).flat();
    const audit = { action: 'pull', at: '2026-03-12T04:00:00.000Z', by: 'clerk', records: [] };
    await store.commit({
      puts: [],
      changes: [],
      adopt,
      audit: { ...audit, outcome: 'done', detail: {} },
    });
    const { sdk } = await atTheDesk('2026-03-12', { store });
    const [row] = await sdk.obligations.worklist();
    assert.ok(row, 'the row has come');
    const person = row.obligation.ofTheDay.id;
    const history = await sdk.people.history({ person, asOf: '2026-03-11' });
    assert.ok(history?.entries.length, 'it is told');
    assert.deepEqual([...new Set(history.entries.map(({ certain }) => certain))], [false]);
  });

  it('does not exist for the person themselves, nor for who may see no case', async () => {
    const { sdk, seat } = await atTheDesk('2026-03-10');
    await importList(sdk, appointment);
    const [row] = await sdk.obligations.worklist();
    assert.ok(row, 'there is a row');
    const { id, name } = row.obligation.ofTheDay;
    seat({ id, name, roles: ['clerk'] });
    assert.equal(await sdk.people.history({ person: id }), undefined);
    seat({ id: 'admin', name: '管理员', roles: ['administrator'] });
    assert.equal(await sdk.people.history({ person: id }), undefined);
  });
});
