/** The small elements that every screen has. */
import { registerAll } from '../registration.ts';
import { TalkBasis } from './basis.ts';
import { TalkDialog } from './dialog.ts';
import { TalkFindingList } from './finding-list.ts';
import { TalkStateView } from './state-view.ts';

export function registerSmall(): void {
  registerAll({
    'talk-dialog': TalkDialog,
    'talk-state-view': TalkStateView,
    'talk-basis': TalkBasis,
    'talk-finding-list': TalkFindingList,
  });
}
