/** Every element at work, with as many of its fields on the screen as it has: for what must hold of all. */
import type { TalkSdk } from '../../../src/sdk/index.ts';
import { all, button, control, place, press, shown, until } from './desk.ts';
import { arranged, ordinary, recorded, show, type Words } from './talks.ts';

/** Unfolds what is folded, and what that brings. */
export async function unfoldAll(element: HTMLElement): Promise<void> {
  for (let more = 1; more > 0;) {
    const folded = all(element, 'details:not([open])') as HTMLDetailsElement[];
    for (const fold of folded) fold.open = true;
    more = folded.length;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** Who is appointed, whatever they are called. */
async function appointed(sdk: TalkSdk): Promise<string> {
  const [row] = await sdk.obligations.worklist({ kinds: ['appointment'] });
  if (!row) throw new Error('nobody is appointed');
  return row.subjectName;
}

async function scheduler(sdk: TalkSdk): Promise<HTMLElement> {
  const element = document.createElement('talk-scheduler');
  element.sdk = sdk;
  place(element);
  await until('the rows', () => all(element, 'tbody tr[data-index]').length > 0);
  return element;
}

async function tracker(sdk: TalkSdk, open: string): Promise<HTMLElement> {
  const element = document.createElement('talk-admonition-tracker');
  element.sdk = sdk;
  element.case = open;
  place(element);
  await until('its forms', () => all(element, 'talk-act-form').length > 1);
  await unfoldAll(element);
  return element;
}

/** A letter that is drafted and waits for approval. */
export async function draftedLetter(sdk: TalkSdk, words: Words = ordinary): Promise<string> {
  const arisen = await sdk.events.record({
    kind: 'reminder',
    triggers: ['audit'],
    subject: 'p-0',
    dates: { arisen: sdk.today() },
    way: 'inquiry',
  });
  if (!arisen.ok) throw new Error(arisen.error.message);
  const [row] = await sdk.obligations.worklist({ kinds: ['reminder'] });
  if (!row) throw new Error('there is no reminder');
  const { id, revision } = row.obligation;
  const letter = await sdk.inquiries.draft({
    obligation: { id, revision },
    sender: 'department',
    points: Object.fromEntries(row.points.map((point) => [point.id, words('有关情况请予说明')])),
    questions: [words('专项资金为何滞留？')],
  });
  if (!letter.ok) throw new Error(letter.error.message);
  return letter.value.id;
}

/** Each screen with its fields, by what of it is open. */
export const screens: Readonly<
  Record<string, (sdk: TalkSdk, words?: Words) => Promise<HTMLElement>>
> = {
  'the worklist': scheduler,
  'the dialog that arranges': async (sdk) => {
    const element = await scheduler(sdk);
    await press(element, /^安排：/);
    await until('the talkers', () => control(element, 'input[type="radio"]', /./));
    return element;
  },
  'a talk that is entered': async (sdk) => show(sdk, await arranged(sdk, await appointed(sdk))),
  'a record that is written and confirmed': async (sdk, words) => {
    const id = await arranged(sdk, await appointed(sdk));
    await recorded(sdk, id, false, words);
    const element = await show(sdk, id);
    await button(element, /^确认并关闭记录$/);
    control(element, 'input[type="radio"]', /^本人拒绝签字$/)?.click();
    await press(element, /^添加反映事项$/);
    for (const name of all(element, 'button')) {
      if (/^备注：/.test(name.getAttribute('aria-label') ?? '')) name.click();
    }
    await unfoldAll(element);
    return element;
  },
  'what a talk left to do': async (sdk, words) => {
    const id = await arranged(sdk, await appointed(sdk));
    await recorded(sdk, id, true, words);
    const element = await show(sdk, id);
    await press(element, /^当场办结：/);
    await press(element, /^更正登记…$/);
    await unfoldAll(element);
    return element;
  },
  'an admonition': async (sdk) =>
    tracker(sdk, (await sdk.admonitions.list())[0]?.admonition.id ?? ''),
  'an inquiry': async (sdk, words) => tracker(sdk, await draftedLetter(sdk, words)),
  'the figures': async (sdk) => {
    const element = document.createElement('talk-dashboard');
    element.sdk = sdk;
    place(element);
    await until('the figures', () => shown(element).includes('完成率'));
    return element;
  },
};
