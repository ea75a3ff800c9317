/** What makes two personnel events the same: person, kind, triggers and the dates. */
import type { PersonnelEvent } from '../../policy/index.ts';

export function identity(event: PersonnelEvent): string {
  return JSON.stringify([
    event.subject.id,
    event.kind,
    [...event.triggers].sort(),
    event.dates.decision,
    event.dates.formalities,
    event.dates.arisen,
  ]);
}
