import { builtinModules } from 'node:module';
import type { Imports } from '../../scripts/check/imports';

/** Who may import what. A target is a file of the repository or the name of a module. */
interface ImportRule {
  readonly from: RegExp;
  readonly allowed: readonly RegExp[];
}

const NODE_MODULE = new RegExp(`^(node:)?(${builtinModules.join('|').replaceAll('/', '\\/')})$`);

/** The first rule that matches a file counts. */
const IMPORT_RULES: readonly ImportRule[] = [
  { from: /^protocol\/tables\//, allowed: [/^protocol\/tables\//] },
  {
    from: /^protocol\/(wire|callback|bulk|codes)\//,
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
    from: /^nodes\//,
    allowed: [/^nodes\//, /^protocol\/index\.ts$/, /^(n8n-workflow|node:crypto)$/],
  },
  {
    from: /^packages\/transports\/credentials\//,
    allowed: [
      /^packages\/transports\/credentials\//,
      /^protocol\/transports\.ts$/,
      /^n8n-workflow$/,
    ],
  },
  {
    from: /^packages\/transports\/nodes\/connections\//,
    allowed: [
      /^packages\/transports\/nodes\/connections\//,
      /^protocol\/transports\.ts$/,
      /^node:(crypto|net|tls)$/,
    ],
  },
  {
    from: /^packages\/transports\/nodes\/mail\//,
    allowed: [
      /^packages\/transports\/nodes\/(mail|items)\//,
      /^protocol\/transports\.ts$/,
      /^(n8n-workflow|node:crypto|nodemailer\/lib\/smtp-connection)$/,
    ],
  },
  {
    // Parts of the main package's nodes that ask nothing of the gateway are shared, not written anew.
    from: /^packages\/transports\/nodes\//,
    allowed: [
      /^packages\/transports\/nodes\//,
      /^nodes\/(Smsc|SmscTrigger)\//,
      /^protocol\/transports\.ts$/,
      /^n8n-workflow$/,
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

/** Every circle, as the files along it. */
export function findCircles(imports: Imports): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) circles.push([...path.slice(start), file].join(' -> '));
    if (start >= 0 || done.has(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return circles;
}
