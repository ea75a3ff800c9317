/** Papers full of hostile text, as printed pages: it stays text, and stays on its page. */
import { assert } from '@esm-bundle/chai';
import { printDocument } from '../../../src/sdk/papers/print/render.ts';
import { cleanLine } from '../../../src/sdk/papers/clean-text.ts';
import { hostilePapers } from '../../papers/hostile-facts.ts';

/** What pages are made of. */
const PARTS =
  /^(?:MAIN|ARTICLE|SECTION|HEADER|FOOTER|DIV|P|H1|H2|H3|SPAN|TABLE|COLGROUP|COL|THEAD|TBODY|TR|TH|TD)$/;
const DISTANCE = /^(?:width|padding-top|padding-right): [-\d.a-z%() ]+;$/;
const SHOWN = /^(?:class|lang|colspan|scope)$/;

describe('printed pages', () => {
  it('hold hostile text of every field as text, on its page, and run nothing', () => {
    const frame = document.createElement('iframe');
    frame.style.width = '1200px';
    document.body.append(frame);
    try {
      const page = frame.contentDocument;
      const view = frame.contentWindow;
      if (page === null || view === null) throw new Error('no frame');
      let ran = 0;
      view.alert = () => {
        ran += 1;
      };
      const papers = hostilePapers();
      assert.isAbove(papers.size, 15);
      for (const [name, { paper, texts }] of papers) {
        const [pages = 0] = printDocument([paper], page);
        assert.isAbove(pages, 0, name);
        const elements = [...page.body.querySelectorAll('*')];
        const foreign = elements.filter((one) => !PARTS.test(one.tagName));
        assert.deepEqual(
          foreign.map(({ tagName }) => tagName),
          [],
          `${name}: elements that no page is made of`,
        );
        // Widths and distances are set through the CSSOM.
        const attributes = elements.flatMap((one) =>
          [...one.attributes].filter(
            (each) => !(each.name === 'style' && DISTANCE.test(each.value)),
          ),
        );
        assert.deepEqual(
          attributes.map((each) => each.name).filter((each) => !SHOWN.test(each)),
          [],
          `${name}: attributes`,
        );
        const words = page.body.textContent ?? '';
        const shown = [...texts.values()].filter((text) => words.includes(cleanLine(text)));
        assert.isAbove(shown.length, 0, `${name}: markup is shown as it was written`);
        assert.notMatch(words, /[\u202A-\u202E\uFEFF\uFFFE]/u, `${name}: nothing is turned round`);
        for (const sheet of page.querySelectorAll('.page')) {
          const { left, right } = sheet.getBoundingClientRect();
          const over = [...sheet.querySelectorAll('p, td, th, h1, h2, h3')].filter((one) => {
            const box = one.getBoundingClientRect();
            return box.left < left - 1 || box.right > right + 1 || one.scrollWidth > box.width + 2;
          });
          assert.deepEqual(
            over.map(({ className, tagName }) => `${tagName} ${className}`),
            [],
            `${name}: text beyond its page or cell`,
          );
        }
      }
      assert.equal(ran, 0, 'nothing ran');
    } finally {
      frame.remove();
    }
  });
});
