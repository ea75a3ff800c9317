/**
 * A value that does not travel: it cannot be printed, compared, serialised or put into a text by
 * accident. It is read by name, on purpose, where it is to be shown.
 */

/** Outside the object, so that no walk over its fields, no clone and no inspector meets it. */
const values = new WeakMap<object, unknown>();

/** Somebody tried to make text of a sealed value. The message says nothing of it. */
export class SealedValueError extends TypeError {
  override readonly name = 'SealedValueError';
  constructor() {
    super('A sealed value was about to become text; read it where it is to be shown');
  }
}

function refuse(): never {
  throw new SealedValueError();
}

/** Holds what must not get out: every way of turning it into text throws. */
export class Sealed<T> {
  /** Makes the type a name of its own: nothing that merely looks like it is one, and it is like nothing else. */
  declare private readonly sealed: T;

  constructor(value: T) {
    values.set(this, value);
    Object.freeze(this);
  }

  /** The value, for the place that shows it to whoever was let see it. */
  read(): T {
    return values.get(this) as T;
  }

  toJSON(): never {
    return refuse();
  }

  toString(): never {
    return refuse();
  }

  toLocaleString(): never {
    return refuse();
  }

  valueOf(): never {
    return refuse();
  }

  [Symbol.toPrimitive](): never {
    return refuse();
  }

  /** What a console line of Node shows; a browser's console finds no field to show. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[sealed]';
  }
}
