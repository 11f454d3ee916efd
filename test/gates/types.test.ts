import { join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../..');

function readConfig(name: string): ts.ParsedCommandLine {
  const { config } = ts.readConfigFile(join(ROOT, name), ts.sys.readFile) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
}

/** The declarations of TypeScript and Node are parsed once for all tests. */
const parsed = new Map<string, ts.SourceFile>();

/** TypeScript's messages about a file of published code. */
function findProblems(text: string): string[] {
  const { options } = readConfig('tsconfig.published.json');
  const file = join(ROOT, 'nodes/tried.ts');
  const host = ts.createCompilerHost(options);
  const getSourceFile: typeof host.getSourceFile = (name, target) => {
    if (name === file) return ts.createSourceFile(name, text, target);
    const source =
      parsed.get(name) ?? ts.createSourceFile(name, ts.sys.readFile(name) ?? '', target);
    parsed.set(name, source);
    return source;
  };
  const program = ts.createProgram(
    [file],
    { ...options, incremental: false, tsBuildInfoFile: undefined },
    { ...host, getSourceFile, fileExists: (name) => name === file || ts.sys.fileExists(name) },
  );
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('the type check of published code', () => {
  it('covers every published folder and no test', () => {
    const folders = readConfig('tsconfig.published.json').fileNames.map(
      (file) => file.slice(ROOT.length + 1).split('/')[0],
    );
    expect([...new Set(folders)]).toEqual(
      expect.arrayContaining(['protocol', 'credentials', 'nodes', 'packages', 'emulator']),
    );
    expect(folders).not.toContain('test');
  });

  it.each(["it('works', () => {});", 'expect(1);', 'window.open();', 'localStorage.length;'])(
    'rejects %s',
    (text) => {
      expect(findProblems(text)).toEqual([expect.stringContaining('Cannot find name')]);
    },
  );

  it('accepts the APIs of Node.js', () => {
    expect(findProblems("export const bytes = Buffer.from([3, 1].toSorted().join(''));")).toEqual(
      [],
    );
  });
});
