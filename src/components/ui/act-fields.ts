/** The fields of a form for one act, as a list, and what was typed into them, read by name. */
import type { CivilDate, ClockTime, PersonChoice } from '../../sdk/index.ts';

interface Common {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  /** Asked only where this says so. */
  readonly when?: (entered: Entered) => boolean;
}

export type ActField =
  | (Common & { readonly as: 'text'; readonly rows?: number; readonly value?: string })
  | (Common & { readonly as: 'day'; readonly value?: CivilDate })
  | (Common & { readonly as: 'time'; readonly value?: ClockTime })
  | (Common & { readonly as: 'person'; readonly value?: PersonChoice })
  | (Common & { readonly as: 'check'; readonly value?: boolean })
  | (Common & {
      readonly as: 'choice';
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly value?: string;
    });

export type Typed = Readonly<Record<string, string | boolean | PersonChoice | undefined>>;

/** What a form says now: what was typed lies over what was offered. */
export class Entered {
  constructor(
    private readonly fields: readonly ActField[],
    private readonly typed: Typed,
    /** Reasons given for departing from rules that allow it, by rule id. */
    readonly reasons: Readonly<Record<string, string>> = {},
  ) {}

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

  of(name: string): string | boolean | PersonChoice | undefined {
    if (name in this.typed) return this.typed[name];
    return this.fields.find((field) => field.name === name)?.value;
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
    return typeof value === 'object' ? value : undefined;
  }

  yes(name: string): boolean {
    return this.of(name) === true;
  }
}
