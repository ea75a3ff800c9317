// `npm run release:check [-- --built]`: makes the tarball that would be published, as `npm pack` makes
// it, and looks at it from outside. What a release carries beside it (the tarball, the list of what it
// is made of, the licences) is put into release/. With `--built` the build that is there is taken.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { build } from './build.mjs';
import { bundledPackages, NOTICES } from './bundled.mjs';
import { madeEntries, root } from './entries.mjs';
import { INTEGRITY, integrityOf } from './integrity.mjs';

/** Licences whose text beside the code is all that they ask. */
const LICENCES = /^(?:MIT|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0)$/;

/** Addresses that are names, never asked for: XML namespaces, and where an error is explained. */
const NAMES = [
  /^https?:\/\/(?:www\.)?w3\.org\//,
  /^https?:\/\/schemas\.(?:openxmlformats|microsoft)\.(?:org|com)\//,
  /^https?:\/\/purl\.(?:org|oclc\.org)\//,
  /^https?:\/\/json-schema\.org\//,
  // docx: where Word's number of list levels is told of.
  /^https:\/\/answers\.microsoft\.com\//,
];

/** What policies cite is where it was published: data, which a screen shows as text. */
const CITING = /^dist\/es\/policy\//;

/** Ways out of a page. `fetch` is the port's, which asks the host's own backend. */
const WAYS_OUT =
  /\b(?:WebSocket|EventSource|sendBeacon|XMLHttpRequest|importScripts|RTCPeerConnection)\b/;

const TEXT = /\.(?:js|ts|json|map|md|txt|css|html)$/;

const release = join(root, 'release');
const folder = mkdtempSync(join(tmpdir(), 'cadre-talk-release-'));
let bad = 0;
let good = 0;

try {
  if (!process.argv.includes('--built')) {
    console.log('building …');
    await build(['es', 'classic', 'types', 'metadata', 'notices']);
  }
  rmSync(release, { recursive: true, force: true });
  mkdirSync(release);
  const { tarball, unpacked, manifest, files } = pack();
  check('what is in it', () => contents(files));
  check('every link of its pages leads to a file in it', () => links(unpacked, files));
  check('no install script', () => installScripts(manifest));
  check('every export is there', () => missing(manifest, files));
  check('every export can be imported in Node', () => imports(unpacked, manifest));
  check('publint', () => tool('publint/src/cli.js', [tarball, '--strict']));
  check('types in every module mode', () =>
    tool('@arethetypeswrong/cli/dist/index.js', [
      tarball,
      ...['--ignore-rules', 'cjs-resolves-to-esm', '--no-color', '--format', 'table-flipped'],
      // No module: data, or for a <script>.
      ...['--exclude-entrypoints', './classic/integrity.json', './custom-elements.json'],
    ]),
  );
  check('no path of this machine', () => paths(unpacked, files));
  check('no way to the network but the host’s', () => ways(unpacked, files));
  check('hashes of the classic files', () => hashes(unpacked, files));
  const bundled = await bundledPackages();
  check('licences', () => licences(bundled, manifest, unpacked));
  check('list of what it is made of (CycloneDX)', () => sbom(bundled, manifest));
  check('sizes', () => script(['scripts/test.mjs', 'size']));
  check('the public face is the one written down', () =>
    script(['--import', 'tsx', 'test/api/run.ts']),
  );
  check('the changelog names this version', () => changelog(manifest, unpacked));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log(`${good} passed, ${bad} failed`);
if (bad > 0) process.exitCode = 1;

/** Faults as lines; none is well. */
function check(name, run) {
  const faults = run();
  if (faults.length === 0) good += 1;
  else bad += 1;
  console.log(`${faults.length === 0 ? 'ok ' : 'BAD'} ${name}`);
  for (const fault of faults.slice(0, 40)) console.log(`      ${fault.slice(0, 300)}`);
}

function pack() {
  const run = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', release], root);
  const [{ filename, size, unpackedSize, files }] = JSON.parse(run.stdout);
  const tarball = join(release, filename);
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  // A package among ours, so that what it imports is found beside it.
  spawnSync('tar', ['-xzf', tarball, '-C', modules]);
  const unpacked = join(modules, 'package');
  symlinkSync(join(root, 'node_modules'), join(unpacked, 'node_modules'));
  console.log(`${filename}: ${size} bytes, ${unpackedSize} unpacked, ${files.length} files`);
  const manifest = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
  return { tarball, unpacked, manifest, files: files.map(({ path }) => path) };
}

function contents(files) {
  const wanted =
    /^(?:dist\/(?:es|classic|types|editors)\/|dist\/[\w.-]+$|docs\/(?:guide\/|access\.md$|acts\.md$|openapi\.json$|pictures\/worklist-1920\.png$)|examples\/|[A-Z]+[\w.-]*$|package\.json$)/;
  const needed = ['README.md', 'LICENSE', 'CHANGELOG.md', `dist/${NOTICES}`];
  return [
    ...files.filter((file) => !wanted.test(file)).map((file) => `${file} is not for users`),
    ...needed.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
  ];
}

/** Who has the tarball alone can follow its guides. */
function links(unpacked, files) {
  return files
    .filter((file) => /^(?:[A-Z][\w.-]*|docs\/.*)\.md$/.test(file))
    .flatMap((page) => {
      const text = readFileSync(join(unpacked, page), 'utf8');
      return [...text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)/g)]
        .map(([, link]) => posix.join(posix.dirname(page), link))
        .filter((path) => !files.some((file) => file === path || file.startsWith(`${path}/`)))
        .map((path) => `${page}: ${path}`);
    });
}

