import { register } from '../registration.ts';
import { version } from '../version.ts';
import { TalkAdmonitionCase } from './talk-admonition-case.ts';

export function registerCase(): void {
  register('talk-admonition-case', TalkAdmonitionCase, version);
}
