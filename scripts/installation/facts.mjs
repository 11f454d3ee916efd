/** What is installed for a command, from `host/installation.json`, with sizes and usual times. */
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const { hosts, ai, nodeRed, node, costs } = JSON.parse(
  readFileSync(join(ROOT, 'host/installation.json'), 'utf8'),
);

/**
 * How long an installation usually takes, in words; undefined if nobody measured it.
 *
 * @param {string} part a key of `costs`, or the absolute path of a folder
 */
export function usualTime(part) {
  const key = part in costs ? part : relative(ROOT, part).replaceAll('\\', '/') || '.';
  return costs[key] && inWords(costs[key].minutes);
}

/** @param {readonly [number, number]} minutes shortest and longest usual time */
export function inWords([from, to]) {
  return to <= 1
    ? 'less than a minute'
    : `${Math.max(1, Math.round(from))} to ${Math.ceil(to)} min`;
}
