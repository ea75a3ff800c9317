/** Tells when a page that has just been opened shows its entries, counted from the navigation. */
import { frame } from './timing.ts';

declare global {
  interface Window {
    shownAfter?: number;
  }
}

export async function whenPainted(isThere: () => boolean = () => true): Promise<void> {
  while (!isThere()) await frame();
  await frame();
  await frame();
  window.shownAfter = performance.now();
}
