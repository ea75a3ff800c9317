// What is written down outside the database tells that it was lost, cut or set back, until somebody
// has taken note; and says nothing where it is itself gone, damaged or behind.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nobleCipher } from '../../../src/sdk/seal/noble.ts';
import {
  type Anchor,
  type AnchorPlace,
  browserAnchor,
  forgetAnchors,
} from '../../../src/sdk/store/anchor.ts';
import { type IdbStore, openIdbStore } from '../../../src/sdk/store/idb-store.ts';
import { settled, type Row } from '../../contract/disk.ts';
import { errorOf, eventually } from '../../contract/runner.ts';
import { SealedGround } from '../../contract/sealed-store-contract.ts';
import { commitOf, newRecord } from '../../contract/store-contract.ts';

const contract = { name: 'anchor', cipher: nobleCipher(), indexedDB };

/** A place in memory, as `localStorage` is one. */
class Place implements AnchorPlace {
  held: unknown;
  readonly written: Anchor[] = [];
  constructor(readonly by: AnchorPlace['by'] = 'browser') {}
  read() {
    return this.held;
  }
  write(_name: string, anchor: Anchor | undefined) {
    this.held = anchor;
    if (anchor !== undefined) this.written.push(anchor);
  }
}

class Desk {
  readonly ground = new SealedGround(contract);
  readonly places: readonly AnchorPlace[];
  constructor(...places: readonly AnchorPlace[]) {
    this.places = places;
  }
  open(): Promise<IdbStore> {
    return this.ground.open({ anchors: this.places });
  }
  /** Writes a number of records, one by one, and goes. */
  async work(writes: number): Promise<IdbStore> {
    const store = await this.open();
    for (let n = 0; n < writes; n += 1) await store.commit(commitOf([newRecord({ n })]));
    await store.close();
    return store;
  }
  /** All rows, to be laid back later as a disk that is set back lays them. */
  async copy(): Promise<() => Promise<void>> {
    const dump = await this.ground.disk.dump();
    return async () => {
      for (const { store, row } of await this.ground.disk.dump()) {
        await this.ground.disk.remove(store, keyOf(row));
      }
      for (const { store, row } of dump) await this.ground.disk.put(store, row);
    };
  }
  async lose(): Promise<void> {
    await settled(indexedDB.deleteDatabase(this.ground.names.database));
  }
}

function keyOf(row: Row): string | number {
  const key = row['id'] ?? row['sequence'];
  if (typeof key !== 'string' && typeof key !== 'number') throw new Error('A row without a key');
  return key;
}

function on(...places: readonly AnchorPlace[]) {
  return async (body: (desk: Desk) => Promise<void>) => {
    const desk = new Desk(...places);
    try {
      await body(desk);
    } finally {
      await desk.ground.clear();
    }
  };
}

describe('the anchor', () => {
  it('goes along with what is durable, holds no content, and is no loss when nothing was lost', async () => {
    const place = new Place();
    await on(place)(async (desk) => {
      await desk.work(3);
      const audit = await desk.ground.disk.rows('audit');
      assert.deepEqual(Object.keys(place.held as object), ['database', 'sequence', 'head']);
      assert.equal(place.written.at(-1)?.sequence, 3);
      assert.equal(place.written.at(-1)?.head, audit.at(-1)?.['hash']);
      const store = await desk.open();
      assert.equal(store.status.lost, undefined);
      assert.equal(store.status.dataLost, false);
    });
  });

  it('is never ahead of what is durable, also where a write is refused', async () => {
    const place = new Place();
    await on(place)(async (desk) => {
      const store = await desk.open();
      await store.commit(commitOf([newRecord({})]));
      await errorOf(store.commit({ ...commitOf([]), puts: [{ ...newRecord({}), id: 'no id' }] }));
      await store.commit(commitOf([{ ...newRecord({}), revision: 7 }]));
      await store.close();
      for (const { sequence, head } of place.written) {
        const row = (await desk.ground.disk.rows('audit')).find(
          (one) => one['sequence'] === sequence,
        );
        assert.equal(row?.['hash'], head);
      }
      assert.equal(place.written.at(-1)?.sequence, 1);
    });
  });

  it('is written once for writes that come together', async () => {
    const place = new Place();
    await on(place)(async (desk) => {
      const store = await desk.open();
      const slow: AnchorPlace['write'] = place.write.bind(place);
      let open: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      place.write = async (name: string, anchor: Anchor | undefined) => {
        await gate;
        slow(name, anchor);
      };
      for (let n = 0; n < 12; n += 1) await store.commit(commitOf([newRecord({ n })]));
      open();
      await store.close();
      assert.ok(place.written.length < 8, `${place.written.length} writes for 12`);
      assert.equal(place.written.at(-1)?.sequence, 12);
    });
  });

  it('goes along in this browser also where the host is slow', async () => {
    const [browser, host] = [new Place(), new Place('host')];
    await on(
      browser,
      host,
    )(async (desk) => {
      const store = await desk.open();
      let open: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      host.write = () => gate;
      for (let n = 0; n < 3; n += 1) await store.commit(commitOf([newRecord({ n })]));
      await Promise.resolve();
      assert.equal((browser.held as Anchor).sequence, 3);
      open();
      await store.close();
    });
  });
});

