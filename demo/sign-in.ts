/** The window's person in the header, and the list of those who can sign in instead. */
import { element, make } from './dom.ts';
import { type Account, accounts, addressOf, type Session, SessionEnded } from './session.ts';
import { deskNames } from './words.ts';

const dialog = element('accounts', 'dialog');

/** Who sits here, and the way to somebody else. */
export function showPerson({ actor, title, data, policy }: Session): void {
  element('person', 'p').replaceChildren(
    make('b', {}, actor.name),
    `（${title}，${actor.roles.map((role) => deskNames[role]).join('、')}）`,
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
    failure.textContent = '登录已失效（办公平台可能已重新启动），请重新选择身份登录。';
    void offer({ data: 'sample', policy: 'district' });
    return;
  }
  failure.textContent = '未能连接办公平台，请刷新页面重试；仍不成功时，请联系平台管理员。';
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
  const here = make('a', { href: address }, '登录');
  here.setAttribute('aria-label', `以${name}的身份登录`);
  const beside = make('a', { href: address, target: '_blank', rel: 'noopener' }, '新窗口登录');
  beside.setAttribute('aria-label', `在新窗口以${name}的身份登录`);
  const head = make('th', { scope: 'row' }, name);
  return make(
    'tr',
    {},
    head,
    make('td', {}, title),
    make('td', {}, roles.map((role) => deskNames[role]).join('、')),
    make('td', {}, ...(current ? ['当前身份'] : [here]), ' ', beside),
  );
}
