// What a style sheet may not say, with the reason: Chromium 86 does not know it and no build lowers
// it, or (rem, which a host page itself may use) the host page's own root size would change us.
const SINCE = (version) => `came with Chromium ${version}; the floor is 86`;

const BANS = [
  [/:(?:is|where)\(/, SINCE(88)],
  [/:has\(/, SINCE(105)],
  [/:not\([^()]*,/, `with a list ${SINCE(88)}`],
  [/:nth-(?:last-)?child\([^()]*\bof\b/, SINCE(111)],
  [/:(?:user-(?:in)?valid|modal|popover-open|autofill|dir\(|state\()/, SINCE('105 or later')],
  [/::file-selector-button/, SINCE(89)],
  [/(?<![\w-])inset(?:-inline|-block)?(?:-start|-end)?\s*:/, SINCE(87)],
  [/(?<![\w-])(?:margin|padding)-(?:inline|block)\s*:/, `as a shorthand ${SINCE(87)}`],
  [/(?<![\w-])border-(?:start|end)-(?:start|end)-radius\s*:/, SINCE(89)],
  [/(?<![\w-])border-(?:inline|block)(?:-(?:color|style|width))?\s*:/, SINCE(87)],
  [/(?<![\w-])(?:aspect-ratio)\s*:/, SINCE(88)],
  [/(?<![\w-])accent-color\s*:/, SINCE(93)],
  [/(?<![\w-])(?:translate|rotate|scale)\s*:/, SINCE(104)],
  [/(?<![\w-])scrollbar-(?:gutter|color|width)\s*:/, SINCE('94 or later')],
  [/(?<![\w-])(?:text-wrap|field-sizing|interpolate-size|content-type)\s*:/, SINCE('114 or later')],
  [/overflow(?:-[xy])?\s*:[^;}]*\bclip\b/, SINCE(90)],
  [/\b(?:color-mix|light-dark|oklch|oklab|lab|lch|hwb)\(/, SINCE('101 or later')],
  [/(?<![\w.#-])[\d.]+(?:[dsl]v[hwib]|[dsl]vmin|[dsl]vmax)\b/, SINCE(108)],
  [/(?<![\w.#-])[\d.]+cq(?:[whib]|min|max)\b/, `(container unit) ${SINCE(105)}`],
  [/(?<![\w.#-])[\d.]+r?lh\b/, SINCE('109 or later')],
  [/@container\b/, SINCE(105)],
  [/(?<![\w-])container(?:-(?:type|name))?\s*:/, SINCE(105)],
  [/@layer\b/, SINCE(99)],
  [/@scope\b|@starting-style\b/, SINCE(117)],
  [/\bsubgrid\b/, SINCE(117)],
  [/@media[^{]*\([^)]*[<>]/, `(a range in a media query) ${SINCE(104)}`],
  [/(?:^|[;{}])\s*&/, `(nesting) ${SINCE(112)}`],
  [
    /\bimage-set\(|(?<![\w-])mask(?:-image|-size|-position|-repeat)?\s*:/,
    'needs a prefix before Chromium 113',
  ],
];

const REM = [
  /(?<![\w.#-])[\d.]+rem\b/,
  "is a part of the host's root size (62.5 % in some); take px or em",
];

/**
 * @param {string} text a style sheet or a piece of one
 * @param {{ host?: boolean }} [options] whether it is the host page's own
 * @returns {{ index: number, found: string, why: string }[]}
 */
export function cssFindings(text, { host = false } = {}) {
  // Comments and strings turn to blanks, so that places stay.
  const blank = (part) => part.replace(/[^\n]/g, ' ');
  const code = text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/"[^"\n]*"|'[^'\n]*'/g, blank);
  return [...BANS, ...(host ? [] : [REM])].flatMap(([pattern, why]) =>
    [...code.matchAll(new RegExp(pattern.source, 'gi'))].map((match) => ({
      index: match.index,
      found: match[0].trim(),
      why,
    })),
  );
}
