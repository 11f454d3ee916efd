/** A parameter in a sentence. The host inserts its label or name. */
export interface ParameterReference {
  readonly parameter: string;
}

/**
 * One or several sentences as data: text, or pieces of text with parameters between them. User
 * values are part of the text and are never read as parameter names.
 */
export type Sentence = string | readonly (string | ParameterReference)[];

/** Returns the host's label of a parameter; `undefined` if its form has none. */
export type LabelOf = (parameter: string) => string | undefined;

/** Returns the reference to a parameter in a sentence. */
export function param(parameter: string): ParameterReference {
  return { parameter };
}

/** Tag of a sentence with parameters: sentence`${param('to')} is empty`. */
export function sentence(
  strings: TemplateStringsArray,
  ...values: readonly (Sentence | ParameterReference | number)[]
): Sentence {
  const pieces: (string | ParameterReference)[] = [];
  const add = (piece: string | ParameterReference) => {
    const last = pieces.at(-1);
    if (typeof piece === 'string' && typeof last === 'string')
      pieces[pieces.length - 1] = last + piece;
    else if (piece !== '') pieces.push(piece);
  };
  for (const [index, text] of strings.entries()) {
    add(text);
    const value = values[index] ?? '';
    for (const piece of isPieces(value) ? value : [value]) {
      add(typeof piece === 'number' ? String(piece) : piece);
    }
  }
  return pieces;
}

/**
 * Returns the sentence as text. Parameters are in single quotes, with their label or else their
 * name.
 */
export function formatSentence(given: Sentence, labelOf: LabelOf): string {
  if (typeof given === 'string') return given;
  const words = given.map((piece) =>
    typeof piece === 'string' ? piece : `'${labelOf(piece.parameter) ?? piece.parameter}'`,
  );
  return words.join('');
}

/** Returns the parameters of a sentence in order. */
export function listParameters(given: Sentence): string[] {
  if (typeof given === 'string') return [];
  return given.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.parameter]));
}

/** Returns the same sentence with another name of the parameter. */
export function renameInSentence(given: Sentence, from: string, to: string): Sentence {
  if (typeof given === 'string') return given;
  return given.map((piece) =>
    typeof piece !== 'string' && piece.parameter === from ? param(to) : piece,
  );
}

function isPieces(
  value: Sentence | ParameterReference | number,
): value is Exclude<Sentence, string> {
  return Array.isArray(value);
}
