import { builtinModules } from 'node:module';
import type { Imports } from '../../scripts/check/imports';

/** Allowed imports. A target is a file of the repository or the name of a module. */
interface ImportRule {
  readonly from: RegExp;
  readonly allowed: readonly RegExp[];
}

const NODE_MODULE = new RegExp(`^(node:)?(${builtinModules.join('|').replaceAll('/', '\\/')})$`);

/** The first rule that matches a file applies. */
const IMPORT_RULES: readonly ImportRule[] = [
  { from: /^protocol\/tables\//, allowed: [/^protocol\/tables\//] },
  {
    from: /^protocol\/(wire|callback|bulk|one-time-code)\//,
    allowed: [/^protocol\/(?!index)/, /^(node:crypto|iconv-lite|fast-xml-parser)$/],
  },
  {
    from: /^protocol\/numbers\//,
    allowed: [/^protocol\/(?!index)/, /^libphonenumber-js\/max$/],
  },
  { from: /^protocol\/text\/pattern\//, allowed: [/^protocol\/(?!index)/, /^re2js$/] },
  { from: /^protocol\/index\.ts$/, allowed: [/^protocol\//] },
  { from: /^protocol\//, allowed: [/^protocol\/(?!index)/] },
  {
    from: /^credentials\//,
    allowed: [/^credentials\//, /^protocol\/index\.ts$/, /^n8n-workflow$/],
  },
  {
    from: /^operations\//,
    allowed: [/^operations\//, /^protocol\/index\.ts$/, /^node:crypto$/],
  },
  {
    from: /^nodes\//,
    allowed: [/^nodes\//, /^operations\//, /^protocol\/index\.ts$/, /^(n8n-workflow|node:crypto)$/],
  },
  {
    from: /^packages\/transports\/credentials\//,
    allowed: [/^packages\/transports\/credentials\//, /^protocol\/index\.ts$/, /^n8n-workflow$/],
  },
  {
    from: /^connections\//,
    allowed: [
      /^connections\//,
      /^operations\/(smpp\/session|parameters\/read-credential)\.ts$/,
      /^protocol\/index\.ts$/,
      /^node:(crypto|net|tls)$/,
    ],
  },
  {
    from: /^packages\/transports\/nodes\/mail\//,
    allowed: [
      /^packages\/transports\/nodes\/(mail\/|to-node-error\.ts$)/,
      /^operations\/(smtp\/|host\.ts$|parameters\/read-credential\.ts$)/,
      /^protocol\/index\.ts$/,
      /^(n8n-workflow|node:crypto|nodemailer\/lib\/smtp-connection)$/,
    ],
  },
  {
    from: /^packages\/transports\/nodes\//,
    allowed: [
      /^packages\/transports\/nodes\//,
      /^connections\/index\.ts$/,
      /^nodes\/(shared|SmscTrigger)\//,
      /^operations\//,
      /^protocol\/index\.ts$/,
      /^n8n-workflow$/,
    ],
  },
  {
    from: /^packages\/node-red\/(forms|texts|dialogs)\//,
    allowed: [
      /^packages\/node-red\/(forms|texts|dialogs)\//,
      /^operations\//,
      /^protocol\/index\.ts$/,
    ],
  },
  {
    from: /^packages\/node-red\//,
    allowed: [
      /^packages\/node-red\//,
      /^connections\/index\.ts$/,
      /^operations\//,
      /^protocol\/index\.ts$/,
      NODE_MODULE,
    ],
  },
  {
    from: /^emulator\//,
    allowed: [
      /^emulator\//,
      /^protocol\/tables\//,
      NODE_MODULE,
      /^(axios|iconv-lite|postal-mime|smtp-server)$/,
    ],
  },
  { from: /^host\//, allowed: [/^host\//, NODE_MODULE] },
  { from: /^testkit\//, allowed: [/^(?!(test|scripts|nodes|credentials|packages)\/)/] },
  { from: /^scripts\//, allowed: [/^(?!test\/)/] },
  { from: /^test\//, allowed: [/./] },
];

/** One line per import that the rules forbid. */
export function findForbiddenImports(imports: Imports): string[] {
  return [...imports].flatMap(([file, targets]) => {
    const rule = IMPORT_RULES.find(({ from }) => from.test(file));
    return targets
      .filter((target) => !rule?.allowed.some((pattern) => pattern.test(target)))
      .map((target) => `${file} imports ${target}`);
  });
}

/**
 * The same imports between the folders directly in `root`. A file directly in `root` counts as a
 * folder, because it has a place in the order of the folders too.
 */
export function toFolderImports(imports: Imports, root: string): Imports {
  const folderOf = (file: string): string | null => {
    const [first, folder] = file.split('/');
    return first === root && folder !== undefined ? `${root}/${folder}` : null;
  };
  const folders = new Map<string, Set<string>>();
  for (const [file, targets] of imports) {
    const from = folderOf(file);
    if (from === null) continue;
    const found = folders.get(from) ?? new Set();
    folders.set(from, found);
    for (const target of targets) {
      const to = folderOf(target);
      if (to !== null && to !== from) found.add(to);
    }
  }
  return new Map([...folders].map(([folder, targets]) => [folder, [...targets]]));
}

/** Every cycle, as a list of its files or folders. */
export function findCycles(imports: Imports): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file].join(' -> '));
    if (start >= 0 || done.has(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return cycles;
}
