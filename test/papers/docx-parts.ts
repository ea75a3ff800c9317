// A .docx as its parts, read without the library that wrote it.
import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';

export interface DocxParts {
  readonly names: readonly string[];
  part(name: string): string;
  /** All parts whose name fits. */
  parts(name: RegExp): readonly string[];
}

export function openDocx(bytes: Uint8Array): DocxParts {
  const files = unzipSync(bytes);
  const names = Object.keys(files);
  const part = (name: string): string => {
    const found = files[name];
    assert.ok(found, `${name} is missing`);
    return strFromU8(found);
  };
  return {
    names,
    part,
    parts: (pattern) => names.filter((name) => pattern.test(name)).map(part),
  };
}

/** What a reader sees, a line for every paragraph; tables cell by cell. */
export function textOf(xml: string): string {
  return xml
    .split('</w:p>')
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)]
        .map(([tag, text]) => (tag === '<w:br/>' ? '\n' : unescaped(text ?? '')))
        .join(''),
    )
    .filter((line) => line !== '')
    .join('\n');
}

export function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Attributes of the first such element, without their prefix. */
export function attributes(xml: string, element: string): Readonly<Record<string, string>> {
  const [tag] = new RegExp(`<w:${element}( [^>]*)?/?>`).exec(xml) ?? [];
  assert.ok(tag, `<w:${element}> is missing`);
  return Object.fromEntries(
    [...tag.matchAll(/w:(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

export function styleOf(styles: string, id: string): string {
  const [style] = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`).exec(styles) ?? [];
  assert.ok(style, `the style ${id} is missing`);
  return style;
}
