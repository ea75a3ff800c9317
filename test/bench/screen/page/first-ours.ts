/** First load of a page with the scheduler: the element, the SDK, a store with 100 talks and what they hang on. */
import '../../../../src/components/scheduler/define.ts';
import { createTalkSdk } from '../../../../src/sdk/index.ts';
import type { StoredRecord } from '../../../../src/sdk/store/store.ts';
import { memoryStore } from '../../../../src/sdk/store/memory-store.ts';
import { whenPainted } from './first.ts';

interface Made {
  readonly today: string;
  readonly records: readonly StoredRecord[];
}

/** The district was made when the page was built: making it is no part of loading it. */
async function begin(): Promise<void> {
  const { records, today }: Made = await (await fetch('./hundred.json')).json();
  const now = Date.parse(`${today}T12:00:00+08:00`);
  const store = memoryStore();
  await store.commit({
    puts: [],
    changes: [],
    adopt: records,
    audit: {
      action: 'testing.fill',
      at: new Date(now).toISOString(),
      by: 'g-clerk',
      records: [],
      outcome: 'done',
      detail: {},
    },
  });
  const sdk = await createTalkSdk({
    identity: { current: () => ({ id: 'g-clerk', name: '李书宁', roles: ['clerk'] }) },
    directory: {
      person: () => Promise.resolve(undefined),
      people: () => Promise.resolve({ people: [], total: 0 }),
      unit: () => Promise.resolve(undefined),
      units: () => Promise.resolve([]),
      search: () => Promise.resolve([]),
      holders: () => Promise.resolve([]),
    },
    clock: { now: () => now },
    store,
  });
  const stage = document.createElement('div');
  stage.className = 'stage';
  const element = document.createElement('talk-scheduler');
  element.sdk = sdk;
  stage.append(element);
  document.body.append(stage);
  await whenPainted(() => (element.shadowRoot?.querySelectorAll('tr[data-index]').length ?? 0) > 0);
}

void begin();
