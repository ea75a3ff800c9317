/** The version that a copy of the elements names when it meets another copy on the page. */
export { version } from '../sdk/index.ts';
