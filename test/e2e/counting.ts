/** Hands that count what they do: a click, a choice or a field filled in is one act, by keys as by mouse. */
import type { Hands } from './hands.ts';

export interface CountingHands extends Hands {
  /** Acts since the last time that somebody asked. */
  since(): number;
}

export function counting(hands: Hands): CountingHands {
  let acts = 0;
  const counted =
    <Given extends readonly unknown[]>(act: (...given: Given) => Promise<void>) =>
    (...given: Given): Promise<void> => {
      acts += 1;
      return act(...given);
    };
  return {
    name: hands.name,
    press: counted(hands.press),
    write: counted(hands.write),
    choose: counted(hands.choose),
    act: counted(hands.act),
    pickDay: counted(hands.pickDay),
    pickPerson: counted(hands.pickPerson),
    since: () => {
      const done = acts;
      acts = 0;
      return done;
    },
  };
}
