/**
 * The order of test files that share one n8n or Node-RED. By default, Jest starts with the files that
 * failed or took longest in an earlier run, so the order differs from machine to machine. Here it is
 * the order of the paths; `TEST_ORDER=7` shuffles with seed 7, which shows files that depend on
 * others.
 */
const { createHash } = require('node:crypto');
const { relative } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

const seed = process.env['TEST_ORDER'];

function placeOf(path) {
  const name = relative(__dirname, path).replaceAll('\\', '/');
  if (seed === undefined) return name;
  return createHash('sha256').update(`${seed} ${name}`).digest('hex');
}

module.exports = class FileOrder extends Sequencer {
  sort(tests) {
    if (seed !== undefined) console.log(`Order of test files: TEST_ORDER=${seed}`);
    const placed = [...tests].map((test) => ({ test, place: placeOf(test.path) }));
    placed.sort((one, other) => (one.place < other.place ? -1 : 1));
    return placed.map(({ test }) => test);
  }
};
