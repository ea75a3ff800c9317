// fflate as the bundle sees it: the synchronous part as it is, the asynchronous calls done by it.
// The streaming Async… classes are left out on purpose: who imports one gets a build error here, not
// a refused worker at a clerk's desk.
import {
  decompressSync,
  deflateSync,
  gunzipSync,
  gzipSync,
  inflateSync,
  unzipSync,
  unzlibSync,
  zipSync,
  zlibSync,
} from 'fflate';

export {
  Compress,
  compressSync,
  DecodeUTF8,
  Decompress,
  decompressSync,
  Deflate,
  deflateSync,
  EncodeUTF8,
  FlateErrorCode,
  Gunzip,
  gunzipSync,
  Gzip,
  gzipSync,
  Inflate,
  inflateSync,
  strFromU8,
  strToU8,
  Unzip,
  UnzipInflate,
  UnzipPassThrough,
  unzipSync,
  Unzlib,
  unzlibSync,
  Zip,
  ZipDeflate,
  ZipPassThrough,
  zipSync,
  Zlib,
  zlibSync,
} from 'fflate';

type Callback<Result> = (error: unknown, result: Result | null) => void;
/** Stops work that has not begun; fflate's callers may hold on to it. */
type Terminate = () => void;

interface Call<Input, Options, Result> {
  (input: Input, options: Options, callback: Callback<Result>): Terminate;
  (input: Input, callback: Callback<Result>): Terminate;
}

/** Keeps the promise of the asynchronous call: the callback comes later, once, and nothing throws. */
function later<Input, Options, Result>(
  work: (input: Input, options?: Options) => Result,
): Call<Input, Options, Result> {
  function call(
    input: Input,
    ...rest: [Options, Callback<Result>] | [Callback<Result>]
  ): Terminate {
    const [options, callback] = rest.length === 2 ? rest : [undefined, rest[0]];
    let wanted = true;
    queueMicrotask(() => {
      if (!wanted) return;
      let result: Result;
      try {
        result = work(input, options);
      } catch (error) {
        callback(error, null);
        return;
      }
      callback(null, result);
    });
    return () => {
      wanted = false;
    };
  }
  return call;
}

export const deflate = later(deflateSync);
export const inflate = later(inflateSync);
export const gzip = later(gzipSync);
export const gunzip = later(gunzipSync);
export const zlib = later(zlibSync);
export const unzlib = later(unzlibSync);
export const decompress = later(decompressSync);
export const zip = later(zipSync);
export const unzip = later(unzipSync);
export { gzip as compress };
