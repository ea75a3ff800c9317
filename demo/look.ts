/** The switches of the header: what the page looks like, which language, which data, which rules. */
import { element } from './dom.ts';
import { language, speak } from './language.ts';
import { addressOf, type Session } from './session.ts';

const provider = element('provider', 'talk-provider');

const THEME = 'portal-theme';
const DENSITY = 'portal-density';

/** Theme and density are the page's, and the same for whoever signs in here. */
export function followLook(): void {
  provider.locale = language;
  const theme = element('theme', 'select');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const paint = (): void => {
    const wanted = theme.value === 'light' || theme.value === 'dark' ? theme.value : 'auto';
    const dark = wanted === 'dark' || (wanted === 'auto' && system.matches);
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    provider.theme = wanted;
  };
  remember(theme, THEME, paint);
  system.addEventListener('change', paint);
  const density = element('density', 'select');
  // The elements take their size from `--talk-font-size`, which portal.css sets by this.
  remember(density, DENSITY, () => {
    document.documentElement.dataset['density'] = density.value;
  });
  const speech = element('language', 'select');
  speech.value = language;
  speech.addEventListener('change', () => speak(speech.value === 'en' ? 'en' : 'zh-CN'));
}

/** Other data or other rules are another office: the same person signs in there, where there is one. */
export function followOffice({ actor, as, data, policy }: Session): void {
  for (const [id, now] of [
    ['data', data],
    ['policy', policy],
  ] as const) {
    const choice = element(id, 'select');
    choice.value = now;
    choice.disabled = false;
    choice.addEventListener('change', () => {
      location.assign(
        addressOf({ as: as === actor.id ? 'clerk' : as, data, policy, [id]: choice.value }),
      );
    });
  }
}

function remember(choice: HTMLSelectElement, name: string, apply: () => void): void {
  const kept = localStorage.getItem(name);
  if ([...choice.options].some(({ value }) => value === kept)) choice.value = kept ?? '';
  choice.addEventListener('change', () => {
    localStorage.setItem(name, choice.value);
    apply();
  });
  apply();
}
