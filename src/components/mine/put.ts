/** What a slip is about, as far as whoever is to decide may read it. No DOM here. */
import type {
  ApprovalRow,
  CalendarTalk,
  CivilDate,
  DelegationRow,
  InquiryRow,
  TalkSdk,
} from '../../sdk/index.ts';

export interface PlannedTalk {
  readonly id: string;
  /** As it was put. */
  readonly date: CivilDate;
  readonly talkerName: string;
  /** As the calendar has it now; absent where it cannot be seen. */
  readonly now?: CalendarTalk;
  readonly changed: boolean;
}

export type Put =
  | { readonly type: 'plan'; readonly talks: readonly PlannedTalk[] }
  | { readonly type: 'inquiry'; readonly letter: InquiryRow | undefined }
  | { readonly type: 'delegation'; readonly order: DelegationRow | undefined }
  | { readonly type: 'admonition'; readonly areas: readonly string[] };

export async function readPut(sdk: TalkSdk, { approval, changed }: ApprovalRow): Promise<Put> {
  const { about } = approval;
  switch (about.type) {
    case 'plan':
      return { type: 'plan', talks: await planned(sdk, about.talks, changed) };
    case 'inquiry':
      return { type: 'inquiry', letter: await sdk.inquiries.get(about.inquiry) };
    case 'delegation':
      return { type: 'delegation', order: await sdk.delegations.get(about.delegation) };
    case 'admonition': {
      const areas = sdk.policy
        .kinds()
        .filter(({ ceremony }) => ceremony)
        .flatMap(({ triggers }) => triggers);
      return {
        type: 'admonition',
        areas: about.areas.map((id) => areas.find((area) => area.id === id)?.name ?? id),
      };
    }
  }
}

async function planned(
  sdk: TalkSdk,
  talks: Extract<ApprovalRow['approval']['about'], { readonly type: 'plan' }>['talks'],
  changed: readonly string[],
): Promise<readonly PlannedTalk[]> {
  const dates = talks.map(({ date }) => date).sort();
  const [from, to] = [dates[0], dates[dates.length - 1]];
  if (from === undefined || to === undefined) return [];
  const days = await sdk.calendar.range({ from, to });
  const seen = days.flatMap((day) => day.talks);
  return talks
    .map(({ talk, date, talkerName }) => {
      const now = seen.find(({ id }) => id === talk);
      return {
        id: talk,
        date,
        talkerName,
        ...(now === undefined ? {} : { now }),
        changed: changed.includes(talk),
      };
    })
    .sort((a, b) => {
      const [one, two] = [a, b].map(({ date, now }) => `${date} ${now?.startsAt ?? '99'}`);
      return (one ?? '') < (two ?? '') ? -1 : 1;
    });
}
