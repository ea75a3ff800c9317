// The page of each element, from its class: docs/elements/*.md, which `npm run docs` writes anew.

/** All pages by their names. */
export function elementPages(elements) {
  return Object.fromEntries(elements.map((one) => [`${one.tag}.md`, page(one)]));
}

function page({ tag, entry, summary, description, ...element }) {
  const { properties, methods, events, slots, parts, customProperties } = element;
  const sections = [
    `# ${tag}\n\n<!-- Made from the class by \`npm run docs\`. -->`,
    [summary, description].filter(Boolean).join('\n\n'),
    `\`\`\`js\nimport 'cadre-talk/${entry}';\n\`\`\``,
    table(
      'Attributes and properties',
      ['Property', 'Attribute', 'Type', 'Default', ''],
      properties,
      (one) => [
        code(one.name),
        code(one.attribute),
        code(one.values.length > 0 ? one.values.join(' | ') : one.type),
        code(one.default),
        one.description,
      ],
    ),
    table('Methods', ['Method', ''], methods, (one) => [
      code(`${one.name}${one.signature}`),
      one.description,
    ]),
    table('Events', ['Event', 'Detail', ''], events, (one) => [
      code(one.name),
      code(one.detail),
      one.description,
    ]),
    table('Slots', ['Slot', ''], slots, (one) => [
      one.name ? code(one.name) : 'default',
      one.description,
    ]),
    table('Parts', ['Part', ''], parts, (one) => [code(one.name), one.description]),
    table('Custom properties', ['Property', 'Default', ''], customProperties, (one) => [
      code(one.name),
      code(one.default),
      one.description,
    ]),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function table(title, heads, rows, cells) {
  if (rows.length === 0) return '';
  const line = (all) =>
    `| ${all.map((one) => (one ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [
    `## ${title}`,
    '',
    line(heads),
    line(heads.map(() => '---')),
    ...rows.map((row) => line(cells(row))),
  ].join('\n');
}

function code(text) {
  return text ? `\`${text}\`` : '';
}
