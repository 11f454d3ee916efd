/** The programs that compile a native module: which are here, and how to get the others. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A program that only waits for a dialog or a network drive must not hold up the start. */
const LIMIT_MS = 10_000;

/**
 * @typedef {object} BuildTool
 * @property {string} name
 * @property {string | undefined} version undefined if it is missing
 * @property {string} [command] the program that was found
 */

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @returns {BuildTool[]}
 */
export function findBuildTools(env = process.env, platform = process.platform) {
  if (platform === 'win32') {
    return [findPython(env, ['python', 'python3', 'py']), findVisualStudio(env)];
  }
  // Without these tools, macOS has stand-ins that open a dialog when they are started.
  if (platform === 'darwin' && run('xcode-select', ['-p'], env) === undefined) {
    return [{ name: 'Xcode Command Line Tools', version: undefined }];
  }
  return [
    findPython(env, ['python3', 'python']),
    findProgram('make', [env.MAKE, 'make', 'gmake'], env),
    findProgram('C++ compiler', [env.CXX, 'g++'], env),
  ];
}

/**
 * The commands that install what compiling needs.
 *
 * @param {NodeJS.Platform} [platform]
 * @returns {string[]}
 */
export function buildToolsAdvice(platform = process.platform) {
  if (platform === 'win32') {
    return [
      'Windows: winget install Python.Python.3.12',
      'Windows: winget install Microsoft.VisualStudio.2022.BuildTools --override "--wait --passive --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"',
    ];
  }
  if (platform === 'darwin') return ['macOS: xcode-select --install'];
  return [
    'Debian, Ubuntu: sudo apt-get install python3 make g++',
    'Fedora: sudo dnf install python3 make gcc-c++',
    'Alpine: sudo apk add python3 make g++',
  ];
}

function findPython(env, names) {
  const script = 'import sys; print("%d.%d.%d" % sys.version_info[:3])';
  for (const command of [env.npm_config_python, env.PYTHON, ...names].filter(Boolean)) {
    const version = run(command, ['-c', script], env);
    if (version?.startsWith('3.')) return { name: 'Python 3', version, command };
  }
  return { name: 'Python 3', version: undefined };
}

function findProgram(name, commands, env) {
  for (const command of commands.filter(Boolean)) {
    const output = run(command, ['--version'], env);
    if (output !== undefined) {
      return { name, version: /\d+\.\d+[\d.]*/.exec(output)?.[0] ?? 'found', command };
    }
  }
  return { name, version: undefined };
}

function findVisualStudio(env) {
  const name = 'Visual Studio Build Tools with C++';
  const folder = env['ProgramFiles(x86)'];
  const locator = folder && join(folder, 'Microsoft Visual Studio/Installer/vswhere.exe');
  if (!locator || !existsSync(locator)) return { name, version: undefined };
  const component = 'Microsoft.VisualStudio.Component.VC.Tools.x86.x64';
  const query = ['-latest', '-products', '*', '-requires', component];
  const version = run(locator, [...query, '-property', 'installationVersion'], env);
  return { name, version: version || undefined };
}

/** @returns the first line that the program prints; undefined if it cannot be run */
function run(command, parameters, env) {
  try {
    const output = execFileSync(command, parameters, {
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: LIMIT_MS,
    });
    return output.split('\n')[0].trim();
  } catch {
    return undefined;
  }
}
