/** The small elements: what every screen has, and the fields that not every screen has. */
import { registerAll } from '../registration.ts';
import { TalkBasis } from './basis.ts';
import { TalkDialog } from './dialog.ts';
import { TalkFindingList } from './finding-list.ts';
import { TalkStateView } from './state-view.ts';
import { TalkTextField } from './text-field.ts';

export function registerSmall(): void {
  registerAll({
    'talk-dialog': TalkDialog,
    'talk-state-view': TalkStateView,
    'talk-basis': TalkBasis,
    'talk-text-field': TalkTextField,
    'talk-finding-list': TalkFindingList,
  });
}
