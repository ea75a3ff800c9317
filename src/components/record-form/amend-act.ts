/** A correction of a talk that was held: what may be corrected, and what would change. No DOM here. */
import type { AmendInput, CivilDate, ClockTime, TalkRecord } from '../../sdk/index.ts';
import type { Texts } from '../messages/index.ts';
import { bring } from '../messages/index.ts';
import { record } from '../messages/zh-CN/record.ts';
import type { StageTexts } from '../messages/stage-parts.ts';
import type { ActField, Entered } from '../ui/act-fields.ts';
import { seenOf } from './draft.ts';

bring({ record });

export function amendFields(
  talk: TalkRecord,
  says: StageTexts,
  { record: labels }: Texts,
): readonly ActField[] {
  const day = (name: string, label: string, value: CivilDate): ActField => ({
    as: 'day',
    name,
    label,
    value,
    recorded: true,
    required: true,
  });
  const time = (name: string, label: string, value: ClockTime | undefined): ActField => ({
    as: 'time',
    name,
    label,
    value,
    recorded: true,
  });
  const person = (name: string, label: string, hint = ''): ActField => ({
    as: 'person',
    name,
    label,
    hint,
  });
  return [
    day('date', labels.heldOn, talk.date),
    time('startsAt', labels.from, talk.startsAt),
    time('endsAt', labels.to, talk.endsAt),
    { as: 'text', name: 'place', label: labels.place, value: talk.place ?? '', recorded: true },
    person('talker', labels.talker, says.nowIs(talk.talker.name)),
    person('recorder', labels.recorder, says.nowIs(talk.recorder?.name ?? labels.unset)),
    ...(talk.confirmed ? [day('confirmedOn', labels.confirmedOn, talk.confirmed.on)] : []),
    { as: 'text', name: 'reason', label: says.amendReason, rows: 2, required: true },
    person('approver', says.amendApprover),
  ];
}

/** What would change, and nothing else. */
export function amendInput(talk: TalkRecord, entered: Entered): AmendInput {
  const day = (name: 'date' | 'confirmedOn') => entered.changed(name) && entered.day(name);
  const [date, confirmedOn] = [day('date'), day('confirmedOn')];
  const [talker, recorder] = [entered.person('talker')?.id, entered.person('recorder')?.id];
  const approver = entered.person('approver')?.id;
  return {
    talk: seenOf(talk),
    reason: entered.text('reason'),
    changes: {
      ...(date ? { date } : {}),
      ...(entered.changed('startsAt') ? { startsAt: entered.time('startsAt') ?? null } : {}),
      ...(entered.changed('endsAt') ? { endsAt: entered.time('endsAt') ?? null } : {}),
      ...(entered.changed('place') ? { place: entered.text('place') || null } : {}),
      ...(talker && talker !== talk.talker.id ? { talker } : {}),
      ...(recorder && recorder !== talk.recorder?.id ? { recorder } : {}),
      ...(confirmedOn ? { confirmedOn } : {}),
    },
    ...(approver ? { approver } : {}),
  };
}
