/** Builds `dist`, the only folder that is published. `npm run build` runs the default task. */
require('tsx/cjs');
const { spawnSync } = require('node:child_process');
const { rmSync } = require('node:fs');
const { dest, parallel, series, src } = require('gulp');
const { bundleEntries, bundleProtocol } = require('./scripts/bundle/bundle.ts');

function clean(done) {
  rmSync('dist', { recursive: true, force: true });
  done();
}

function types(done) {
  const { status } = spawnSync(
    process.execPath,
    [require.resolve('typescript/bin/tsc'), '--noEmit'],
    { stdio: 'inherit' },
  );
  const found = new Error('The type check found what stands above');
  done(status === 0 ? undefined : Object.assign(found, { showStack: false }));
}

const bundle = parallel(bundleProtocol, bundleEntries);

/** Byte for byte: without `encoding: false` gulp reads and writes everything as utf-8 text. */
function copy(from) {
  return src(from, { base: '.', encoding: false }).pipe(dest('dist'));
}
const icons = () => copy('icons/*.svg');
const codex = () => copy('nodes/**/*.node.json');
const schemas = () => copy('nodes/**/__schema__/**/*.json');

/** All that is published, without the type check. */
const package = series(clean, parallel(bundle, icons, codex, schemas));

Object.assign(exports, { clean, types, bundle, icons, codex, schemas });
exports.package = package;
exports.default = series(types, package);
