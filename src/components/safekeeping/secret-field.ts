/** A field for a passphrase or a key: never kept, never in the state of an element, emptied when it was used. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { BackupSecret } from '../../sdk/index.ts';
import type { SafekeepingTexts } from '../messages/safekeeping.ts';

export function secretField(id: string, label: string, faulty = false): TemplateResult {
  return html`<label class="field" for=${id}
    ><span>${label}</span
    ><input
      id=${id}
      type="password"
      autocomplete="off"
      spellcheck="false"
      aria-invalid=${faulty ? 'true' : nothing}
  /></label>`;
}

export type SecretKind = 'host' | 'passphrase' | 'escrow';

/** By what a file is opened, as buttons of one choice. */
export function secretKinds(
  says: SafekeepingTexts['secret'],
  offered: readonly SecretKind[],
  chosen: SecretKind,
  choose: (kind: SecretKind) => void,
): TemplateResult {
  return html`<fieldset>
    <legend>${says.with}</legend>
    <div class="choices">
      ${offered.map(
        (kind) =>
          html`<label
            ><input
              type="radio"
              name="secret"
              .checked=${kind === chosen}
              @change=${() => choose(kind)}
            />${says[kind]}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

/** What was typed, or what the host gives; nothing where it is missing. */
export async function secretFrom(
  kind: SecretKind,
  root: ParentNode,
  hostKey: (() => Promise<Uint8Array>) | undefined,
): Promise<BackupSecret | undefined> {
  if (kind === 'host') return hostKey && { key: await hostKey() };
  const typed = root.querySelector<HTMLInputElement>('#secret')?.value ?? '';
  if (typed.trim() === '') return undefined;
  return kind === 'passphrase' ? { passphrase: typed } : { escrow: typed.trim() };
}

/** What opens a file is not left lying in a field. */
export function forgetSecrets(root: ParentNode): void {
  for (const field of root.querySelectorAll<HTMLInputElement>('input[type="password"]')) {
    field.value = '';
  }
}
