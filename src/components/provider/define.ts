/** `cadre-talk/provider`: importing this registers `talk-provider`. */
import { registerProvider } from './register.ts';

registerProvider();

export type * from '../tags.ts';
export { TalkProvider } from './talk-provider.ts';
