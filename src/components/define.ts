/** `cadre-talk/define`: importing this registers all elements. */
import { define } from './registry.ts';

define();

export { define };
