/**
 * 全文检索: words in everything that was written down, as far as the person at the desk may see it. What is
 * at hand is looked through in memory; of records with long words those are opened that may hold them.
 */
import { reading } from '../access/sight.ts';
import type { WordHit, WordQuery, WordSearchType, WordsFound } from '../api.ts';
import type { Desk } from '../desk.ts';
import { wordTypes } from '../model/entries.ts';
import { asSearched, wordsIn } from '../model/words.ts';
import { slices } from '../store/slices.ts';
import { assertWanted } from './cancel.ts';
import { lookAt } from './look.ts';

/** In this order they are told. What is one's own (drafts, saved views) and settings are not among them. */
const TYPES = [
  'talk',
  'obligation',
  'event',
  'matter',
  'admonition',
  'inquiry',
  'delegation',
  'approval',
  'outline',
  'paper',
  'incident',
  'unitTalk',
  'submission',
] as const satisfies readonly WordSearchType[];

const MOST = 1000;

const nothing: WordsFound = { hits: [], complete: true };

export async function searchWords(desk: Desk, query: WordQuery): Promise<WordsFound> {
  const { signal, progress = () => undefined } = query;
  const typed = query.words.trim();
  const words = asSearched(typed);
  if (words === '') return nothing;
  const limit = Math.min(Math.max(1, query.limit ?? 100), MOST);
  const types = TYPES.filter((type) => query.types?.includes(type) ?? true);
  const look = await lookAt(desk, types, signal);
  // As they are now: what is written while it goes on is found by the next search.
  const lists = types.map((type) => [type, look.index.all(type)] as const);
  const total = lists.reduce((sum, [, list]) => sum + list.length, 0);
  const found = new Map<string, WordHit>();
  const unknown = new Map<WordSearchType, string[]>();
  const pause = slices();
  let settled = 0;
  const tell = () => progress(total === 0 ? 1 : Math.min(1, settled / total));
  const isFull = () => found.size > limit;

  for (const [type, list] of lists) {
    const see = await desk.sight(type);
    const later: string[] = [];
    for (const entry of list) {
      if (isFull()) break;
      const seen = see(entry);
      const hit = seen && hitIn(type, seen, typed, words);
      if (hit !== undefined) found.set(hit.id, hit);
      const opens =
        seen !== undefined && hit === undefined && wordTypes.some((one) => one === type);
      if (opens) later.push(entry.id);
      else settled += 1;
      if (settled % 64 === 0) {
        await pause();
        assertWanted(signal);
      }
    }
    unknown.set(type, later);
    tell();
  }
  for (const [type, ids] of unknown) {
    if (ids.length === 0 || isFull()) continue;
    const before = settled;
    await desk.those(type, ids, words, async (records, done) => {
      assertWanted(signal);
      const see = await desk.sight(type);
      for (const record of records) {
        await pause();
        const seen = see(record);
        const hit = seen && hitIn(type, seen, typed, words);
        if (hit === undefined || isFull()) continue;
        // Who is shown words that were opened for it has looked at the record.
        await desk.open(reading[type], hit.id, async () => found.set(hit.id, hit));
      }
      settled = before + done;
      tell();
      return !isFull();
    });
    assertWanted(signal);
  }
  const hits = [...found.values()].slice(0, limit);
  return { hits, complete: found.size <= limit };
}

function hitIn(
  type: WordSearchType,
  record: { readonly id: string; readonly revision: number },
  typed: string,
  words: string,
): WordHit | undefined {
  const { id, revision, ...body } = record;
  for (const text of wordsIn(body)) {
    const at = text.indexOf(typed);
    if (at !== -1) return { type, id, revision, excerpt: excerptOf(text, at, typed.length) };
    const place = asSearched(text).indexOf(words);
    if (place !== -1) {
      return { type, id, revision, excerpt: excerptOf(text, placeIn(text, place), words.length) };
    }
  }
  return undefined;
}

const BEFORE = 20;
const AFTER = 40;

function excerptOf(text: string, at: number, length: number): string {
  const from = Math.max(0, at - BEFORE);
  const to = Math.min(text.length, at + length + AFTER);
  const part = Array.from(text.slice(from, to))
    .filter((sign) => !isHalf(sign))
    .join('');
  return `${from > 0 ? '…' : ''}${part}${to < text.length ? '…' : ''}`;
}

/** A sign of two halves that was cut in two. */
function isHalf(sign: string): boolean {
  return sign.length === 1 && sign >= '\ud800' && sign <= '\udfff';
}

/** Where in a text its searched form has come so far. */
function placeIn(text: string, searched: number): number {
  let [at, come] = [0, 0];
  for (const sign of text) {
    const length = asSearched(sign).length;
    if (come + length > searched) break;
    come += length;
    at += sign.length;
  }
  return at;
}
