import { dirname, posix } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import type { Resource } from '../../operations/operation';
import { ADMINISTRATION_RESOURCES } from '../../operations/administration-resources';
import { EVERYDAY_RESOURCES } from '../../operations/everyday-resources';

/** Text of a markdown file by its path below the root. */
export type Documents = ReadonlyMap<string, string>;

export interface FencedBlock {
  /** The text after the fence, such as `sh` or `json node`. */
  readonly info: string;
  readonly content: string;
}

export function listFencedBlocks(text: string): FencedBlock[] {
  return [...text.matchAll(/^( *)```(.*)\n([\s\S]*?)^\1```$/gm)].map(
    ([, , info = '', content = '']) => ({ info: info.trim(), content }),
  );
}

function withoutCode(text: string): string {
  return text.replace(/^( *)```[\s\S]*?^\1```$/gm, '').replace(/`[^`\n]*`/g, '');
}

/** Headings in the form of GitHub's anchors. */
export function listAnchors(text: string): string[] {
  const headings = text.replace(/^( *)```[\s\S]*?^\1```$/gm, '').matchAll(/^#+ +(.+)$/gm);
  return [...headings].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Relative links and pictures without a target, as `file -> target`. */
export function findBrokenLinks(documents: Documents, exists: (path: string) => boolean): string[] {
  return [...documents].flatMap(([file, text]) =>
    listLinks(text)
      .filter((link) => !isReachable(file, link, documents, exists))
      .map((link) => `${file} -> ${link}`),
  );
}

/**
 * Documents that nobody finds: no link leads to them from the given documents, through any number
 * of others.
 */
export function findOrphans(documents: Documents, starts: readonly string[]): string[] {
  const found = new Set(starts);
  // A set returns what is added while it is read.
  for (const file of found) {
    for (const link of listLinks(documents.get(file) ?? '')) {
      const target = posix.join(dirname(file), link.split('#')[0] ?? '');
      if (documents.has(target)) found.add(target);
    }
  }
  return [...documents.keys()].filter((file) => !found.has(file));
}

/** Relative links and pictures of a text, outside of code. */
function listLinks(text: string): string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to = '']) => to)
    .filter((link) => !/^[a-z]+:/.test(link));
}

function isReachable(
  file: string,
  link: string,
  documents: Documents,
  exists: (path: string) => boolean,
): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? file : posix.join(dirname(file), path);
  if (!exists(target)) return false;
  return anchor === undefined || listAnchors(documents.get(target) ?? '').includes(anchor);
}

/** Shell commands that do not exist in this repository. */
export function findUnknownCommands(text: string, scripts: readonly string[]): string[] {
  const known = ['start', 'test', ...scripts.map((name) => `run ${name}`)].filter(
    (name) => name.startsWith('run ') || scripts.includes(name),
  );
  return listFencedBlocks(text)
    .filter(({ info }) => info === 'sh')
    .flatMap(({ content }) => content.split('\n').filter((line) => line.trim() !== ''))
    .filter((line) => !known.some((name) => new RegExp(`^npm ${name}( -- .+)?$`).test(line)));
}

interface DocumentedNode {
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The resources of each action node, by its type. */
const ACTION_NODES: ReadonlyMap<string, readonly Resource[]> = new Map([
  ['n8n-nodes-smsc.smsc', EVERYDAY_RESOURCES],
  ['n8n-nodes-smsc.smscAccount', ADMINISTRATION_RESOURCES],
]);

/** Errors in the action nodes of an example in a page. */
export function findUnknownParameters(json: string): string[] {
  const { nodes } = JSON.parse(json) as { nodes: DocumentedNode[] };
  return nodes
    .filter(({ type }) => ACTION_NODES.has(type))
    .flatMap(({ type, parameters }) => {
      const { resource, operation, ...others } = parameters;
      const resources = ACTION_NODES.get(type) ?? [];
      const found = resources
        .find(({ value }) => value === resource)
        ?.operations.find(({ value }) => value === operation);
      if (!found) return [`${String(resource)}: ${String(operation)}`];
      return Object.entries(others).flatMap(([name, value]) => check(found.fields, name, value));
    });
}

function check(fields: readonly INodeProperties[], name: string, value: unknown): string[] {
  const field = fields.find((one) => one.name === name);
  if (!field) return [name];
  if (field.type !== 'collection') return [];
  const options = (field.options ?? []) as INodeProperties[];
  return Object.entries(value as object).flatMap(([option, given]) =>
    check(options, option, given).map((unknown) => `${name}.${unknown}`),
  );
}

/** Traces of the machine on which a text was written, and of package registries. */
export function findMachineTraces(text: string): string[] {
  const paths = /(?<![\w.~/-])\/(?:work|tmp|root|home|Users|mnt|var)(?=\/|\b)[^\s`)"']*/g;
  const hosts = /\bregistry\.[\w-]+\.[\w.-]+|\b(?:127\.0\.0\.1|localhost):(?!(?:4010|5678)\b)\d+/g;
  return [...text.matchAll(paths), ...text.matchAll(hosts)].map(([found]) => found);
}
