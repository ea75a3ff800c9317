/** An SDK that notes of every function that it was called, and what came of it: answers, refusals, errors. */
import { inspect } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import type { TalkSdk } from '../../../src/sdk/index.ts';

export interface Recorder {
  readonly sdk: TalkSdk;
  /** `plan.arrange`, `watch` …: every function there is. */
  readonly functions: readonly string[];
  readonly called: ReadonlySet<string>;
  /** Those that gave something, and were not only refused. */
  readonly answered: ReadonlySet<string>;
  /** Everything that came out, as text. */
  readonly said: readonly string[];
}

export function record(sdk: TalkSdk): Recorder {
  const called = new Set<string>();
  const answered = new Set<string>();
  const said: string[] = [];
  const functions: string[] = [];

  const note = (path: string, answer: unknown): void => {
    said.push(`${path} ${textOf(answer)}`);
    const refused =
      typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
    if (!refused) answered.add(path);
  };
  const wrap = (path: string, call: (...args: readonly unknown[]) => unknown) => {
    functions.push(path);
    return (...args: readonly unknown[]): unknown => {
      called.add(path);
      try {
        const answer = call(...args);
        if (!(answer instanceof Promise)) {
          note(path, answer);
          return answer;
        }
        return answer.then(
          (given: unknown) => {
            note(path, given);
            return given;
          },
          (error: unknown) => {
            said.push(`${path} threw ${textOf(error)}`);
            throw error;
          },
        );
      } catch (error) {
        said.push(`${path} threw ${textOf(error)}`);
        throw error;
      }
    };
  };
  const face = Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(sdk)).map(([name, { get, value }]) => {
      const part: unknown = get === undefined ? value : sdk[name as keyof TalkSdk];
      if (typeof part === 'function') return [name, wrap(name, part.bind(sdk))];
      if (get !== undefined || typeof part !== 'object' || part === null) return [name, part];
      const methods = Object.entries(part).map(([method, one]: [string, unknown]) => [
        method,
        typeof one === 'function' ? wrap(`${name}.${method}`, one.bind(part)) : one,
      ]);
      return [name, Object.fromEntries(methods)];
    }),
  );
  return { sdk: face as unknown as TalkSdk, functions, called, answered, said };
}

/** All that a careless reader could make of it: its JSON, what a console shows, and the trace of an error. */
export function textOf(value: unknown): string {
  return `${shownText(value)} ${filesIn(value).map(fileText).join(' ')}`;
}

/** Files among what came out, wherever they are. */
function filesIn(value: unknown, depth = 0): readonly Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  return Object.values(value).flatMap((one) => filesIn(one, depth + 1));
}

/** A package part by part, with the parts' names; packages in it too. Anything else as text. */
function fileText(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes);
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => `${name} ${fileText(part)}`)
    .join(' ');
}

function shownText(value: unknown): string {
  const shown = inspect(value, {
    depth: 12,
    maxArrayLength: null,
    maxStringLength: null,
    showHidden: true,
  });
  if (value instanceof Error) return `${shown} ${value.message} ${value.stack ?? ''}`;
  try {
    return `${shown} ${JSON.stringify(value) ?? ''}`;
  } catch {
    // A sealed value is in it, and refuses.
    return shown;
  }
}
