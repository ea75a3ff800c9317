/** The record's stages and the cases with all their forms: for everybody's eyes, and what a screen reader is told. */
import { assert } from '@esm-bundle/chai';
import { heard } from './devtools.ts';
import {
  accessible,
  all,
  button,
  field,
  focused,
  key,
  leave,
  openDesk,
  press,
  said,
  shown,
  type,
  until,
} from './desk.ts';
import { form } from './cases.ts';
import { screens } from './screens.ts';

type Screen = keyof typeof screens;

const SCREENS: readonly Screen[] = [
  'a talk that is entered',
  'a record that is written and confirmed',
  'what a talk left to do',
  'an admonition',
  'an inquiry',
];

async function open(name: Screen): Promise<HTMLElement> {
  const screen = screens[name];
  if (!screen) throw new Error(`no screen ${name}`);
  return screen(await openDesk());
}

/** Whether a screen reader is told it, in a place of this role; in other browsers nobody can be asked. */
async function tells(words: string, role?: string): Promise<boolean> {
  const tree = await heard();
  return (
    tree === undefined ||
    tree.some((one) => (role === undefined || one.role === role) && one.name.includes(words))
  );
}

describe('every form of a talk and of a case', () => {
  afterEach(leave);

  for (const name of SCREENS) {
    it(`is accessible in every theme and density: ${name}`, async () => {
      const element = (await open(name)) as HTMLElement & { theme: string | undefined };
      for (const [theme, size] of [
        ['light', '12px'],
        ['dark', '14px'],
        ['light', '18px'],
      ] as const) {
        element.theme = theme;
        element.style.setProperty('--talk-font-size', size);
        await new Promise((resolve) => setTimeout(resolve, 30));
        await accessible(element);
      }
    });
  }

  it('stands within 683 pixels, as at 200 %, with nothing to scroll aside but tables', async () => {
    for (const name of SCREENS) {
      const element = await open(name);
      const stage = element.closest<HTMLElement>('.stage');
      if (stage) stage.style.width = '683px';
      await new Promise((resolve) => setTimeout(resolve, 60));
      const wide = all(element, 'div, section, ol, ul, dl, form, aside').filter((one) => {
        const aside = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
        return aside && !one.matches('.scroller, .visually-hidden') && !one.closest('.scroller');
      });
      assert.deepEqual(
        wide.map((one) => `${name}: ${one.localName}.${one.className}`),
        [],
      );
      await leave();
    }
  });
});

describe('the keys of an element', () => {
  afterEach(leave);

  it('are listed by ? in the tracker and the record form, and never while somebody types', async () => {
    for (const name of ['an admonition', 'a talk that is entered'] as const) {
      const element = await open(name);
      const input = await field(element, name === 'an admonition' ? /通知书编号/ : /^地点/);
      input.focus();
      key(input, '?');
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.isUndefined(all(element, 'talk-keys-dialog')[0], 'it is a question mark');
      const place = await button(element, name === 'an admonition' ? /^登记通知书$/ : /^登记已谈$/);
      place.focus();
      key(place, '?');
      await until('the list', () => shown(element).includes('显示快捷键'));
      await accessible(element);
      await press(element, /^关闭$/);
      await until('the focus is back', () => focused() === place);
      await leave();
    }
  });
});

describe('what a screen reader is told', () => {
  afterEach(leave);

  it('of a refusal: what was not done, why, and of which field', async () => {
    const element = await open('an admonition');
    const issue = await form(element, 'issue-notice');
    type(await field(issue, /^签发日期/), '2月30日');
    await press(issue, /^登记通知书$/);
    await until('the refusal', () => shown(issue).includes('未办理'));
    assert.isTrue(await tells('签发日期', 'textbox'), 'the field by its name');
    await until('the words', () => tells('没有这一天'));
    await until('it is said', () => said(element).includes('未办理'));
  });

  it('of a save, and of a record that is closed', async () => {
    const element = await open('a talk that is entered');
    await press(element, /^登记已谈$/);
    await until('the save', () => tells('已登记谈话'));
    await button(element, /^保存记录$/);
    type(await field(element, /说明、意见和表态/), '服从组织决定');
    await press(element, /^保存记录$/);
    await until('the record', () => tells('记录已保存'));
    assert.isTrue(
      await tells('谈话，', undefined).then(() => tells('谈话', 'button')),
      'the stage',
    );
  });
});
