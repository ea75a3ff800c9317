/** Puts an element into a page that is written without modules: one call instead of tags and properties. */
import type { SdkOptions, TalkSdk } from '../sdk/index.ts';
import type { Theme } from './context.ts';
import type { Locale, TextOverrides } from './messages/index.ts';

const tags = {
  scheduler: 'talk-scheduler',
  'record-form': 'talk-record-form',
  'admonition-tracker': 'talk-admonition-tracker',
  dashboard: 'talk-dashboard',
} as const;

export type MountableComponent = keyof typeof tags;

export interface MountOptions {
  readonly component: MountableComponent;
  /** An open SDK; it can serve several elements. */
  readonly sdk?: TalkSdk;
  /** Instead of `sdk`: the element gets a `talk-provider` of its own, which opens one. */
  readonly options?: SdkOptions;
  readonly theme?: Theme;
  /** The language of the screens. */
  readonly locale?: Locale;
  /** Texts of the screens that the host says otherwise. */
  readonly messages?: TextOverrides;
  /** For the record form: the talk's id. */
  readonly talk?: string;
  /** For the admonition tracker: the case that is open at first. */
  readonly case?: string;
}

/**
 * Appends an element to the target and returns it.
 *
 * @throws TypeError where the target is not in the page or the component has no such name
 */
export function mount(target: string | Element, options: MountOptions): HTMLElement {
  const place = typeof target === 'string' ? document.querySelector(target) : target;
  if (!place)
    throw new TypeError(`CadreTalk.mount: nothing in the page matches "${String(target)}"`);
  if (!Object.prototype.hasOwnProperty.call(tags, options.component)) {
    const names = Object.keys(tags).join(', ');
    throw new TypeError(`CadreTalk.mount: no component "${options.component}"; there are ${names}`);
  }
  const { component, sdk, options: open, theme, locale, messages, talk } = options;
  const element = document.createElement(tags[component]);
  if (sdk) element.sdk = sdk;
  if (theme) element.theme = theme;
  if (locale) element.locale = locale;
  if (messages) element.messages = messages;
  if (talk !== undefined && 'talk' in element) element.talk = talk;
  if (options.case !== undefined && 'case' in element) element.case = options.case;
  if (open && !sdk) {
    const provider = document.createElement('talk-provider');
    provider.options = open;
    if (theme) provider.theme = theme;
    if (locale) provider.locale = locale;
    if (messages) provider.messages = messages;
    provider.append(element);
    place.append(provider);
  } else {
    place.append(element);
  }
  return element;
}
