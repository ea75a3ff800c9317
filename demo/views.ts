/** The views of the portal: who has which in the menu, and which one is shown. */
import type { DeskRole } from 'cadre-talk/sdk';
import { element } from './dom.ts';

const department: readonly DeskRole[] = ['clerk', 'leader'];

/** Whose each is, in the order of the menu. */
const views = {
  home: undefined, // everybody's
  mine: ['leader', 'committee-leader', 'delegate'],
  worklist: department,
  records: [...department, 'committee-leader', 'delegate'],
  admonitions: [...department, 'committee-leader'],
  figures: [...department, 'committee-leader', 'inspector'],
  people: department,
  own: ['subject'],
  audit: ['security-auditor'],
  settings: ['administrator'],
} as const satisfies Readonly<Record<string, readonly DeskRole[] | undefined>>;

export type View = keyof typeof views;

function isView(name: string): name is View {
  return Object.prototype.hasOwnProperty.call(views, name);
}

const all = Object.keys(views).filter(isView);

/** The views that a person with these roles has. */
export function viewsOf(roles: readonly DeskRole[]): readonly View[] {
  return all.filter((view) => {
    const whose: readonly DeskRole[] | undefined = views[view];
    return whose === undefined || whose.some((role) => roles.includes(role));
  });
}

/**
 * One view at a time, by the address's fragment, so that “back” works and links can be shared. No
 * element has a fragment as its id: the browser would jump there and take the focus from the menu.
 * `shown` hears which one it is. What is not theirs leaves the page.
 */
export function followMenu(own: readonly View[], shown: (view: View) => void): void {
  for (const view of all) if (!own.includes(view)) element(`view-${view}`, 'section').remove();
  const waiting = new Map(own.map((view) => [view, takeOut(view)]));
  // Each begins with their own work; 首页 is one step away.
  const begin = own.includes('worklist') && !own.includes('mine') ? 'worklist' : own[1];
  const show = (): void => {
    const named = location.hash.slice(1);
    const wanted = own.find((view) => view === named) ?? begin ?? 'home';
    for (const view of own) element(`view-${view}`, 'section').hidden = view !== wanted;
    const late = waiting.get(wanted);
    if (late !== undefined) element(`view-${wanted}`, 'section').append(late);
    waiting.delete(wanted);
    for (const item of document.querySelectorAll<HTMLElement>('.menu li')) {
      const link = item.querySelector('a');
      const view = link?.getAttribute('href')?.slice(1);
      item.hidden = !own.some((one) => one === view);
      if (view === wanted) link?.setAttribute('aria-current', 'page');
      else link?.removeAttribute('aria-current');
    }
    shown(wanted);
  };
  addEventListener('hashchange', show);
  show();
}

/** An element asks for its records as long as it is in the page, so it comes with the first visit. */
function takeOut(view: View): Element | undefined {
  const own = [...element(`view-${view}`, 'section').children];
  const talk = own.find(({ localName }) => localName.startsWith('talk-'));
  talk?.remove();
  return talk;
}

/** Goes to a view as the reader would, and takes the focus along. */
export function go(view: View): void {
  location.hash = view;
  element('main', 'main').focus();
}
