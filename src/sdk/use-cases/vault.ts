/** 举报信息保管库 at the desk: who puts in, who looks, and that every look is on record before it is given. */
import * as z from 'zod/mini';
import type { VaultApi, VaultRow } from '../api.ts';
import { type Desk, refuse } from '../desk.ts';
import { checked, day, said } from '../input.ts';
import type { EventRecord } from '../model/records.ts';
import { digest } from '../vault/scrub.ts';
import { Vault, type VaultEntry } from '../vault/vault.ts';

export function vaultApi(desk: Desk): VaultApi {
  return {
    present: desk.vault !== undefined,
    register: (input) => register(desk, input),
    list: () => list(desk),
    reveal: (input) => reveal(desk, input),
    clearHit: (input) => clearHit(desk, input),
  };
}

type Input<Name extends 'register' | 'reveal' | 'clearHit'> = Parameters<VaultApi[Name]>[0];

const registering: z.ZodMiniType<Input<'register'>> = z.strictObject({
  event: said,
  informant: z.exactOptional(
    z.strictObject({
      name: z.exactOptional(said),
      unit: z.exactOptional(said),
      phones: z.exactOptional(z.array(said)),
      idNumbers: z.exactOptional(z.array(said)),
      aliases: z.exactOptional(z.array(said)),
    }),
  ),
  anonymous: z.exactOptional(z.literal(true)),
  petition: z.exactOptional(
    z.strictObject({ number: z.exactOptional(said), receivedOn: z.exactOptional(day) }),
  ),
});
const revealing: z.ZodMiniType<Input<'reveal'>> = z.strictObject({
  id: said,
  purpose: z.enum(['verify', 'contact', 'protect', 'second-reading', 'transfer']),
});
const clearing: z.ZodMiniType<Input<'clearHit'>> = z.strictObject({
  event: said,
  texts: z.array(z.string()),
  reason: said,
});

function register(desk: Desk, input: Input<'register'>): ReturnType<VaultApi['register']> {
  return desk.job('vault.register', async (actor) => {
    const vault = vaultOf(desk);
    const { event: id, informant, anonymous, petition } = checked(registering, input);
    const event = await petitioned(desk, id);
    const known = Object.values(informant ?? {}).some((said) => said.length > 0);
    if (known === (anonymous === true)) {
      refuse('input.invalid', (say) => say.vault.empty, { path: 'informant' });
    }
    const entry = await vault.put(actor, 'informant', {
      event: event.id,
      ...(informant === undefined ? {} : { informant: JSON.parse(JSON.stringify(informant)) }),
      ...(petition === undefined ? {} : { petition }),
    });
    await desk.note(actor, 'vault.register', [entry]);
    return { value: { id: entry } };
  });
}

function list(desk: Desk): ReturnType<VaultApi['list']> {
  return desk.ask('vault.list', async () => {
    const rows = new Map<string, VaultRow>();
    for (const { id, event } of await seenEntries(desk)) {
      const ids = [...(rows.get(event)?.ids ?? []), id];
      rows.set(event, { event, count: ids.length, ids });
    }
    return { value: [...rows.values()] };
  });
}

function reveal(desk: Desk, input: Input<'reveal'>): ReturnType<VaultApi['reveal']> {
  return desk.job('vault.reveal', async (actor) => {
    const vault = vaultOf(desk);
    const { id, purpose } = checked(revealing, input);
    const entry = (await seenEntries(desk)).find((one) => one.id === id);
    if (entry === undefined) return refuse('record.not-found', (say) => say.vault.noEntry);
    await vault.log(actor, 'vault.reveal', [id], { purpose });
    await desk.note(actor, 'vault.reveal', [id], { purpose });
    return { value: entry.sealed };
  });
}

function clearHit(desk: Desk, input: Input<'clearHit'>): ReturnType<VaultApi['clearHit']> {
  return desk.job('vault.clear-hit', async (actor) => {
    const vault = vaultOf(desk);
    const { event: id, texts, reason } = checked(clearing, input);
    const event = await petitioned(desk, id);
    const clearance = await vault.put(actor, 'clearance', {
      event: event.id,
      digest: await digest(texts),
      reader: { id: actor.id, name: actor.name },
      reason,
    });
    await desk.note(actor, 'vault.clear-hit', [clearance]);
    return { value: { event: event.id } };
  });
}

function vaultOf(desk: Desk): Vault {
  return new Vault(desk.vault ?? refuse('vault.absent', (say) => say.vault.absent));
}

/** The event, as far as the person at the desk may know of it; refused where no petition is behind it. */
async function petitioned(desk: Desk, id: string): Promise<EventRecord> {
  const event = await desk.get('event', id);
  const obligations = await desk.everything('obligation');
  const behind = obligations.some(
    ({ event: from, obligation }) => from === event.id && obligation.petition,
  );
  if (!behind) refuse('input.invalid', (say) => say.vault.noPetition, { path: 'event' });
  return event;
}

/** Whoever keeps the vault too finds nothing of a case in which they are the subject. */
async function seenEntries(desk: Desk): Promise<readonly VaultEntry[]> {
  const seen = new Set((await desk.all('event')).map(({ id }) => id));
  return (await vaultOf(desk).entries()).filter(({ event }) => seen.has(event));
}
