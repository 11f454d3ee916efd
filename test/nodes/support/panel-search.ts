import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeTypeBaseDescription } from 'n8n-workflow';
import { POPULARITY } from './node-popularity';

/*
 * The search of n8n's node panel, as its editor 2.41 does it: each node is scored by a fuzzy match
 * of the typed text with its name and its aliases (the matching is that of lib_fts by Forrest
 * Smith), and popular nodes get a bonus.
 */

/** A node as the panel knows it. */
export interface PanelNode {
  /** Full name, such as `n8n-nodes-base.telegram`. */
  readonly name: string;
  readonly displayName: string;
  readonly aliases: readonly string[];
  readonly isTrigger: boolean;
}

/** An entry of the list of results. */
export interface PanelResult {
  readonly node: PanelNode;
  readonly score: number;
}

const BUILT_IN = join(__dirname, '../../../host/nodes-base/node_modules/n8n-nodes-base');
const NAME_WEIGHT = 1.3;
const DEEPEST = 5;

/** A built-in node in the file that lists all of them. */
interface ListedType extends INodeTypeBaseDescription {
  readonly version: number | number[];
  readonly hidden?: true;
}

/** Reads n8n's built-in nodes, each in its newest version. */
export function readBuiltInNodes(): PanelNode[] {
  const path = join(BUILT_IN, 'dist/types/nodes.json');
  const types = JSON.parse(readFileSync(path, 'utf8')) as ListedType[];
  const newest = new Map<string, ListedType>();
  for (const type of types.filter(({ hidden }) => hidden !== true)) {
    const known = newest.get(type.name);
    if (!known || versionOf(type) >= versionOf(known)) newest.set(type.name, type);
  }
  return [...newest.values()].map((type) => toPanelNode('n8n-nodes-base', type, type.codex ?? {}));
}

function versionOf({ defaultVersion, version }: ListedType): number {
  return defaultVersion ?? Math.max(...[version].flat());
}

export function toPanelNode(
  packageName: string,
  type: Pick<INodeTypeBaseDescription, 'name' | 'displayName' | 'group'>,
  { alias = [] }: { readonly alias?: readonly string[] },
): PanelNode {
  return {
    name: type.name.includes('.') ? type.name : `${packageName}.${type.name}`,
    displayName: type.displayName,
    aliases: alias,
    isTrigger: type.group.includes('trigger'),
  };
}

/** A trigger whose name is that of an action node and "Trigger" has no entry of its own. */
export function mergeTriggers(nodes: readonly PanelNode[]): PanelNode[] {
  const actions = nodes.filter(({ isTrigger }) => !isTrigger);
  const names = new Set(actions.map(({ name }) => name));
  const triggers = nodes.filter(
    ({ name, isTrigger }) => isTrigger && !names.has(name.replace('Trigger', '')),
  );
  return [...actions, ...triggers];
}

/** Returns what the panel lists for a typed text, best first. */
export function searchPanel(nodes: readonly PanelNode[], typed: string): PanelResult[] {
  const pattern = dropTrigger(typed).toLowerCase();
  return nodes
    .flatMap((node) => {
      const score = scoreNode(pattern, node);
      return score === null ? [] : [{ node, score: score + popularityOf(node) }];
    })
    .sort((one, other) => other.score - one.score);
}

/** The panel ignores a beginning of "trigger" after other words. */
function dropTrigger(typed: string): string {
  const words = typed.split(' ');
  const isDropped = words.length > 1 && 'trigger'.startsWith((words.at(-1) ?? '').toLowerCase());
  return isDropped ? words.slice(0, -1).filter(Boolean).join(' ').trimEnd() : typed;
}

function popularityOf({ name }: PanelNode): number {
  return POPULARITY.get(name.replace('n8n-nodes-base.', '')) ?? 0;
}

function scoreNode(pattern: string, { displayName, aliases }: PanelNode): number | null {
  const byName = match(pattern, displayName);
  const scores = [
    ...(byName === null ? [] : [byName * NAME_WEIGHT]),
    ...aliases.flatMap((alias) => match(pattern, alias) ?? []),
  ];
  return scores.length === 0 ? null : Math.max(...scores);
}

/**
 * Returns the score of the best way to find the letters of `pattern` in `target` in their order,
 * or `null` if there is none. It tries later places for a letter only a few levels deep.
 */
function match(
  pattern: string,
  target: string,
  from = { pattern: 0, target: 0 },
  before: readonly number[] = [],
  depth = 1,
): number | null {
  if (depth >= DEEPEST || from.pattern === pattern.length || from.target === target.length) {
    return null;
  }
  let index = from.pattern;
  let found = before;
  let other: number | null = null;
  for (let at = from.target; at < target.length && index < pattern.length; at++) {
    if (pattern[index]?.toLowerCase() !== target[at]?.toLowerCase()) continue;
    const next = { pattern: index, target: at + 1 };
    const later = match(pattern, target, next, found, depth + 1);
    if (later !== null && (other === null || later > other)) other = later;
    found = [...found, at];
    index++;
  }
  if (index < pattern.length) return null;
  const own = scorePlaces(found, target);
  return other !== null && other > own ? other : own;
}

function scorePlaces(places: readonly number[], target: string): number {
  const [first = 0] = places;
  const leading = target.toLowerCase().startsWith('n8n') ? 0 : Math.max(-20 * first, -200);
  const unmatched = -2.5 * (target.length - places.length);
  const bonuses = places.map((place, index) => {
    const isSequel = index > 0 && place === (places[index - 1] ?? 0) + 1;
    return (isSequel ? 60 : 0) + scorePlace(target[place - 1], target[place] ?? '');
  });
  return 100 + leading + unmatched + bonuses.reduce((sum, bonus) => sum + bonus, 0);
}

function scorePlace(neighbor: string | undefined, letter: string): number {
  if (neighbor === undefined) return 15;
  const isCamel = neighbor !== neighbor.toUpperCase() && letter !== letter.toLowerCase();
  return (isCamel ? 30 : 0) + (neighbor === ' ' || neighbor === '_' ? 38 : 0);
}