describe('a database that is gone', () => {
  it('is a loss of all that was there, not a first visit, until somebody has taken note', async () => {
    await on(new Place())(async (desk) => {
      await desk.work(5);
      await desk.lose();
      for (let visit = 0; visit < 2; visit += 1) {
        const store = await desk.open();
        const { lost } = store.status;
        assert.equal(lost?.what, 'database');
        assert.equal(lost?.by, 'browser');
        assert.deepEqual(lost?.missing, { from: 1, to: 5 });
        assert.equal(lost?.since, undefined);
        assert.equal(store.status.dataLost, true);
        await store.commit(commitOf([newRecord({ visit })]));
        await store.close();
      }
      const store = await desk.open();
      await store.acknowledgeLoss();
      assert.equal(store.status.lost, undefined);
      await store.close();
      assert.equal((await desk.open()).status.lost, undefined);
    });
  });

  it('is told again when it is lost again after it was told', async () => {
    await on(new Place())(async (desk) => {
      await desk.work(5);
      await desk.lose();
      await desk.work(2);
      await desk.lose();
      const { lost } = (await desk.open()).status;
      assert.equal(lost?.what, 'database');
      assert.deepEqual(lost?.missing, { from: 1, to: 2 });
    });
  });

  it('is told by the host where this browser keeps nothing', async () => {
    const [browser, host] = [new Place(), new Place('host')];
    await on(
      browser,
      host,
    )(async (desk) => {
      await desk.work(4);
      await desk.lose();
      browser.held = undefined;
      const store = await desk.open();
      assert.equal(store.status.lost?.by, 'host');
      assert.deepEqual(store.status.lost?.missing, { from: 1, to: 4 });
    });
  });

  it('is no loss where it was removed on purpose', async () => {
    const places = [new Place(), new Place('host')];
    await on(...places)(async (desk) => {
      await desk.work(4);
      await desk.lose();
      await forgetAnchors(desk.ground.names.database, places);
      assert.equal((await desk.open()).status.lost, undefined);
    });
  });
});

describe('a database that was set back', () => {
  it('is a lost tail: which entries, and since when', async () => {
    await on(new Place())(async (desk) => {
      await desk.work(3);
      const setBack = await desk.copy();
      const last = await desk.open();
      const [, , third] = await last.auditAfter(0, 3);
      await last.close();
      await desk.work(4);
      await setBack();
      for (let visit = 0; visit < 2; visit += 1) {
        const store = await desk.open();
        const { lost } = store.status;
        assert.equal(lost?.what, 'tail');
        assert.deepEqual(lost?.missing, { from: 4, to: 7 });
        assert.equal(lost?.since, third?.entry.at);
        assert.equal((await store.verifyAudit()).ok, true);
        await store.close();
      }
    });
  });

  it('and then forgets that this was told, is told of all the same until somebody takes note', async () => {
    for (const by of ['browser', 'host'] as const) {
      const place = new Place(by);
      await on(place)(async (desk) => {
        await desk.work(3);
        const setBack = await desk.copy();
        await desk.work(2);
        for (let visit = 0; visit < 3; visit += 1) {
          await setBack();
          const store = await desk.open();
          assert.deepEqual(store.status.lost?.missing, { from: 4, to: 5 }, `visit ${visit}`);
          await store.close();
          assert.equal((place.held as Anchor).sequence, 3, 'the anchor follows the database');
        }
        const [store, other] = [await desk.open(), await desk.open()];
        await store.acknowledgeLoss();
        await eventually(async () => other.status.lost === undefined);
        await other.commit(commitOf([newRecord({})]));
        await Promise.all([store.close(), other.close()]);
        assert.equal((place.held as Anchor).lost, undefined);
        assert.equal((await desk.open()).status.lost, undefined);
      });
    }
  });

  it('and worked with since has another history, also where it is longer now', async () => {
    const place = new Place();
    await on(place)(async (desk) => {
      await desk.work(3);
      const setBack = await desk.copy();
      await desk.work(2);
      await setBack();
      const kept = place.held;
      // A tab that keeps no anchor, as one whose storage is refused.
      const blind = await desk.ground.open({ anchors: [] });
      for (let n = 0; n < 4; n += 1) await blind.commit(commitOf([newRecord({ n })]));
      await blind.close();
      place.held = kept;
      const store = await desk.open();
      assert.equal(store.status.lost?.what, 'history');
      assert.deepEqual(store.status.lost?.missing, { to: 5 });
    });
  });

  it('after the loss was told the anchor follows the database again', async () => {
    const place = new Place();
    await on(place)(async (desk) => {
      await desk.work(3);
      const setBack = await desk.copy();
      await desk.work(2);
      await setBack();
      const store = await desk.open();
      await store.acknowledgeLoss();
      await store.close();
      assert.equal((place.held as Anchor).sequence, 3);
      assert.equal((await desk.open()).status.lost, undefined);
    });
  });
});

