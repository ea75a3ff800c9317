import { registerAll } from '../registration.ts';
import { TalkActForm } from '../ui/act-form.ts';
import { registerFields } from '../ui/register-fields.ts';
import { registerSmall } from '../ui/register.ts';
import { TalkAdmonitionCase } from './talk-admonition-case.ts';

export function registerCase(): void {
  registerSmall();
  registerFields();
  registerAll({ 'talk-act-form': TalkActForm, 'talk-admonition-case': TalkAdmonitionCase });
}
