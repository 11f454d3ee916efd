/**
 * The repository's installer, plain JavaScript because it runs before anything is installed, for
 * TypeScript programs.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './versions';

interface BuildTool {
  readonly name: string;
  /** Undefined if the tool is missing. */
  readonly version: string | undefined;
  readonly command?: string;
}

interface PlainScripts {
  'install.mjs': { ensureInstalled(directory: string): Promise<void> };
  'installation/facts.mjs': { usualTime(part: string): string | undefined };
  'installation/progress.mjs': {
    startProgress(say: (elapsed: string) => void): { stop(): string };
  };
  'installation/build-tools.mjs': {
    findBuildTools(env?: NodeJS.ProcessEnv): BuildTool[];
    buildToolsAdvice(platform?: NodeJS.Platform): string[];
  };
}

export async function importPlain<Name extends keyof PlainScripts>(
  name: Name,
): Promise<PlainScripts[Name]> {
  const file = path.join(repository, 'scripts', name);
  return (await import(pathToFileURL(file).href)) as PlainScripts[Name];
}
