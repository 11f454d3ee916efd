/** A parameter that a sentence names. The host writes its label there, or its name. */
export interface ParameterReference {
  readonly parameter: string;
}

/**
 * A sentence, or some of them, as data: plain text, or pieces of text with parameters between them.
 * What users gave is part of the text, and nothing in it is ever taken for the name of a parameter.
 */
export type Sentence = string | readonly (string | ParameterReference)[];

/** What the host shows for a parameter; `undefined` where its form has no label for it. */
export type LabelOf = (parameter: string) => string | undefined;

/** The reference to a parameter inside of a sentence. */
export function param(parameter: string): ParameterReference {
  return { parameter };
}

/** Tag of a sentence that names parameters: sentence`${param('to')} is empty`. */
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

/** The sentence as text. Parameters stand in single quotes, by their label or else by their name. */
export function formatSentence(given: Sentence, labelOf: LabelOf): string {
  if (typeof given === 'string') return given;
  const words = given.map((piece) =>
    typeof piece === 'string' ? piece : `'${labelOf(piece.parameter) ?? piece.parameter}'`,
  );
  return words.join('');
}

/** The parameters that a sentence names, in their order. */
export function listParameters(given: Sentence): string[] {
  if (typeof given === 'string') return [];
  return given.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.parameter]));
}

/** The same sentence about a parameter of another name. */
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
