/**
 * 函询 (三·5): a letter is drafted, approved and served; its reply comes in and is judged, asked about
 * again, or turned into a talk. Service and whatever came back are facts and go in as they were.
 */
import type { InquiriesApi } from '../api.ts';
import type { Desk } from '../desk.ts';
import * as course from './inquiry-course.ts';
import * as ending from './inquiry-ending.ts';
import * as letter from './inquiry-letter.ts';
import { inquiryRow, inquiryRows } from './inquiry-rows.ts';

export function inquiriesApi(desk: Desk): InquiriesApi {
  return {
    list: (query) => desk.read('inquiry.read', [], () => inquiryRows(desk, query)),
    get: (id) => desk.open('inquiry.read', id, () => inquiryRow(desk, id)),
    draft: (input) => letter.draft(desk, input),
    revise: (input) => letter.revise(desk, input),
    search: (inquiry) => letter.search(desk, inquiry),
    approve: (input) => letter.approve(desk, input),
    sendBack: (input) => letter.sendBack(desk, input),
    serve: (input) => letter.serve(desk, input),
    recordServiceUnapproved: (input) => letter.recordServiceUnapproved(desk, input),
    recordReceipt: (input) => letter.recordReceipt(desk, input),
    remind: (input) => course.remind(desk, input),
    extend: (input) => course.extend(desk, input),
    noteReply: (input) => course.noteReply(desk, input),
    answer: (input) => course.answer(desk, input),
    check: (input) => course.check(desk, input),
    judgeClear: (input) => course.judgeClear(desk, input),
    askAgain: (input) => course.askAgain(desk, input),
    turn: (input) => ending.turn(desk, input),
    close: (input) => ending.close(desk, input),
    closeTurned: (input) => ending.closeTurned(desk, input),
    withdraw: (input) => ending.withdraw(desk, input),
    closeAsBreach: (input) => ending.closeAsBreach(desk, input),
  };
}
