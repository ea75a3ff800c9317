/**
 * 干部信息: a page such as every portal has, with the posts of the directory; and below them what the
 * one at the desk may know of this person's talks, as it stood on a day.
 */
import type { CivilDate, HistoryEntry, PersonChoice, TalkSdk } from 'cadre-talk/sdk';
import { isCivilDate } from 'cadre-talk/sdk';
import type { DirectoryPort } from 'cadre-talk/sdk';
import { element, make, tableRow } from './dom.ts';
import { say } from './language.ts';
import { dayOf } from './words.ts';

const MOST = 20;

const search = element('person-search', 'input');
const found = element('people-found', 'ul');
const asOf = element('as-of', 'input');

let shown: string | undefined;
let stop: (() => void) | undefined;
let asked = 0;

export function followPeople(sdk: TalkSdk, directory: DirectoryPort): void {
  asOf.max = sdk.today();
  asOf.value = sdk.today();
  // Amid Chinese composition the field holds letters that nobody means.
  search.addEventListener('input', (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    void look(sdk, directory);
  });
  search.addEventListener('compositionend', () => void look(sdk, directory));
  asOf.addEventListener('change', () => {
    if (shown !== undefined) void show(sdk, directory, shown);
  });
  void look(sdk, directory);
}

async function look(sdk: TalkSdk, directory: DirectoryPort): Promise<void> {
  const mine = (asked += 1);
  const { rows, total } = await sdk.people.find({
    text: search.value.trim(),
    managed: true,
    limit: MOST,
  });
  if (mine !== asked) return;
  element('people-count', 'p').textContent = say(
    `共 ${total} 人${total > rows.length ? `，显示前 ${rows.length} 人` : ''}`,
    `${total} people${total > rows.length ? `, the first ${rows.length} shown` : ''}`,
  );
  found.replaceChildren(...rows.map((person) => itemOf(sdk, directory, person)));
}

function itemOf(sdk: TalkSdk, directory: DirectoryPort, person: PersonChoice): HTMLLIElement {
  const button = make(
    'button',
    { type: 'button' },
    make('b', {}, person.name),
    ` ${person.unitName} ${person.title}`,
  );
  button.addEventListener('click', () => {
    for (const other of found.querySelectorAll('button')) other.removeAttribute('aria-current');
    button.setAttribute('aria-current', 'true');
    void show(sdk, directory, person.id);
  });
  return make('li', {}, button);
}

async function show(sdk: TalkSdk, directory: DirectoryPort, id: string): Promise<void> {
  shown = id;
  stop?.();
  const person = await directory.person(id);
  if (person === undefined || shown !== id) return;
  const units = new Map((await directory.units()).map((unit) => [unit.id, unit.name]));
  element('person-page', 'div').hidden = false;
  element('person-name', 'h2').textContent = person.name;
  element('person-posts', 'tbody').replaceChildren(
    ...[...person.posts]
      .reverse()
      .map(({ unit, title, from, to }) =>
        tableRow(
          `${units.get(unit) ?? ''} ${title}`,
          `${dayOf(from)} – ${to === undefined ? say('至今', 'today') : dayOf(to)}`,
        ),
      ),
  );
  const day: CivilDate = isCivilDate(asOf.value) ? asOf.value : sdk.today();
  stop = sdk.watch(
    (current) =>
      current.people.history({ person: id, ...(day < sdk.today() ? { asOf: day } : {}) }),
    (history) => {
      if (shown !== id) return;
      const entries = [...(history?.entries ?? [])].reverse();
      element('no-history', 'p').hidden = entries.length > 0;
      element('history', 'table').hidden = entries.length === 0;
      element('history-rows', 'tbody').replaceChildren(...entries.map(historyRow));
    },
  );
}

const typeNames: Readonly<Record<HistoryEntry['type'], readonly [string, string]>> = {
  event: ['情形', 'event'],
  obligation: ['应谈事项', 'obligation'],
  talk: ['谈话', 'talk'],
  matter: ['反映事项', 'matter raised'],
  admonition: ['诫勉', 'admonition'],
  inquiry: ['函询', 'inquiry'],
  delegation: ['委托谈话', 'delegation'],
};

function historyRow(entry: HistoryEntry): HTMLTableRowElement {
  const { type, on, kindName = '', stateName = '', unitName = '', title = '', talker } = entry;
  return tableRow(
    dayOf(on),
    say(...typeNames[type]),
    kindName,
    stateName,
    talker?.name ?? '',
    `${unitName} ${title}`.trim(),
  );
}
