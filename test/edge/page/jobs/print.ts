// The print path: an about:blank frame with a style of its own, once adopted and once by a link.
import { html, render } from 'lit';
import { demand, demandEqual, until, type Job } from '../job.ts';
import { roster } from '../roster.ts';
import linkedStyle from '../print.css?url';

export function printJob(stage: HTMLElement, base: string): Job {
  return {
    id: 'print-frame',
    library: 'about:blank 打印框(lit)',
    does: '自带样式显示公文,不改动所在页面',
    size: '200 段',
    async run() {
      const frame = document.createElement('iframe');
      frame.title = '打印';
      stage.append(frame);
      try {
        const sheetDocument = frame.contentDocument;
        const sheetWindow = frame.contentWindow as (Window & typeof globalThis) | null;
        demand(sheetDocument !== null && sheetWindow !== null, 'the frame has no document');
        // A constructed sheet belongs to the document of the window that made it.
        const sheet = new sheetWindow.CSSStyleSheet();
        sheet.replaceSync('@page { size: A4; margin: 20mm } p { font-size: 21px; margin: 0 }');
        sheetDocument.adoptedStyleSheets = [sheet];
        const link = sheetDocument.createElement('link');
        link.rel = 'stylesheet';
        link.href = new URL(linkedStyle, base).href;
        sheetDocument.head.append(link);
        const people = roster(200);
        render(
          html`${people.map((person) => html`<p class="linked">${person.name} ${person.unit}</p>`)}`,
          sheetDocument.body,
        );
        const paragraphs = [...sheetDocument.querySelectorAll('p')];
        const [first] = paragraphs;
        demand(first !== undefined, 'nothing in the frame');
        demandEqual(
          paragraphs.map((paragraph) => paragraph.textContent),
          people.map((person) => `${person.name} ${person.unit}`),
          'texts in the frame',
        );
        const style = sheetWindow.getComputedStyle(first);
        demandEqual([style.fontSize, style.marginTop], ['21px', '0px'], 'adopted style');
        await until(() => style.color === 'rgb(0, 64, 128)', 'linked style');
        demand(first.getBoundingClientRect().height >= 21, 'the text has no height');
        demandEqual(sheet.cssRules[0]?.cssText.startsWith('@page'), true, 'page rule');
        demandEqual(document.adoptedStyleSheets.length, 0, 'sheets of the page itself');
        return {
          says: '200 段显示,两种样式都生效,@page 保留',
          facts: { paragraphs: paragraphs.length, fontSize: style.fontSize, color: style.color },
        };
      } finally {
        frame.remove();
      }
    },
  };
}
