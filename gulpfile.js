/**
 * Builds `dist` of this package and of those in `packages/`, the only published folders. `npm run
 * build` runs the default task.
 */
require('tsx/cjs');
const { spawnSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const { dest, parallel, series, src } = require('gulp');
const { bundleEmulator, bundleEntries, bundleProtocol } = require('./scripts/bundle/bundle.ts');
const { bundleNodeRed } = require('./scripts/bundle/node-red.ts');

/** The packages of nodes. The emulator is a program, so its package has only what is bundled. */
const NODE_PACKAGES = [{ folder: '' }, { folder: 'packages/transports/' }];
/** Its dialogs and examples stand where Node-RED expects them, beside `dist`. */
const NODE_RED = { folder: 'packages/node-red/' };
const PACKAGES = [...NODE_PACKAGES, { folder: 'packages/emulator/' }, NODE_RED];

function clean(done) {
  for (const { folder } of PACKAGES) rmSync(`${folder}dist`, { recursive: true, force: true });
  rmSync(`${NODE_RED.folder}resources`, { recursive: true, force: true });
  done();
}

function types(done) {
  // What is published; `npm test` also type-checks tests and commands.
  const { status } = spawnSync(
    process.execPath,
    [require.resolve('typescript/bin/tsc'), '--project', 'tsconfig.published.json'],
    { stdio: 'inherit' },
  );
  const found = new Error('The type check failed, see above');
  done(status === 0 ? undefined : Object.assign(found, { showStack: false }));
}

const bundle = parallel(bundleProtocol, bundleEntries, bundleEmulator, bundleNodeRed);

/** Copies bytes: without `encoding: false` gulp reads and writes utf-8 text. */
function copy(from, base, to) {
  const task = () => src(from, { base, encoding: false, allowEmpty: true }).pipe(dest(to));
  return Object.assign(task, { displayName: `copy ${from}` });
}
const copies = NODE_PACKAGES.flatMap(({ folder }) => [
  copy(`${folder}icons/*.svg`, folder || '.', `${folder}dist`),
  copy(`${folder}nodes/**/*.node.json`, folder || '.', `${folder}dist`),
  copy(`${folder}nodes/**/__schema__/**/*.json`, folder || '.', `${folder}dist`),
]);
copies.push(
  copy('packages/node-red/nodes/*/*.html', 'packages/node-red/nodes', 'packages/node-red/dist'),
  copy('packages/node-red/icons/*.svg', 'packages/node-red', 'packages/node-red/dist/smsc-config'),
);

/** Builds everything that is published, without the type check. */
const package = series(clean, parallel(bundle, ...copies));

Object.assign(exports, { clean, types, bundle });
exports.package = package;
exports.default = series(types, package);
