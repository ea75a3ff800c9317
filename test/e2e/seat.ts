/**
 * Somebody who sits at a page, with hands of one kind. `locator('talk-dialog[open]')` is the one place
 * where a role does not do: the buttons of a dialog are slotted, and stand beside the native dialog in
 * the document.
 */
import type { Locator, Page } from 'playwright-core';
import type { Hands } from './hands.ts';

export interface Seat {
  readonly page: Page;
  readonly hands: Hands;
}

export function dialogOf({ page }: Seat, name: string | RegExp): Locator {
  return page.locator('talk-dialog[open]').filter({ has: page.getByRole('dialog', { name }) });
}
