import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The string and template literals of source files. */
export interface SourceTexts {
  /** Whether a literal has exactly this text. */
  hasText(text: string): boolean;
  /**
   * Whether a message can come from a literal: its fixed parts stand in the message, and between
   * them are only `…`, numbers, labels in quotation marks, and other literals.
   */
  hasMessage(message: string): boolean;
}

/** Fixed characters below which a literal matches too many messages, and parts of them. */
const FEWEST_FIXED = 9;
const FEWEST_FIXED_INSIDE = 4;
/** Literals inside literals. */
const DEEPEST = 2;
/** In a literal: the place of an inserted text. Also `{name}`, which code replaces later. */
const GAP = '\u0000';

export function readSourceTexts(root: string, folders: readonly string[]): SourceTexts {
  const literals = new Set(
    folders
      .flatMap((folder) => listSources(join(root, folder)))
      .flatMap((file) => listLiterals(readFileSync(file, 'utf8'))),
  );
  const hasText = (text: string): boolean => literals.has(text);
  const templates = [...literals]
    .map((literal) => literal.replace(/\{\w+\}/g, GAP))
    .filter((literal) => literal.includes(GAP))
    .map((literal) => ({ parts: literal.split(GAP), fixed: literal.replaceAll(GAP, '').length }));

  const matchesTemplate = (text: string, fewest: number, depth: number): boolean =>
    templates.some(
      ({ parts, fixed }) =>
        fixed >= fewest && parts.every((part) => text.includes(part)) && fits(text, parts, depth),
    );

  /** The first part begins the text, the last one ends it, and the others stand between. */
  function fits(text: string, [first = '', ...others]: readonly string[], depth: number): boolean {
    if (!text.startsWith(first)) return false;
    const rest = text.slice(first.length);
    const [next] = others;
    if (next === undefined) return rest === '';
    if (others.length === 1) {
      return rest.endsWith(next) && isInserted(rest.slice(0, rest.length - next.length), depth);
    }
    for (let at = rest.indexOf(next); at >= 0; at = rest.indexOf(next, at + 1)) {
      if (isInserted(rest.slice(0, at), depth) && fits(rest.slice(at), others, depth)) return true;
      if (at >= rest.length) return false;
    }
    return false;
  }

  const known = new Map<string, boolean>();
  function isInserted(text: string, depth: number): boolean {
    const key = `${depth} ${text}`;
    const answer = known.get(key) ?? canBeInserted(text, depth);
    known.set(key, answer);
    return answer;
  }

  function canBeInserted(text: string, depth: number): boolean {
    const [, label] = /^'(.+)'$/.exec(text) ?? [];
    return (
      /^"?(?:…|\d*)"?$/.test(text) ||
      (label !== undefined && hasText(label)) ||
      hasText(text) ||
      hasText(text.charAt(0).toLowerCase() + text.slice(1)) ||
      (depth < DEEPEST && matchesTemplate(text, FEWEST_FIXED_INSIDE, depth + 1))
    );
  }

  return {
    hasText,
    hasMessage: (text) =>
      (text.length >= FEWEST_FIXED && hasText(text)) || matchesTemplate(text, FEWEST_FIXED, 0),
  };
}

function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listSources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function listLiterals(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      found.push(node.text);
    } else if (ts.isTemplateExpression(node)) {
      found.push(
        [node.head, ...node.templateSpans.map(({ literal }) => literal)]
          .map(({ text }) => text)
          .join(GAP),
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
  return found;
}
