/** `cadre-talk/sdk`: the work of the organization department as use cases over a store. */
import { type CalendarDay, districtTrial, explain, loadPolicy } from '../policy/index.ts';
import type { DayKind, TalkSdk } from './api.ts';
import { systemClock } from './clock.ts';
import { Desk } from './desk.ts';
import { readFigures } from './use-cases/inspection.ts';
import type { SdkOptions } from './ports.ts';
import { openIdbStore } from './store/idb-store.ts';
import { memoryStore } from './store/memory-store.ts';
import type { Store } from './store/store.ts';
import {
  addRectification,
  admonitionRow,
  admonitionRows,
  close,
  closeAsBreach,
  issueNotice,
  recordService,
  submitRectification,
  verifyRectification,
} from './use-cases/admonitions.ts';
import { findEvent, recordEvent, updateEvent } from './use-cases/events.ts';
import { ListImport } from './use-cases/import-list.ts';
import * as matters from './use-cases/matters.ts';
import { searchPeople } from './use-cases/people.ts';
import { arrange, cancel, checkArrangement, reschedule } from './use-cases/planning.ts';
import { findTalk } from './use-cases/talk-context.ts';
import { confirm, hold, mayDoWithout, nextActs, review, writeRecord } from './use-cases/talks.ts';
import {
  kindViews,
  pointViews,
  talkerChoices,
  worklist,
  worklistRow,
} from './use-cases/worklist.ts';
import { watch } from './watch.ts';

export const version = '0.1.0';

/**
 * Opens the SDK for the person at the desk.
 *
 * With `key` records are kept sealed in this browser's IndexedDB; without `key` and `store` they
 * stay in memory (`sdk.status.persistence`).
 *
 * @throws StoreError where the store cannot be opened, e.g. `store.wrong-key`
 * @throws TypeError where the policy pack or the holidays do not fit; it names every path
 */
export async function createTalkSdk(options: SdkOptions): Promise<TalkSdk> {
  const loaded = loadPolicy(options.policy ?? districtTrial, {
    ...(options.holidays === undefined ? {} : { holidays: options.holidays }),
  });
  if (!loaded.ok) {
    const faults = loaded.faults.map(({ path, message }) => `${path}: ${message}`);
    throw new TypeError(`The policy cannot be used: ${faults.join('; ')}`);
  }
  const policy = loaded.value;
  const store = await openStore(options);
  const desk = new Desk(
    policy,
    options.directory,
    store,
    options.identity,
    options.clock ?? systemClock,
  );
  const lists = new ListImport(desk);

  const sdk: TalkSdk = {
    get status() {
      return store.status;
    },
    today: () => desk.today(),
    actor: () => desk.actor(),
    policy: {
      profile: policy.id,
      kinds: () => kindViews(desk),
      contentPoints: (kind) => pointViews(desk, kind),
      explain: (finding) => explain(policy, finding),
      explainWindow: (window) => window.steps.map((step) => explain(policy, step)),
      day: (date) => dayKind(policy.calendar.day(date)),
    },
    exchange: {
      readDecisionList: (fileName, content) => lists.read(fileName, content),
      importDecisionList: (report) => lists.write(report),
    },
    events: {
      get: (id) => desk.read('worklist.read', undefined, (actor) => findEvent(desk, actor, id)),
      record: (input) => recordEvent(desk, input),
      update: (input) => updateEvent(desk, input),
    },
    obligations: {
      worklist: (query) => desk.read('worklist.read', [], () => worklist(desk, query)),
      get: (id) => desk.read('worklist.read', undefined, () => worklistRow(desk, id)),
      talkers: (obligation, on) =>
        desk.read('talkers.read', [], () => talkerChoices(desk, obligation, on)),
    },
    plan: {
      check: (input) => checkArrangement(desk, input),
      arrange: (input) => arrange(desk, input),
      reschedule: (input) => reschedule(desk, input),
      cancel: (talk, reason) => cancel(desk, talk, reason),
    },
    talks: {
      get: (id) => desk.read('talk.read', undefined, (actor) => findTalk(desk, actor, id)),
      next: (id) => desk.read('talk.read', [], (actor) => nextActs(desk, actor, id)),
      hold: (input) => hold(desk, input),
    },
    records: {
      write: (input) => writeRecord(desk, input),
      confirm: (input) => confirm(desk, input),
      review: (talk) => desk.read('talk.read', [], (actor) => review(desk, actor, talk)),
      mayDoWithout: (talk) =>
        desk.read('talk.read', { allowed: false }, (actor) => mayDoWithout(desk, actor, talk)),
    },
    people: {
      search: (text, searchOptions) =>
        desk.read('talkers.read', [], () => searchPeople(desk, text, searchOptions)),
    },
    matters: {
      ofTalk: (talk) =>
        desk.read('talk.read', [], async () =>
          (await matters.matterRows(desk, { talk })).map(({ matter }) => matter),
        ),
      list: (query) => desk.read('talk.read', [], () => matters.matterRows(desk, query)),
      assign: (input) => matters.assign(desk, input),
      handle: (input) => matters.handle(desk, input),
      answer: (input) => matters.answer(desk, input),
      sendBack: (input) => matters.sendBack(desk, input),
      verify: (input) => matters.verify(desk, input),
      close: (matter) => matters.close(desk, matter),
      note: (input) => matters.note(desk, input),
    },
    admonitions: {
      list: () => desk.read('admonition.read', [], () => admonitionRows(desk)),
      get: (id) => desk.read('admonition.read', undefined, () => admonitionRow(desk, id)),
      issueNotice: (input) => issueNotice(desk, input),
      recordService: (input) => recordService(desk, input),
      addRectification: (input) => addRectification(desk, input),
      submitRectification: (input) => submitRectification(desk, input),
      verifyRectification: (input) => verifyRectification(desk, input),
      close: (admonition) => close(desk, admonition),
      closeAsBreach: (input) => closeAsBreach(desk, input),
    },
    figures: { read: (query) => readFigures(desk, query) },
    audit: {
      verify: () => desk.ask('audit.verify', async () => ({ value: await store.verifyAudit() })),
    },
    watch: (query, callback, failed) => watch(store, () => query(sdk), callback, failed),
    close: () => store.close(),
  };
  return sdk;
}

function dayKind({ working, madeUp, holiday }: CalendarDay): DayKind {
  if (working === 'unknown') return 'unknown';
  if (working) return madeUp ? 'makeup' : 'work';
  return holiday === undefined ? 'weekend' : 'rest';
}

async function openStore(options: SdkOptions): Promise<Store> {
  if (options.store !== undefined) return options.store;
  if (options.key === undefined) return memoryStore();
  const [actor, key] = await Promise.all([options.identity.current(), options.key()]);
  return openIdbStore({ tenant: options.tenant ?? 'default', user: actor.id, key });
}

export * from './exports.ts';
