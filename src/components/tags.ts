/** All tags with their classes, as TypeScript knows them. */
import type { TalkAdmonitionCase } from './admonition-tracker/talk-admonition-case.ts';
import type { TalkAdmonitionTracker } from './admonition-tracker/talk-admonition-tracker.ts';
import type { TalkArrangeDialog } from './arrange/talk-arrange-dialog.ts';
import type { TalkBatchDialog } from './arrange/talk-batch-dialog.ts';
import type { TalkCalendar } from './calendar/talk-calendar.ts';
import type { TalkDashboard } from './dashboard/talk-dashboard.ts';
import type { TalkFigureRows } from './dashboard/talk-figure-rows.ts';
import type { TalkInspection } from './dashboard/talk-inspection.ts';
import type { TalkOutputDialog } from './dashboard/talk-output-dialog.ts';
import type { TalkLockedView } from './lock/locked-view.ts';
import type { TalkMine } from './mine/talk-mine.ts';
import type { TalkProvider } from './provider/talk-provider.ts';
import type { TalkRecordForm } from './record-form/talk-record-form.ts';
import type { TalkImportDialog } from './scheduler/import-dialog.ts';
import type { TalkScheduler } from './scheduler/talk-scheduler.ts';
import type { TalkBasis } from './ui/basis.ts';
import type { TalkDateField } from './ui/date-field.ts';
import type { TalkDialog } from './ui/dialog.ts';
import type { TalkFindingList } from './ui/finding-list.ts';
import type { TalkMonthGrid } from './ui/month-grid.ts';
import type { TalkPersonField } from './ui/person-field.ts';
import type { TalkStateView } from './ui/state-view.ts';
import type { TalkTextField } from './ui/text-field.ts';
import type { TalkTimeField } from './ui/time-field.ts';

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
    'talk-mine': TalkMine;
    'talk-finding-list': TalkFindingList;
    'talk-state-view': TalkStateView;
    'talk-locked-view': TalkLockedView;
    'talk-arrange-dialog': TalkArrangeDialog;
    'talk-import-dialog': TalkImportDialog;
    'talk-admonition-case': TalkAdmonitionCase;
    'talk-figure-rows': TalkFigureRows;
    'talk-inspection': TalkInspection;
    'talk-output-dialog': TalkOutputDialog;
  }
}
