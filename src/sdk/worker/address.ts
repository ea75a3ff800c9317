/**
 * Where the worker's file lies. Not built, as in the browser tests, it stands beside this one; a build
 * puts it beside its own files and writes its address here (scripts/worker-file.mjs).
 */
export const workerAddress = (): string => new URL(/* @vite-ignore */ FILE, import.meta.url).href;

/** Not a module of the sources: no reader of imports should look for it. */
const FILE = './cadre-talk-worker.js';
