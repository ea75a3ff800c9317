// Runs the test files that are named in one process, one after another in their order: `node --import
// tsx scripts/in-one-process.mjs FILE…`. A file that cannot even be read ends the process with an error.
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) await import(pathToFileURL(file).href);