describe('an anchor that says nothing', () => {
  it('is no loss: gone, damaged, of another form, behind, refused, or never answered', async () => {
    const place = new Place();
    await on(place)(async (desk) => {
      await desk.work(3);
      const behind = { ...place.written.find(({ sequence }) => sequence < 3) };
      const whole = place.held as Anchor;
      const says = [
        undefined,
        null,
        '{',
        { ...whole, sequence: '3' },
        { ...whole, database: 'other' },
        { ...whole, head: 'x' },
        behind,
      ];
      for (const said of says) {
        place.held = said;
        const store = await desk.open();
        assert.equal(store.status.lost, undefined, JSON.stringify(said));
        await store.close();
        assert.deepEqual(place.held, whole, 'and it is written anew');
      }
      place.read = () => {
        throw new DOMException('refused', 'SecurityError');
      };
      const store = await desk.open();
      assert.equal(store.status.lost, undefined);
      await store.commit(commitOf([newRecord({})]));
    });
  });

  it('of a host that never answers does not keep the desk shut', async () => {
    const host: AnchorPlace = {
      by: 'host',
      read: () => new Promise(() => undefined),
      write: () => new Promise(() => undefined),
    };
    await on(host)(async (desk) => {
      const store = await desk.open();
      await store.commit(commitOf([newRecord({})]));
      assert.deepEqual(store.inside.anchors.sources, []);
      await store.close();
    });
  });
});

describe('two tabs', () => {
  it('leave the anchor where the last of them was', async () => {
    const place = new Place();
    await on(place)(async (desk) => {
      const tabs = [await desk.open(), await desk.open()];
      await Promise.all(
        tabs.map(async (tab) => {
          for (let n = 0; n < 10; n += 1) await tab.commit(commitOf([newRecord({ n })]));
        }),
      );
      await eventually(() => (place.held as Anchor).sequence === 20);
      const ahead = place.held as Anchor;
      // One that comes late does not set it back.
      tabs[0]?.inside.anchors.moved({ ...ahead, sequence: 12 });
      await tabs[0]?.inside.anchors.flush();
      assert.equal((place.held as Anchor).sequence, 20);
      assert.equal((await desk.open()).status.lost, undefined);
    });
  });
});

describe('localStorage', () => {
  it('keeps it under the name of the database, which tells nothing', async () => {
    const kept = new Map<string, string>();
    const fake = {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => void kept.set(name, text),
      removeItem: (name: string) => void kept.delete(name),
    };
    const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
    Object.defineProperty(globalThis, 'localStorage', { value: fake, configurable: true });
    const key = new Uint8Array(32).fill(3);
    const open = () => openIdbStore({ tenant: '云溪区', user: '李经办', key });
    try {
      const store = await open();
      await store.commit(commitOf([newRecord({ name: '冯丽' })]));
      await store.close();
      const [[name, text] = []] = [...kept];
      assert.match(name ?? '', /^cadre-talk-[0-9a-f]{32}$/);
      assert.match(
        text ?? '',
        /^\{"database":"[0-9a-f]{32}","sequence":1,"head":"[0-9a-f]{64}"\}$/,
      );
      await settled(indexedDB.deleteDatabase(name ?? ''));
      const again = await open();
      assert.deepEqual(again.status.lost?.missing, { from: 1, to: 1 });
      await again.close();
      await forgetAnchors(name ?? '', [browserAnchor]);
      assert.equal(kept.size, 0);
    } finally {
      if (before) Object.defineProperty(globalThis, 'localStorage', before);
      else Reflect.deleteProperty(globalThis, 'localStorage');
    }
  });
});
