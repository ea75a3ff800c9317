/** The views of the portal: who has which in the menu, and which one is shown. */
import type { DeskRole } from 'cadre-talk/sdk';
import { element } from './dom.ts';

export type View = 'mine' | 'worklist' | 'records' | 'admonitions' | 'figures';

const department: readonly DeskRole[] = ['clerk', 'leader'];

/** In the order of the menu; the first that somebody has is where they begin. */
const views: Readonly<Record<View, readonly DeskRole[]>> = {
  mine: ['leader', 'committee-leader', 'delegate'],
  worklist: department,
  records: [...department, 'committee-leader', 'delegate'],
  admonitions: [...department, 'committee-leader'],
  figures: [...department, 'committee-leader', 'inspector'],
};

function isView(name: string): name is View {
  return Object.prototype.hasOwnProperty.call(views, name);
}

/**
 * One view at a time, by the address's fragment, so that “back” works and links can be shared. No
 * element has a fragment as its id: the browser would jump there and take the focus from the menu. Gives
 * the views that a person with these roles has.
 */
export function followMenu(roles: readonly DeskRole[]): readonly View[] {
  const all = Object.keys(views).filter(isView);
  const own = all.filter((view) => views[view].some((role) => roles.includes(role)));
  const show = (): void => {
    const named = location.hash.slice(1);
    const wanted = own.find((view) => view === named) ?? own[0];
    for (const view of all) element(`view-${view}`, 'section').hidden = view !== wanted;
    for (const item of document.querySelectorAll<HTMLElement>('.menu li')) {
      const link = item.querySelector('a');
      const view = link?.getAttribute('href')?.slice(1);
      item.hidden = !own.some((one) => one === view);
      if (view === wanted) link?.setAttribute('aria-current', 'page');
      else link?.removeAttribute('aria-current');
    }
  };
  addEventListener('hashchange', show);
  show();
  return own;
}

/** Goes to a view as the reader would, and takes the focus along. */
export function go(view: View): void {
  location.hash = view;
  element('main', 'main').focus();
}
