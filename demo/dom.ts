/** Small ways into the page: an element that must be there, a new one, the detail of an event. */

export function element<Tag extends keyof HTMLElementTagNameMap>(
  id: string,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const found = document.querySelector<HTMLElementTagNameMap[Tag]>(`${tag}#${id}`);
  if (found === null) throw new Error(`The page lacks its <${tag} id="${id}">.`);
  return found;
}

/** A new element with what stands in it: texts and other elements. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...content);
  return made;
}

export function detailOf<Detail>(event: Event): Detail {
  if (!(event instanceof CustomEvent)) throw new TypeError(`${event.type} has no detail`);
  return event.detail as Detail;
}

/** A row of a table whose first cell says what it is. */
export function tableRow(
  head: string | Node,
  ...cells: readonly (string | Node)[]
): HTMLTableRowElement {
  return make(
    'tr',
    {},
    make('th', { scope: 'row' }, head),
    ...cells.map((cell) => make('td', {}, cell)),
  );
}
