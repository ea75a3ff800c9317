/**
 * Papers as printed pages, in a document of their own: an about:blank frame or a window that the caller
 * opens, shows as a preview and prints.
 */
import { cleanPaper } from '../clean-text.ts';
import type { Paper } from '../model.ts';
import { Pages } from './pages.ts';
import { printStyle } from './style.ts';

/**
 * Fills the document and says how many pages each paper has. Whatever stood in it is gone.
 *
 * @throws TypeError for a document that no window shows, which cannot be laid out
 */
export function printDocument(papers: readonly Paper[], target: Document): readonly number[] {
  const view = target.defaultView;
  if (view === null) throw new TypeError('A document that is not shown cannot be laid out.');
  const clean = papers.map(cleanPaper);
  const allWide = clean.every(({ sheets }) => sheets.every(({ kind }) => kind === 'wide'));
  // A constructed sheet belongs to the window that made it; a <style> would be refused by the CSP.
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(printStyle(allWide ? 'landscape' : 'portrait'));
  target.adoptedStyleSheets = [sheet];
  target.documentElement.lang = 'zh-CN';
  target.title = clean[0]?.name ?? '';
  target.body.replaceChildren();
  return clean.map((paper, index) => {
    const into = target.createElement('main');
    target.body.append(into);
    const pages = new Pages(paper, into);
    paper.sheets.forEach((one) => {
      pages.add(one);
    });
    // Each paper begins on the front of a leaf.
    if (index < clean.length - 1 && pages.count % 2 === 1) pages.blank();
    return pages.count;
  });
}
