/** All tags with their classes. */
import {
  TalkAdmonitionCase,
  TalkAdmonitionTracker,
  TalkArrangeDialog,
  TalkBasis,
  TalkBatchDialog,
  TalkCalendar,
  TalkDashboard,
  TalkDateField,
  TalkDialog,
  TalkFindingList,
  TalkImportDialog,
  TalkLockedView,
  TalkMonthGrid,
  TalkPersonField,
  TalkProvider,
  TalkRecordArrangement,
  TalkRecordConfirm,
  TalkRecordForm,
  TalkRecordPoints,
  TalkRecordRaised,
  TalkScheduler,
  TalkStateView,
  TalkTextField,
  TalkTimeField,
} from './index.ts';
import { register } from './registration.ts';
import { version } from './version.ts';

const elements = {
  // The provider first: what is upgraded before it would ask for a context that nobody answers for.
  'talk-provider': TalkProvider,
  // Then the small ones: an element that is upgraded finds its parts ready.
  'talk-dialog': TalkDialog,
  'talk-state-view': TalkStateView,
  'talk-locked-view': TalkLockedView,
  'talk-basis': TalkBasis,
  'talk-finding-list': TalkFindingList,
  'talk-text-field': TalkTextField,
  'talk-time-field': TalkTimeField,
  'talk-month-grid': TalkMonthGrid,
  'talk-date-field': TalkDateField,
  'talk-person-field': TalkPersonField,
  'talk-arrange-dialog': TalkArrangeDialog,
  'talk-batch-dialog': TalkBatchDialog,
  'talk-calendar': TalkCalendar,
  'talk-import-dialog': TalkImportDialog,
  'talk-admonition-case': TalkAdmonitionCase,
  'talk-record-arrangement': TalkRecordArrangement,
  'talk-record-points': TalkRecordPoints,
  'talk-record-raised': TalkRecordRaised,
  'talk-record-confirm': TalkRecordConfirm,
  'talk-record-form': TalkRecordForm,
  'talk-scheduler': TalkScheduler,
  'talk-admonition-tracker': TalkAdmonitionTracker,
  'talk-dashboard': TalkDashboard,
} as const;

/** Registers every element of this package that the page does not have yet. */
export function define(): void {
  for (const [tag, element] of Object.entries(elements)) register(tag, element, version);
}

declare global {
  interface HTMLElementTagNameMap {
    'talk-provider': TalkProvider;
    'talk-scheduler': TalkScheduler;
    'talk-record-form': TalkRecordForm;
    'talk-admonition-tracker': TalkAdmonitionTracker;
    'talk-dashboard': TalkDashboard;
    'talk-dialog': TalkDialog;
    'talk-basis': TalkBasis;
    'talk-date-field': TalkDateField;
    'talk-time-field': TalkTimeField;
    'talk-text-field': TalkTextField;
    'talk-person-field': TalkPersonField;
    'talk-month-grid': TalkMonthGrid;
    'talk-batch-dialog': TalkBatchDialog;
    'talk-calendar': TalkCalendar;
    'talk-finding-list': TalkFindingList;
    'talk-state-view': TalkStateView;
    'talk-locked-view': TalkLockedView;
    'talk-arrange-dialog': TalkArrangeDialog;
    'talk-import-dialog': TalkImportDialog;
    'talk-admonition-case': TalkAdmonitionCase;
  }
}
