/** `cadre-talk/record-form`: importing this registers `talk-record-form` with `talk-provider` and what it shows, and no other element. */
import { registerRecordForm } from './register.ts';

registerRecordForm();

export type * from '../tags.ts';
export { TalkRecordForm } from './talk-record-form.ts';
