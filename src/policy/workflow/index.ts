/** What may happen next: states and transitions of everything that takes its course, each with its rule and clause. */
export { machineIds } from './machine.ts';
export type { DeskHand, Machine } from './machine.ts';
export { actionName, explainRefusal, needName, stateName, wayTo } from './refusal.ts';
export {
  initialState,
  isFinal,
  statesOf,
  statesWith,
  transition,
  transitions,
} from './transitions.ts';
export type { Transition } from './transitions.ts';
