// Every .docx opened by LibreOffice and laid out as a PDF, which is then measured. Not run where
// LibreOffice or poppler are absent: apt-get install libreoffice-writer-nogui poppler-utils.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { renderDocx } from '../../src/sdk/papers/docx/render.ts';
import { cleanLine } from '../../src/sdk/papers/clean-text.ts';
import { plainText } from '../../src/sdk/papers/plain-text.ts';
import { unescaped } from '../papers/docx-parts.ts';
import { hostilePapers } from '../papers/hostile-facts.ts';
import { allPapers, fullPages, RETENTION } from '../papers/samples.ts';

const absent = ['soffice', 'pdftotext', 'pdffonts'].filter(
  (program) => spawnSync(program, ['--version']).error !== undefined,
);

const POINTS = 72 / 25.4;
const folder = mkdtempSync(join(tmpdir(), 'papers-'));
const papers = { ...allPapers, full: fullPages };

after(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe(
  'in LibreOffice',
  { skip: absent.length > 0 && `not run: no ${absent.join(', ')}` },
  () => {
    before(async () => {
      for (const [name, paper] of Object.entries(papers)) {
        writeFileSync(join(folder, `${name}.docx`), await renderDocx([paper]));
      }
      const files = Object.keys(papers).map((name) => join(folder, `${name}.docx`));
      convert('pdf', files);
    });

    test('it reads every field of every paper as it was written, hostile and rare ones too', async () => {
      const given = [...hostilePapers()];
      for (const [name, { paper }] of given) {
        writeFileSync(join(folder, `read-${name}.docx`), await renderDocx([paper]));
      }
      convert(
        'fodt',
        given.map(([name]) => join(folder, `read-${name}.docx`)),
      );
      const squeezed = (text: string) => text.replace(/\s/g, '');
      for (const [name, { paper, texts }] of given) {
        // As it would save it again: text, frames, heads and feet of pages, in its own format.
        const saved = readFileSync(join(folder, `read-${name}.fodt`), 'utf8');
        const read = squeezed(unescaped(saved.replace(/<[^>]*>/g, '')));
        const printed = squeezed(plainText(paper));
        for (const [path, text] of texts) {
          const said = squeezed(cleanLine(text));
          assert.equal(read.includes(said), printed.includes(said), `${name}: ${path}`);
        }
      }
    });

    test('nothing of any upright paper stands left of the margin or above it', () => {
      for (const name of Object.keys(papers).filter((one) => !WIDE.has(one))) {
        for (const [index, words] of wordsOf(name).entries()) {
          const body = words.filter(({ top }) => top > 37 * POINTS && top < (297 - 35) * POINTS);
          const left = Math.min(...body.map(({ left: edge }) => edge)) / POINTS;
          assert.ok(left > 27.5, `${name}, page ${index + 1}: ${left} mm from the left`);
          const right = Math.max(
            ...body
              .filter(({ text }) => !/[，。；：、）]$/.test(text))
              .map(({ right: edge }) => edge),
          );
          assert.ok(right / POINTS < 184.5, `${name}, page ${index + 1}: ${right / POINTS} mm`);
        }
      }
    });

    test('a page of text holds 22 lines of 28 characters', () => {
      const pages = wordsOf('full');
      assert.equal(pages.length, 5);
      for (const [index, words] of pages.slice(0, 4).entries()) {
        const lines = words.filter(({ text }) => text.includes('干'));
        assert.equal(lines.length, 22, `lines on page ${index + 1}`);
        assert.deepEqual(
          lines.map(({ text }) => text.length).filter((length) => length !== 28 && length !== 26),
          [],
        );
      }
    });

    test('the text stands within half a millimetre of the margins', () => {
      const [first = []] = wordsOf('full');
      const lines = first.filter(({ text }) => text.length === 28);
      const left = Math.min(...lines.map(({ left: edge }) => edge)) / POINTS;
      const right = Math.max(...lines.map(({ right: edge }) => edge)) / POINTS;
      assert.ok(Math.abs(left - 28) < 0.5, `${left} mm from the left`);
      assert.ok(Math.abs(right - (210 - 26)) < 0.5, `${right} mm to the right`);
      const pitch = (lines[1]?.top ?? 0) - (lines[0]?.top ?? 0);
      assert.ok(Math.abs(pitch - 28.95) < 0.1, `${pitch} pt from line to line`);
      const numbers = first.filter(({ text }) => text === '1');
      const top = (numbers[0]?.top ?? 0) / POINTS - (297 - 35);
      assert.ok(top > 5 && top < 9, `the page number is ${top} mm under the body`);
    });

    test('page numbers change sides, and a letter has none on its first page', () => {
      const sides = wordsOf('full').map((words, index) => {
        const number = words.find(({ text, top }) => text === String(index + 1) && top > 700);
        assert.ok(number, `no number on page ${index + 1}`);
        return number.left > 300 ? 'right' : 'left';
      });
      assert.deepEqual(sides, ['right', 'left', 'right', 'left', 'right']);
      const [first = [], second = []] = wordsOf('inquiry');
      const numbers = (words: readonly Word[]): readonly string[] =>
        words.filter(({ text, top }) => /^[—\d]+$/.test(text) && top > 740).map(({ text }) => text);
      assert.deepEqual(numbers(first), []);
      assert.deepEqual(numbers(second).join(''), '—2—');
    });

    test('a long record goes on over full pages, each with its mark', () => {
      const pages = wordsOf('admonition-record');
      assert.ok(pages.length >= 3 && pages.length <= 5, `${pages.length} pages`);
      for (const [index, words] of pages.entries()) {
        assert.ok(
          words.some(({ text }) => text === RETENTION),
          `page ${index + 1} has no mark`,
        );
      }
      const lines = new Set(
        (pages[1] ?? []).filter(({ top }) => top < 735).map(({ top }) => Math.round(top)),
      );
      assert.ok(lines.size === 22 || lines.size === 21, `${lines.size} lines on page 2`);
    });

    test('every paper opens, and forms of one page stay on it', () => {
      const pages = Object.fromEntries(
        Object.keys(papers).map((name) => [name, wordsOf(name).length] as const),
      );
      for (const [name, count] of Object.entries(pages))
        assert.ok(count > 0, `${name} has no page`);
      for (const form of ['approval-slip', 'follow-up', 'week-plan', 'monthly-report']) {
        assert.equal(pages[form], 1, form);
      }
    });

    test('no page but a marked one is empty', () => {
      for (const name of Object.keys(papers)) {
        for (const [index, words] of wordsOf(name).entries()) {
          const body = words.filter(({ top }) => top > 60 && top < 735);
          assert.ok(body.length > 0, `${name}: nothing on page ${index + 1}`);
        }
      }
    });
  },
);

/** Lies on its side, with margins of its own. */
const WIDE = new Set(['week-plan', 'month-plan', 'rectification-report']);

function convert(format: string, files: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync(
    'soffice',
    [profile, '--headless', '--convert-to', format, '--outdir', folder, ...files],
    { stdio: 'ignore', timeout: 240_000 },
  );
}

interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** What stands on each page and where, in points from the top left. */
function wordsOf(name: string): readonly (readonly Word[])[] {
  const out = join(folder, `${name}.xml`);
  execFileSync('pdftotext', ['-bbox', join(folder, `${name}.pdf`), out]);
  return readFileSync(out, 'utf8')
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(
          /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g,
        ),
      ].map(([, left, top, right, text = '']) => ({
        text,
        left: Number(left),
        top: Number(top),
        right: Number(right),
      })),
    );
}
