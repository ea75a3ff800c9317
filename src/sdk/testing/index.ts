/**
 * What a portal tests its embedding with: stand-ins for every port, and a made-up district of any
 * size. No part of it belongs on a page that people work with.
 *
 * @module cadre-talk/sdk/testing
 */
export { Chance } from './chance.ts';
export type {
  AdmonitionCourse,
  Course,
  DelegationCourse,
  InquiryCourse,
  MatterCourse,
  RectificationCourse,
  Stage,
  TalkCourse,
} from './courses.ts';
export { type District, type DistrictOptions, makeDistrict } from './district.ts';
export {
  fakeClock,
  type FakeClock,
  fakeDirectory,
  type FakeDirectory,
  fakeIdentity,
  type FakeIdentity,
} from './fakes.ts';
export { memoryStore } from '../store/memory-store.ts';
