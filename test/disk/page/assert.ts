/** As much of Node's `assert` as the week asks for, in a browser. */
interface Assert {
  ok(value: unknown, message?: string): asserts value;
  equal(actual: unknown, expected: unknown, message?: string): void;
  deepEqual(actual: unknown, expected: unknown, message?: string): void;
}

const assert: Assert = {
  ok(value: unknown, message = 'is not so'): asserts value {
    if (value === undefined || value === null || value === false || value === '') {
      throw new Error(message);
    }
  },
  equal(actual, expected, message = `${String(actual)} is not ${String(expected)}`) {
    if (actual !== expected) throw new Error(message);
  },
  deepEqual(actual, expected, message = 'differs') {
    if (JSON.stringify(actual) !== JSON.stringify(expected)) {
      throw new Error(`${message}: ${JSON.stringify(actual)}`);
    }
  },
};

export default assert;
