/** A time of day on the 24-hour clock: `9:30`, `0930`, `9点半`, `下午3点`. */
import type { ClockTime } from '../dates.ts';
import { readTime } from '../reading.ts';
import { ParsedField } from './parsed-field.ts';

/** @summary A text field that reads times as clerks write them. */
export class TalkTimeField extends ParsedField<ClockTime> {
  protected override get wrong(): string {
    return this.say.fields.wrongTime;
  }

  protected override read(text: string): ClockTime | undefined {
    return readTime(text);
  }

  protected override write(value: ClockTime): string {
    return value;
  }
}