function installScripts({ scripts = {} }) {
  return Object.keys(scripts)
    .filter((name) => /^(?:pre|post)?(?:install|prepare|pack|publish|uninstall)$/.test(name))
    .map((name) => `scripts.${name} would run at the user’s`);
}

function targets({ exports }) {
  return Object.entries(exports).flatMap(([name, target]) =>
    (typeof target === 'string' ? [target] : Object.values(target)).map((file) => ({
      name,
      file: file.replace(/^\.\//, ''),
    })),
  );
}

function missing(manifest, files) {
  const { customElements, 'web-types': webTypes } = manifest;
  const named = [...targets(manifest), { name: 'customElements', file: customElements }];
  return [...named, { name: 'web-types', file: webTypes }]
    .filter(({ file }) => !files.includes(file))
    .map(({ name, file }) => `${name}: ${file}`);
}

/** Each in a process of its own, as a server that renders a page would meet it. */
function imports(unpacked, manifest) {
  const frameworks = madeEntries.filter((name) => name === 'react').map((name) => `./${name}`);
  return targets(manifest)
    .filter(({ name, file }) => file.endsWith('.js') && !frameworks.includes(name))
    .flatMap(({ name, file }) => {
      const code = `await import(${JSON.stringify(join(unpacked, file))})`;
      const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
        encoding: 'utf8',
      });
      return status === 0
        ? []
        : [`${name}: ${stderr.split('\n').find((line) => /^\w*Error/.test(line))}`];
    });
}

function tool(path, args) {
  return script([join(root, 'node_modules', path), ...args]);
}

function script(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    maxBuffer: 1 << 26,
  });
  return status === 0 ? [] : `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim());
}

function paths(unpacked, files) {
  const own = [root, homedir(), process.cwd()].filter((path) => path.length > 4);
  const known = /(?:^|["'\s(])(?:\/(?:home|Users|root|tmp|work|build)\/[\w.-]+\/|[A-Z]:\\\\?Users)/;
  return files
    .filter((file) => TEXT.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(unpacked, file), 'utf8');
      const found = own.find((path) => text.includes(path)) ?? known.exec(text)?.[0];
      return found === undefined ? [] : [`${file}: ${found.trim()}`];
    });
}

function ways(unpacked, files) {
  const reader = readFileSync(join(root, 'src/sdk/exchange/csv.ts'), 'utf8');
  if (/\bdownload\b/.test(reader)) return ['src/sdk/exchange/csv.ts asks papaparse to download'];
  return files
    .filter((file) => /^dist\/(?:es|classic)\/.*\.js$/.test(file))
    .flatMap((file) => {
      // papaparse can fetch a list by itself; that it is never asked to is seen in the sources below.
      const code = withoutComments(readFileSync(join(unpacked, file), 'utf8')).replace(
        /new XMLHttpRequest\b/,
        '',
      );
      const out = WAYS_OUT.exec(code);
      const addresses = [...code.matchAll(/\bhttps?:\/\/[a-z0-9-]+\.[^\s'"`<>)\\$]+/gi)]
        .map(([address]) => address)
        .filter((address) => !NAMES.some((name) => name.test(address)) && !CITING.test(file));
      return [
        ...(out ? [`${file} calls ${out[0]}`] : []),
        ...[...new Set(addresses)].map((address) => `${file} names ${address}`),
      ];
    });
}

