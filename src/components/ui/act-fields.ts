/** The fields of a form for one act, as a list, and what was typed into them, read by name. */
import type { CivilDate, ClockTime, PersonChoice } from '../../sdk/index.ts';
import { bothTexts } from '../controllers/kept-draft.ts';
import { isPerson, isPlain } from '../controllers/kept-shapes.ts';

interface Common<Value> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** Asked only where this says so. */
  readonly when?: (entered: Entered) => boolean;
  /** What is offered. */
  readonly value?: Value | undefined;
  /**
   * What is offered stands in the record, and is about to be written anew: where another has changed
   * it meanwhile, both are shown.
   */
  readonly recorded?: boolean;
}

export type ActField =
  | (Common<string> & { readonly as: 'text'; readonly rows?: number })
  | (Common<CivilDate> & {
      readonly as: 'day';
      /** A day that goes with another one of the form, until it is typed itself. */
      readonly like?: string;
    })
  | (Common<ClockTime> & { readonly as: 'time' })
  | (Common<PersonChoice> & { readonly as: 'person' })
  | (Common<boolean> & { readonly as: 'check' })
  | (Common<string> & {
      readonly as: 'choice';
      readonly options: readonly { readonly value: string; readonly label: string }[];
    });

/** `null`: a field that was cleared, and stays so. */
export type FieldValue = string | boolean | PersonChoice | null;

export type Values = Readonly<Record<string, FieldValue>>;

/** What is typed into a form, as it is kept. */
export interface Typed {
  readonly values: Values;
  /** What was offered where something was typed over what is recorded. */
  readonly over: Values;
  /** Reasons given for departing from rules that allow it, by rule id. */
  readonly reasons: Readonly<Record<string, string>>;
}

export const nothingTyped: Typed = { values: {}, over: {}, reasons: {} };

function isValue(given: unknown): given is FieldValue {
  return (
    given === null || typeof given === 'string' || typeof given === 'boolean' || isPerson(given)
  );
}

export function readTyped(kept: unknown): Typed | undefined {
  if (!isPlain(kept)) return undefined;
  const { values, over, reasons } = kept;
  const all = (given: unknown, is: (one: unknown) => boolean) =>
    isPlain(given) && Object.values(given).every(is);
  return all(values, isValue) &&
    all(over, isValue) &&
    all(reasons, (one) => typeof one === 'string')
    ? (kept as unknown as Typed)
    : undefined;
}

/** What was kept, and what was typed before it was there: of a text both, of another field the later. */
export function bothTyped(fields: readonly ActField[], kept: Typed, typed: Typed): Typed {
  const values = { ...kept.values, ...typed.values };
  for (const field of fields) {
    const [before, now] = [kept.values[field.name], typed.values[field.name]];
    if (field.as !== 'text' || typeof before !== 'string' || typeof now !== 'string') continue;
    values[field.name] = bothTexts(before, now, (field.rows ?? 1) > 1 ? '\n' : '；');
  }
  return {
    values,
    over: { ...kept.over, ...typed.over },
    reasons: { ...kept.reasons, ...typed.reasons },
  };
}

/** What a value says: a text that is not there is an empty one. */
function meant(value: FieldValue): string | boolean {
  if (isPerson(value)) return value.id;
  return typeof value === 'string' ? value.trim() : value || '';
}

function same(one: FieldValue, other: FieldValue): boolean {
  return meant(one) === meant(other);
}

/** A field where another has written something else than what is typed here. */
export interface FieldConflict {
  readonly field: ActField;
  readonly theirs: FieldValue;
  readonly mine: FieldValue;
}

/** What a form says now: what was typed lies over what was offered. */
export class Entered {
  constructor(
    private readonly fields: readonly ActField[],
    private readonly typed: Typed,
  ) {}

  get reasons(): Typed['reasons'] {
    return this.typed.reasons;
  }

  get asked(): readonly ActField[] {
    return this.fields.filter(({ when }) => when?.(this) ?? true);
  }

  /** The first field that must be filled in and is not; a blank line is nothing. */
  get missing(): ActField | undefined {
    return this.asked.find((field) => {
      const value = this.of(field.name);
      const blank = typeof value === 'string' ? value.trim() === '' : !value;
      return field.required === true && blank;
    });
  }

  get conflicts(): readonly FieldConflict[] {
    const { values, over } = this.typed;
    return this.fields.flatMap((field) => {
      const mine = values[field.name];
      const before = over[field.name];
      if (!field.recorded || mine === undefined || before === undefined) return [];
      const theirs = this.#offered(field.name);
      return same(before, theirs) || same(mine, theirs) ? [] : [{ field, theirs, mine }];
    });
  }

  #offered(name: string): FieldValue {
    const field = this.fields.find((one) => one.name === name);
    const like = field?.as === 'day' && field.like !== undefined ? this.of(field.like) : null;
    return like || (field?.value ?? null);
  }

  of(name: string): FieldValue {
    return this.typed.values[name] ?? (name in this.typed.values ? null : this.#offered(name));
  }

  /** What is typed with one more field; what it was typed over is kept with it. */
  with(name: string, value: FieldValue): Typed {
    const { values, over } = this.typed;
    return {
      ...this.typed,
      values: { ...values, [name]: value },
      over: name in over ? over : { ...over, [name]: this.#offered(name) },
    };
  }

  /** What is typed without what stands against others: theirs is taken. */
  get withTheirs(): Typed {
    const gone = new Set(this.conflicts.map(({ field }) => field.name));
    const left = (all: Values): Values =>
      Object.fromEntries(Object.entries(all).filter(([name]) => !gone.has(name)));
    return { ...this.typed, values: left(this.typed.values), over: left(this.typed.over) };
  }

  /** What is typed, now over what others have written: it is meant to take its place. */
  get withMine(): Typed {
    const theirs = this.conflicts.map(({ field, theirs: now }) => [field.name, now] as const);
    return { ...this.typed, over: { ...this.typed.over, ...Object.fromEntries(theirs) } };
  }

  /** It was typed, and says something else than what is recorded. */
  changed(name: string): boolean {
    const typed = this.typed.values[name];
    return typed !== undefined && !same(typed, this.#offered(name));
  }

  text(name: string): string {
    const value = this.of(name);
    return typeof value === 'string' ? value.trim() : '';
  }

  /** The lines that say something. */
  lines(name: string): readonly string[] {
    return this.text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** Names parted by any of the usual signs. */
  names(name: string): readonly string[] {
    return this.text(name)
      .split(/[、，,；;\s]+/)
      .filter((one) => one !== '');
  }

  day(name: string): CivilDate | undefined {
    return (this.text(name) || undefined) as CivilDate | undefined;
  }

  /** Of a required field, which is filled in before anything is done. */
  requiredDay(name: string): CivilDate {
    const day = this.day(name);
    if (day === undefined) throw new Error(`${name} is not a required field that is asked for`);
    return day;
  }

  time(name: string): ClockTime | undefined {
    return (this.text(name) || undefined) as ClockTime | undefined;
  }

  person(name: string): PersonChoice | undefined {
    const value = this.of(name);
    return typeof value === 'object' ? (value ?? undefined) : undefined;
  }

  yes(name: string): boolean {
    return this.of(name) === true;
  }
}
