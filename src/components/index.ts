/**
 * The element classes. Importing them registers nothing; see `cadre-talk/define`.
 *
 * @module cadre-talk/components
 */
export { TalkAdmonitionCase } from './admonition-tracker/talk-admonition-case.ts';
export { TalkAdmonitionTracker } from './admonition-tracker/talk-admonition-tracker.ts';
export type { CalendarView } from './calendar/span.ts';
export type { Access, AccessFault, Surroundings, Theme } from './context.ts';
export { language, surroundings } from './context.ts';
export { TalkDashboard } from './dashboard/talk-dashboard.ts';
export type { Shown } from './controllers/act.ts';
export type { Deferrable } from './events.ts';
export type { Language, Locale, TextOverrides, Texts } from './messages/index.ts';
export { TalkLockedView } from './lock/locked-view.ts';
export { TalkProvider } from './provider/talk-provider.ts';
export type { KeepFile } from './record-form/talk-record-confirm.ts';
export { TalkRecordForm } from './record-form/talk-record-form.ts';
export { register } from './registration.ts';
export type { Versioned } from './registration.ts';
export { TalkScheduler } from './scheduler/talk-scheduler.ts';
export type { SchedulerView } from './scheduler/talk-scheduler.ts';
export { TalkElement } from './talk-element.ts';
export { TalkBasis } from './ui/basis.ts';
export { TalkDateField } from './ui/date-field.ts';
export { TalkDialog } from './ui/dialog.ts';
export { TalkFindingList } from './ui/finding-list.ts';
export { TalkMonthGrid } from './ui/month-grid.ts';
export type { DayMark, Shade } from './ui/month-grid.ts';
export { TalkPersonField } from './ui/person-field.ts';
export { TalkStateView } from './ui/state-view.ts';
export { TalkTextField } from './ui/text-field.ts';
export { TalkTimeField } from './ui/time-field.ts';
export { version } from './version.ts';
