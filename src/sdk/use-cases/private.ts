/** 草稿 and 常用视图: one's own, sealed here like everything, and never sent anywhere. */
import * as z from 'zod/mini';
import type { Draft as DraftView, DraftKey, DraftsApi, ViewsApi } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, said, seen } from '../input.ts';
import type { DraftRecord, ViewRecord } from '../model/records.ts';
import type { Outcome } from '../outcome.ts';
import { randomId } from '../seal/random.ts';
import type { Json } from '../store/store.ts';

export function draftsApi(desk: Desk): DraftsApi {
  return {
    save: (input) => saveDraft(desk, input),
    get: (key) =>
      desk.read('draft.keep', undefined, async (actor) => {
        const draft = await draftUnder(desk, actor.id, key);
        return draft && withState(desk, draft);
      }),
    list: () =>
      desk.read('draft.keep', [], async (actor) => {
        const mine = (await desk.whole('draft')).filter(({ owner }) => owner === actor.id);
        const newest = [...mine].sort((a, b) => (a.savedAt > b.savedAt ? -1 : 1));
        return Promise.all(newest.map((draft) => withState(desk, draft)));
      }),
    discard: (key) => discardDraft(desk, key),
  };
}

export function viewsApi(desk: Desk): ViewsApi {
  return {
    save: (input) => saveView(desk, input),
    list: (list) =>
      desk.read('view.keep', [], async (actor) =>
        (await desk.everything('view'))
          .filter((view) => view.owner === actor.id && (list === undefined || view.list === list))
          .sort((a, b) => a.name.localeCompare(b.name, 'zh')),
      ),
    remove: (view) => removeView(desk, view),
  };
}

type Input<Api, Name extends keyof Api> = Api[Name] extends (input: infer I) => unknown ? I : never;

/** A long record is a tenth of it. */
const MOST_CHARACTERS = 200_000;
const MOST_DRAFTS = 200;
const MOST_VIEWS = 100;

const plain = z.custom<Json>((given) => given !== undefined && given !== null);
const key: z.ZodMiniType<DraftKey> = z.strictObject({
  form: said,
  record: z.exactOptional(z.string()),
});
const saving: z.ZodMiniType<{
  readonly form: string;
  readonly record?: { readonly id: string; readonly revision: number };
  readonly content: Json;
}> = z.strictObject({ form: said, record: z.exactOptional(seen), content: plain });
const viewing: z.ZodMiniType<{
  readonly list: string;
  readonly name: string;
  readonly query: Json;
}> = z.strictObject({ list: said, name: said.check(z.maxLength(60)), query: plain });

function saveDraft(desk: Desk, input: Input<DraftsApi, 'save'>): Promise<Outcome<DraftRecord>> {
  return desk.job('draft.keep', async (actor) => {
    const { form, record, content } = checked(saving, input);
    tooLarge(content, 'content');
    const mine = (await desk.everything('draft')).filter(({ owner }) => owner === actor.id);
    const before = await draftUnder(desk, actor.id, { form, ...(record && { record: record.id }) });
    if (before === undefined && mine.length >= MOST_DRAFTS) {
      refuse('input.invalid', (say) => say.records.tooManyDrafts, { path: 'form' });
    }
    const id = before?.id ?? randomId();
    await desk.keepPrivate(actor, 'draft.keep', {
      put: {
        type: 'draft',
        id,
        revision: before?.revision ?? 0,
        body: {
          owner: actor.id,
          form,
          ...(record && { record: record.id, against: record.revision }),
          savedAt: desk.now(),
          content,
        },
      },
    });
    return { value: await desk.behind('draft', id) };
  });
}

function discardDraft(desk: Desk, input: DraftKey): Promise<Outcome<undefined>> {
  return desk.job('draft.keep', async (actor) => {
    const draft = await draftUnder(desk, actor.id, checked(key, input));
    if (draft !== undefined) await desk.keepPrivate(actor, 'draft.keep', { drop: [draft.id] });
    return { value: undefined };
  });
}

function saveView(desk: Desk, input: Input<ViewsApi, 'save'>): Promise<Outcome<ViewRecord>> {
  return desk.job('view.keep', async (actor) => {
    const { list, name, query } = checked(viewing, input);
    tooLarge(query, 'query');
    const mine = (await desk.everything('view')).filter(({ owner }) => owner === actor.id);
    const before = mine.find((view) => view.list === list && view.name === name.trim());
    if (before === undefined && mine.length >= MOST_VIEWS) {
      refuse('input.invalid', (say) => say.records.tooManyViews, { path: 'name' });
    }
    const id = before?.id ?? randomId();
    const body = { owner: actor.id, list, name: name.trim(), query };
    await desk.keepPrivate(actor, 'view.keep', {
      put: { type: 'view', id, revision: before?.revision ?? 0, body },
    });
    return { value: await desk.behind('view', id) };
  });
}

function removeView(desk: Desk, id: string): Promise<Outcome<undefined>> {
  return desk.job('view.keep', async (actor) => {
    const view = (await desk.everything('view')).find((one) => one.id === id);
    if (view?.owner !== actor.id) {
      return refuse('record.not-found', (say) => say.refusals.notFound('view'));
    }
    await desk.keepPrivate(actor, 'view.keep', { drop: [id] });
    return { value: undefined };
  });
}

/** Plain JSON of a size that a form can have: what cannot be written down cannot be kept. */
function tooLarge(content: Json, path: string): void {
  let text: string | undefined;
  try {
    text = JSON.stringify(content);
  } catch {
    text = undefined;
  }
  if (text === undefined) refuse('input.invalid', (say) => say.refusals.invalid, { path });
  if (text.length > MOST_CHARACTERS) {
    refuse('input.invalid', (say) => say.records.draftTooLarge, { path });
  }
}

async function draftUnder(
  desk: Desk,
  owner: string,
  { form, record }: DraftKey,
): Promise<DraftRecord | undefined> {
  const found = (await desk.everything('draft')).find(
    (draft) => draft.owner === owner && draft.form === form && draft.record === record,
  );
  return found && desk.held('draft', found.id);
}

/** A record that can no longer be seen has moved on too. */
async function withState(desk: Desk, draft: DraftRecord): Promise<DraftView> {
  if (draft.record === undefined) return { draft, movedOn: false };
  return { draft, movedOn: (await desk.revisionOf(draft.record)) !== draft.against };
}
