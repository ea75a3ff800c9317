// The little of papaparse that is used here. Its published types bring Node's types with them, and with
// those Array.at and its like, which Chromium 86 does not have, pass the compiler unseen.
declare module 'papaparse' {
  interface ParserConfig {
    readonly delimiter: string;
    readonly newline: '\n';
  }

  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }

  interface ParseResult {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly ParseError[];
    /** `cursor`: how much of the piece was read. */
    readonly meta: { readonly cursor: number };
  }

  interface Parser {
    /** With `ignoreLastRow` a line that may go on in the next piece is left for it. */
    parse(piece: string, from: number, ignoreLastRow: boolean): ParseResult;
  }

  const Papa: {
    readonly Parser: new (config: ParserConfig) => Parser;
    parse<Row>(
      text: string,
      config?: { readonly header?: false; readonly skipEmptyLines?: boolean | 'greedy' },
    ): {
      readonly data: Row[];
      readonly errors: readonly ParseError[];
      readonly meta: { readonly delimiter: string; readonly linebreak: string };
    };
  };
  export default Papa;
}