/** Whole lines of comment only: what stands behind code may be a part of a text. */
function withoutComments(code) {
  return code.replace(/^\s*\/\*[^]*?\*\/\s*$/gm, '').replace(/^\s*\/\/.*$/gm, '');
}

function hashes(unpacked, files) {
  const inside = 'dist/classic/';
  const said = JSON.parse(readFileSync(join(unpacked, inside, INTEGRITY), 'utf8'));
  const real = Object.fromEntries(
    files
      .filter((file) => file.startsWith(inside) && file.endsWith('.js'))
      .map((file) => [file.slice(inside.length), integrityOf(readFileSync(join(unpacked, file)))]),
  );
  return [...new Set([...Object.keys(said), ...Object.keys(real)])]
    .filter((file) => said[file] !== real[file])
    .map((file) => `${file}: ${said[file] ?? 'no hash'} of ${real[file] ?? 'no file'}`);
}

function licences(bundled, { dependencies }, unpacked) {
  const ours = Object.keys(dependencies).map((name) => {
    const file = join(root, 'node_modules', name, 'package.json');
    const { version, license } = JSON.parse(readFileSync(file, 'utf8'));
    return { name, version, license, how: 'installed beside it' };
  });
  const all = [...bundled.map((one) => ({ ...one, how: 'in its files' })), ...ours];
  const lines = all.map(
    ({ name, version, license, how }) => `${name} ${version} ${license} ${how}`,
  );
  writeFileSync(join(release, 'licences.txt'), `${lines.join('\n')}\n`);
  const notices = readFileSync(join(unpacked, 'dist', NOTICES), 'utf8');
  return [
    ...all
      .filter(({ license }) => !LICENCES.test(license))
      .map(({ name, license }) => `${name} is under ${license}`),
    ...bundled
      .filter(({ name, version }) => !notices.includes(`${name} ${version} `))
      .map(({ name }) => `${name} is not in ${NOTICES}`),
  ];
}

/** npm's own list of all that is installed, of which that remains which reaches a user. */
function sbom(bundled, manifest) {
  const run = npm(['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'library'], root);
  if (run.status !== 0) return run.stderr.split('\n').filter(Boolean);
  const list = JSON.parse(run.stdout);
  const runtime = npm(['ls', '--omit', 'dev', '--all', '--parseable'], root).stdout;
  const inside = new Set(bundled.map(({ name, version }) => `${name}@${version}`));
  const installed = new Set(
    runtime
      .split('\n')
      .filter((line) => line.includes('node_modules'))
      .map((line) => line.split(/node_modules[\\/]/).pop()),
  );
  const components = list.components.flatMap((one) => {
    const name = one.group ? `${one.group}/${one.name}` : one.name;
    const isInside = inside.has(`${name}@${one.version}`);
    if (!isInside && !installed.has(name)) return [];
    const how = { name: 'cadre-talk:how', value: isInside ? 'bundled' : 'dependency' };
    return [{ ...one, scope: 'required', properties: [how] }];
  });
  const refs = new Set([
    list.metadata.component['bom-ref'],
    ...components.map((one) => one['bom-ref']),
  ]);
  const dependencies = list.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((ref) => refs.has(ref)) }));
  writeFileSync(
    join(release, 'sbom.cdx.json'),
    `${JSON.stringify({ ...list, components, dependencies }, null, 2)}\n`,
  );
  const named = new Set(
    components.map((one) => (one.group ? `${one.group}/${one.name}` : one.name)),
  );
  return [...bundled.map(({ name }) => name), ...Object.keys(manifest.dependencies)]
    .filter((name) => !named.has(name))
    .map((name) => `${name} is not in the list`);
}

function changelog({ version }, unpacked) {
  const text = readFileSync(join(unpacked, 'CHANGELOG.md'), 'utf8');
  return text.includes(`\n## ${version}`) ? [] : [`CHANGELOG.md has no "## ${version}"`];
}

/** Building leaves NODE_ENV=production behind, by which npm would leave out what we bundle. */
function npm(args, cwd) {
  const { NODE_ENV: _, ...env } = process.env;
  const how = { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28 };
  return spawnSync('npm', [...args, '--silent'], how);
}
