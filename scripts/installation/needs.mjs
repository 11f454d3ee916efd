/**
 * What a command needs that runs a real n8n or Node-RED: said before anything is downloaded, together with what
 * is there already and how long the rest takes.
 */
import { existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from '../install.mjs';
import { buildToolsAdvice, findBuildTools } from './build-tools.mjs';
import { ROOT, ai, costs, hosts, inWords, node, nodeRed } from './facts.mjs';

/**
 * @typedef {object} Machine
 * @property {string} nodeVersion
 * @property {NodeJS.Platform} platform
 * @property {string} arch
 * @property {number} freeMb
 * @property {(folder: string) => boolean} hasPackages whether a folder's packages are installed
 * @property {(folder: string) => boolean} hasDriver whether a host's SQLite driver is there
 * @property {() => import('./build-tools.mjs').BuildTool[]} findTools
 */

/** @type {Machine} */
const thisMachine = {
  nodeVersion: process.versions.node,
  platform: process.platform,
  arch: process.arch,
  get freeMb() {
    const { bavail, bsize } = statfsSync(ROOT);
    return (bavail * bsize) / 1e6;
  },
  hasPackages: (folder) => isInstalled(join(ROOT, folder)),
  hasDriver: (folder) =>
    existsSync(join(ROOT, folder, 'node_modules/sqlite3/build/Release/node_sqlite3.node')),
  findTools: () => findBuildTools(),
};

/**
 * @param {{ title: string, hosts: 'current' | 'all' | 'ai' | 'nodeRed', also?: readonly string[] }} command
 * @param {string} oldestNode
 * @param {Machine} [machine]
 * @returns {string[]} lines to print
 * @throws Error if it is certain that the command cannot succeed
 */
export function describeNeeds(command, oldestNode, machine = thisMachine) {
  const wanted = { all: hosts, ai: [ai], nodeRed }[command.hosts] ?? hosts.slice(0, 1);
  const parts = listParts(wanted, command.hosts === 'nodeRed' ? 'Node-RED' : 'n8n', machine);
  const missing = parts.filter(({ isThere }) => !isThere);
  if (missing.length === 0) {
    return [`Installed already: ${parts.map(({ title }) => title).join(', ')}. No network needed.`];
  }
  const needsDriver = missing.some(({ key }) => key === 'driver');
  const [from, to] = sum(missing.map(({ key }) => costs[key].minutes));
  const compile = costs['compiled driver'].minutes;
  const diskMb = missing.reduce(
    (all, { key }) => all + costs[key].diskMb + costs[key].downloadMb,
    0,
  );
  return [
    `${command.title} first installs what is missing. That usually takes ${inWords([from, to])}` +
      (needsDriver ? `, and ${inWords(compile)} more if the SQLite driver must be compiled.` : '.'),
    '',
    ...layOut([
      ['Needed', 'Here'],
      [`Node.js ${oldestNode} or newer`, machine.nodeVersion],
      [
        `${inGigabytes(diskMb)} of disk space, npm's cache included`,
        `${inGigabytes(machine.freeMb)} free${machine.freeMb < diskMb ? ': NOT ENOUGH' : ''}`,
      ],
      ['Network: the npm registry' + (needsDriver ? ' and github.com' : ''), 'tried when needed'],
      ...(command.also ?? []).map((need) => [need, 'looked for later']),
    ]),
    '',
    ...layOut([
      ['To install', 'Usual time', 'Download', 'On disk', ''],
      ...parts.map(({ title, key, isThere }) => [
        title,
        inWords(costs[key].minutes),
        `${costs[key].downloadMb} MB`,
        `${costs[key].diskMb} MB`,
        isThere ? 'installed already' : 'missing',
      ]),
    ]),
    ...(needsDriver ? ['', ...describeCompiling(machine)] : []),
    '',
  ];
}

/** The parts in the order of their installation. */
function listParts(wanted, program, machine) {
  const major = Number(machine.nodeVersion.split('.')[0]);
  const tooOld = wanted.find((host) => major < host.node.from || major > host.node.to);
  if (tooOld && !node.platforms.includes(`${machine.platform}-${machine.arch}`)) {
    throw new Error(
      `${program} ${tooOld.version} needs Node.js ${tooOld.node.from}, this is ${machine.nodeVersion}. npm provides Node.js ${node.major} ` +
        `for ${node.platforms.join(' and ')} only. Install Node.js ${tooOld.node.from}, then run the command again.`,
    );
  }
  const packages = (title, key) => ({ title, key, isThere: machine.hasPackages(key) });
  const folders = wanted.map(({ version, folder }) => `host/${folder ?? `n8n-${version}`}`);
  return [
    packages('Packages of this repository', '.'),
    ...(tooOld
      ? [packages(`Node.js ${node.major} for ${program}`, `host/node-${node.major}`)]
      : []),
    ...wanted.map(({ version }, index) => packages(`${program} ${version}`, folders[index])),
    // n8n stores its data in SQLite, Node-RED in files.
    ...(program === 'n8n'
      ? [{ title: 'SQLite driver', key: 'driver', isThere: folders.every(machine.hasDriver) }]
      : []),
  ];
}

function describeCompiling(machine) {
  const tools = machine.findTools();
  const absent = tools.filter(({ version }) => version === undefined);
  return [
    'The SQLite driver is downloaded ready-made where there is one. Only where that fails it is compiled, with:',
    ...tools.map(({ name, version }) => `  ${name}: ${version ?? 'MISSING'}`),
    ...(absent.length === 0
      ? []
      : [
          'To be prepared for that, press Ctrl-C, install them and start again:',
          ...buildToolsAdvice(machine.platform).map((line) => `  ${line}`),
        ]),
  ];
}

function sum(ranges) {
  return ranges.reduce(([from, to], [least, most]) => [from + least, to + most], [0, 0]);
}

function inGigabytes(megabytes) {
  return `${(megabytes / 1000).toFixed(1)} GB`;
}

function layOut(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(
    1,
    0,
    widths
      .map((width) => '-'.repeat(width))
      .join('  ')
      .trimEnd(),
  );
  return lines;
}
