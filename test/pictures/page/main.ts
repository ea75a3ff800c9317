/** The page that every picture is taken of: one element over a made-up district, as `window.pictures` is told. */
import '../../../src/components/define.ts';
import { printDocument } from '../../../src/sdk/papers/print/render.ts';
import {
  type Actor,
  type CivilDate,
  createTalkSdk,
  type SdkOptions,
  type TalkSdk,
} from '../../../src/sdk/index.ts';
import {
  type District,
  fakeClock,
  fakeIdentity,
  makeDistrict,
} from '../../../src/sdk/testing/index.ts';
import { allPapers } from '../../papers/samples.ts';

type Desk = keyof District['desks'];

/** What is shown: an element over the district's records, seen from one desk, in one state. */
export interface Shown {
  readonly tag:
    | 'talk-scheduler'
    | 'talk-record-form'
    | 'talk-admonition-tracker'
    | 'talk-dashboard'
    | 'talk-provider';
  readonly attributes?: Readonly<Record<string, string>>;
  /** Default: the clerk's. */
  readonly desk?: Desk;
  readonly day?: CivilDate;
  /**
   * `none`: no SDK at all; `empty`: no record; `slow`: no answer yet; `failing`: the host's directory
   * and identity fail; `locked`.
   */
  readonly state?: 'none' | 'empty' | 'slow' | 'failing' | 'locked' | 'closed';
}

export interface Pictures {
  show(shown: Shown): Promise<void>;
  /** Talks by their state, the first of each: for the record form. */
  talk(state: string): string | undefined;
  theme(theme: 'light' | 'dark'): void;
  paper(name: string): number;
}

const district = makeDistrict({ seed: 11, cadres: 120, units: 12, talks: 420, office: true });

let sdk: TalkSdk | undefined;

async function open({ desk = 'clerk', day, state }: Shown): Promise<TalkSdk> {
  const identity = fakeIdentity(district.desks[desk]);
  let failing = false;
  const directory = district.directory();
  const options: SdkOptions = {
    identity: {
      current: (): Actor => {
        if (failing) throw new Error('no answer');
        return identity.current() as Actor;
      },
    },
    directory,
    clock: fakeClock(day ?? district.today),
    ...(state === 'empty' ? {} : { store: await district.store() }),
  };
  const opened = await createTalkSdk(options);
  failing = state === 'failing';
  return opened;
}

const pictures: Pictures = {
  async show(shown) {
    document.body.replaceChildren();
    await sdk?.close();
    sdk = undefined;
    const { tag, attributes = {}, state } = shown;
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (state !== 'none') {
      sdk = await open(shown);
      if (state === 'locked') await sdk.lock();
      if (state === 'slow') sdk = { ...sdk, watch: () => () => undefined };
      element.sdk = sdk;
    }
    document.body.append(element);
  },
  talk: (wanted) =>
    district.records.find(({ type, body }) => {
      if (type !== 'talk' || body['mode'] === 'group') return false;
      return wanted === 'confirmed'
        ? body['confirmed'] !== undefined && body['record'] === 'written'
        : body['state'] === wanted;
    })?.id,
  theme(theme) {
    document.documentElement.classList.toggle('dark', theme === 'dark');
    const element = document.body.firstElementChild;
    if (element && 'theme' in element) element.theme = theme;
  },
  paper(name) {
    const paper = allPapers[name];
    if (paper === undefined) throw new Error(`no paper ${name}`);
    const frame = document.createElement('iframe');
    document.body.replaceChildren(frame);
    const page = frame.contentDocument;
    if (page === null) throw new Error('no frame');
    const [count = 0] = printDocument([paper], page);
    frame.style.height = `${page.documentElement.scrollHeight}px`;
    return count;
  },
};

declare global {
  interface Window {
    pictures?: Pictures;
  }
}

window.pictures = pictures;
