/**
 * The way through a newcomer's first task: one line that names the next step and ticks itself off by
 * the elements' own events. What was done is remembered as names of steps, nothing else.
 */
import type { TalkSdk } from 'cadre-talk/sdk';
import { element, make } from './dom.ts';
import { say } from './language.ts';
import type { View } from './views.ts';

const KEPT = 'portal-guide';
const DISMISSED = 'dismissed';

interface Step {
  readonly id: string;
  readonly name: string;
  readonly how: string;
  /** What the elements tell when it is done. */
  readonly by: readonly string[];
}

const steps: readonly Step[] = [
  {
    id: 'import',
    name: say('导入名单', 'Take in a list'),
    how: say(
      '点右侧的载入按钮，或下载名单文件后拖到清单上：制度要求同谁谈、谈什么、几日前谈，随即逐项列出。',
      'Load the sample on the right, or download it and drop it on the list: whom to talk with, about what and by when is worked out at once.',
    ),
    by: ['talk-imported'],
  },
  {
    id: 'arrange',
    name: say('安排一次', 'Arrange one'),
    how: say(
      '在任一行点“安排…”，选日期和谈话人。不能谈的人会说明依据。',
      'Press Arrange on a row and choose a day and a talker. Who may not talk says why.',
    ),
    by: ['talk-arranged'],
  },
  {
    id: 'record',
    name: say('登记记录', 'Record it'),
    how: say(
      '在同一行点“记录…”，登记已谈，逐项勾选谈话要点并保存。',
      'Open the record from the same row, enter that it was held, tick the points and save.',
    ),
    by: ['talk-recorded', 'talk-confirmed'],
  },
  {
    id: 'figures',
    name: say('看数字', 'See the figures'),
    how: say(
      '打开左侧“督促检查”：覆盖、及时、完成情况随之更新，每个数字都能点开。',
      'Open the figures in the menu: every number opens the rows behind it.',
    ),
    by: [],
  },
];

const done = new Set<string>((localStorage.getItem(KEPT) ?? '').split(' '));

/** For the clerk of the sample. Gives what tells it that a view was opened. */
export function followGuide(provider: HTMLElement): (view: View) => void {
  for (const { id, by } of steps) {
    for (const event of by) provider.addEventListener(event, () => tick(id));
  }
  element('guide-away', 'button').addEventListener('click', () => {
    tick(DISMISSED);
    // The button has gone with the rest.
    element('main', 'main').focus({ preventScroll: true });
  });
  draw();
  return (view) => {
    if (view === 'figures' && done.has('record')) tick('figures');
  };
}

/** A list may be there from another day, or from somebody else. */
export function catchUp(sdk: TalkSdk): void {
  sdk.watch(
    (current) => current.obligations.counts(),
    ({ total }) => {
      if (total > 0) tick('import');
    },
  );
}

function tick(id: string): void {
  if (done.has(id)) return;
  done.add(id);
  localStorage.setItem(KEPT, [...done].join(' ').trim());
  draw();
}

function draw(): void {
  const next = steps.find(({ id }) => !done.has(id));
  element('guide', 'div').hidden = done.has(DISMISSED);
  element('guide-steps', 'ol').replaceChildren(
    ...steps.map(({ id, name }) => {
      const item = make('li', { className: done.has(id) ? 'done' : '' }, name);
      if (id === next?.id) item.setAttribute('aria-current', 'step');
      if (done.has(id))
        item.append(make('span', { className: 'unseen' }, say('（已完成）', ' (done)')));
      return item;
    }),
  );
  element('guide-how', 'p').textContent =
    next?.how ??
    say(
      '走完了。再点“切换身份…”，在新窗口以领导、受委托人或督查的身份看同一份工作。',
      'That was all. Now switch to a leader, a delegate or an inspector in a new window and see the same work.',
    );
}
