/** What every element with words in it shares: the texts of the language that is spoken around it. */
import { ContextConsumer, ContextProvider } from '@lit/context';
import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { language } from './context.ts';
import { chineseTexts, loadTexts, localeOf, textsAtHand } from './messages/index.ts';
import type { Language, TextOverrides, Texts } from './messages/index.ts';

/** Whoever has texts to say: elements, and what works for them. */
export interface Speaker {
  readonly say: Texts;
}

const CHINESE: Language = { locale: 'zh-CN' };

export abstract class SpeakingElement extends LitElement implements Speaker {
  readonly #around = new ContextConsumer(this, { context: language, subscribe: true });
  #texts: Texts | undefined;

  /** The texts in the language that is spoken here. */
  get say(): Texts {
    return this.#texts ?? chineseTexts;
  }

  /** What is spoken here: that of the nearest element which says so. */
  protected get spokenLanguage(): Language {
    // While a context comes up its value is briefly undefined, whatever its type says.
    const value: Language | undefined = this.#around.value;
    return value ?? CHINESE;
  }

  /** Nothing is drawn in one language while another is on its way. */
  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const wanted = this.spokenLanguage;
    const texts = textsAtHand(wanted);
    if (texts) {
      this.#texts = texts;
      this.performUpdate();
      return undefined;
    }
    return this.#updateOnceLoaded(wanted);
  }

  async #updateOnceLoaded(wanted: Language): Promise<void> {
    this.#texts = await loadTexts(wanted);
    this.performUpdate();
    // Somebody changed the language while it was on its way.
    const now = this.spokenLanguage;
    if (now.locale !== wanted.locale || now.overrides !== wanted.overrides) this.requestUpdate();
  }
}

/** An element in which a language of its own may be spoken, by itself and by all inside it. */
export abstract class LanguageElement extends SpeakingElement {
  /** `zh-CN` or `en`; without it, the language around the element, in the end Chinese. */
  @property() locale: string | undefined;

  /** Texts that the host says otherwise, by their place in the catalogue; the rest stays. */
  @property({ attribute: false }) messages: TextOverrides | undefined;

  readonly #inside = new ContextProvider(this, { context: language, initialValue: CHINESE });

  protected override get spokenLanguage(): Language {
    const around = super.spokenLanguage;
    const locale = localeOf(this.locale) ?? around.locale;
    const overrides = this.messages ?? around.overrides;
    const before = this.#inside.value;
    if (before.locale === locale && before.overrides === overrides) return before;
    return { locale, overrides };
  }

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    // Before anything is waited for, so that what is inside waits for the same.
    this.#inside.setValue(this.spokenLanguage);
    return super.scheduleUpdate();
  }
}
