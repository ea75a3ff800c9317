// Names that may not be used, by how they are reached, each with its reason.
const since = (version) => `came with Chromium ${version}; portals sit at 86`;
const secure = 'is missing on plain HTTP, where most portals run';

/** Globals, also as members of globalThis, window and self. */
export const GLOBALS_86 = {
  structuredClone: `${since(98)}: copy what you know the shape of`,
  reportError: since(95),
  scheduler: since(94),
  CompressionStream: 'is missing in the Chromium 86 that the tests run in',
  DecompressionStream: 'is missing in the Chromium 86 that the tests run in',
  navigation: since(102),
  CloseWatcher: since(126),
};

export const GLOBALS_SECURE = {
  caches: secure,
  cookieStore: secure,
  Notification: secure,
  showOpenFilePicker: `${secure}: take <input type="file">`,
  showSaveFilePicker: `${secure}: take a link with "download"`,
  showDirectoryPicker: secure,
};

/** Members of one object. */
export const STATICS_86 = {
  Object: { hasOwn: since(93), groupBy: since(117) },
  Map: { groupBy: since(117) },
  Array: { fromAsync: since(121) },
  Promise: { withResolvers: since(119), try: since(128) },
  AbortSignal: { timeout: since(103), any: since(116), abort: since(93) },
  URL: { canParse: since(120), parse: since(126) },
  Intl: { Segmenter: since(87), supportedValuesOf: since(99), DurationFormat: since(129) },
  CSS: { highlights: since(105) },
};

/** Methods of any object: by their name alone, unless they are called with `?.()`. */
export const METHODS_86 = {
  at: `${since(92)}: take an index`,
  findLast: since(97),
  findLastIndex: since(97),
  toSorted: `${since(110)}: sort a copy`,
  toReversed: `${since(110)}: reverse a copy`,
  toSpliced: since(110),
  isWellFormed: since(111),
  toWellFormed: since(111),
  throwIfAborted: since(100),
  showPopover: `${since(114)}: take a dialog`,
  hidePopover: since(114),
  togglePopover: since(114),
  showPicker: since(99),
  checkVisibility: since(105),
  startViewTransition: since(111),
};

/** Properties of any object, by their name alone. */
export const PROPERTIES_86 = {
  inert: `${since(102)}: take a modal dialog or "disabled"`,
  popover: `${since(114)}: take a dialog`,
};

export const PROPERTIES_SECURE = {
  subtle: `${secure}: src/sdk/seal/webcrypto.ts alone may ask for it`,
  randomUUID: `${secure}: take randomId() of the sdk`,
};

export const NAVIGATOR_SECURE = {
  locks: `${secure}: take a lease row in the store`,
  storage: secure,
  clipboard: `${secure}: let people copy by the keyboard`,
  serviceWorker: secure,
  credentials: secure,
  mediaDevices: secure,
  share: secure,
  wakeLock: secure,
  userAgentData: secure,
};

/** What would give a pure function of plain data a clock, chance, a user or a page. */
export const IMPURE = [
  'window',
  'self',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'crypto',
  'performance',
  'console',
  'process',
];
