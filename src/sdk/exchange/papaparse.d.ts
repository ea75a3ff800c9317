// The little of papaparse that is used here. Its published types bring Node's types with them, and with
// those Array.at and its like, which Chromium 86 does not have, pass the compiler unseen.
declare module 'papaparse' {
  interface ParseConfig {
    readonly header?: false;
    readonly skipEmptyLines?: boolean | 'greedy';
    readonly delimiter?: string;
  }

  interface ParseError {
    readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }

  interface ParseResult<Row> {
    readonly data: Row[];
    readonly errors: readonly ParseError[];
    readonly meta: { readonly delimiter: string; readonly linebreak: string };
  }

  const Papa: {
    parse<Row>(text: string, config?: ParseConfig): ParseResult<Row>;
  };
  export default Papa;
}
