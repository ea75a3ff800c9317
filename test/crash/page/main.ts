/** The page that is killed: what the test calls by name, and nothing on the screen. */
import * as failures from './failures.ts';
import * as office from './office.ts';
import * as rows from './rows.ts';
import { tell } from './tell.ts';

Object.assign(globalThis, { desk: { ...rows, ...office, ...failures } });
tell('ready');
