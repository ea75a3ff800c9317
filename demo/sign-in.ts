/** The window's person in the header, and the list of those who can sign in instead. */
import { element, make, tableRow } from './dom.ts';
import { say } from './language.ts';
import { type Account, accounts, addressOf, type Session, SessionEnded } from './session.ts';
import { desksOf } from './words.ts';

const dialog = element('accounts', 'dialog');

/** Who sits here, and the way to somebody else. */
export function showPerson({ actor, title, data, policy }: Session): void {
  element('person', 'p').replaceChildren(
    make('b', {}, actor.name),
    say(`（${title}，${desksOf(actor.roles)}）`, ` (${desksOf(actor.roles)})`),
  );
  const button = element('switch-person', 'button');
  button.hidden = false;
  button.addEventListener('click', () => void offer({ data, policy }, actor.id));
}

/** The page cannot go on: says why, and what to do. */
export function showFailure(error: unknown): void {
  const failure = element('failure', 'p');
  failure.hidden = false;
  if (error instanceof SessionEnded) {
    failure.textContent = say(
      '登录已失效（办公平台可能已重新启动），请重新选择身份登录。',
      'Your session has ended, as after a restart of the portal. Please sign in again.',
    );
    void offer({ data: 'sample', policy: 'district' });
    return;
  }
  failure.textContent = say(
    '未能连接办公平台，请刷新页面重试；仍不成功时，请联系平台管理员。',
    'The portal does not answer. Reload the page; if that does not help, ask its administrator.',
  );
  console.error(error);
}

async function offer(
  where: { readonly data: string; readonly policy: string },
  current?: string,
): Promise<void> {
  const list = await accounts(where.data);
  element('account-rows', 'tbody').replaceChildren(
    ...list.map((account) => rowOf(account, where, account.id === current)),
  );
  dialog.showModal();
}

function rowOf(
  { as, name, title, roles }: Account,
  where: { readonly data: string; readonly policy: string },
  current: boolean,
): HTMLTableRowElement {
  const address = addressOf({ as, ...where });
  const here = make('a', { href: address }, say('登录', 'Sign in'));
  here.setAttribute('aria-label', say(`以${name}的身份登录`, `Sign in as ${name}`));
  const beside = make(
    'a',
    { href: address, target: '_blank', rel: 'noopener' },
    say('新窗口登录', 'In a new window'),
  );
  beside.setAttribute(
    'aria-label',
    say(`在新窗口以${name}的身份登录`, `Sign in as ${name} in a new window`),
  );
  const ways = make('span', {}, current ? say('当前身份', 'here now') : here, ' ', beside);
  return tableRow(name, title, desksOf(roles), ways);
}
