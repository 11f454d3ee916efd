export interface BenchArguments {
  /** Names of the figures to measure, in the order of the list. */
  readonly names: readonly string[];
  readonly asJson: boolean;
  readonly quick: boolean;
}

/** @throws Error for an unknown figure or option */
export function readArguments(
  given: readonly string[],
  figures: readonly string[],
): BenchArguments {
  const options = given.filter((argument) => argument.startsWith('--'));
  const wanted = given.filter((argument) => !argument.startsWith('--'));
  const unknown =
    options.find((option) => !['--json', '--quick'].includes(option)) ??
    wanted.find((name) => !figures.includes(name));
  if (unknown !== undefined) {
    throw new Error(
      `Unknown figure or option "${unknown}". Figures: ${figures.join(', ')}. Options: --json, --quick.`,
    );
  }
  return {
    names: wanted.length === 0 ? figures : figures.filter((name) => wanted.includes(name)),
    asJson: options.includes('--json'),
    quick: options.includes('--quick'),
  };
}
