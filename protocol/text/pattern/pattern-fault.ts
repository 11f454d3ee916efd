/** Why a pattern cannot be used. Sentences have no full stop, as in a problem. */
export interface PatternFault {
  /** Continues a sentence that starts with the pattern: "… is not a valid regular expression". */
  readonly text: string;
  readonly advice: string;
}

export const INVALID_SYNTAX: PatternFault = {
  text: 'is not a valid regular expression',
  advice: 'Correct the pattern, or remove it',
};

export const LOOKAROUND: PatternFault = {
  text: 'uses a lookahead or lookbehind, which a linear-time search does not support',
  advice:
    'Remove (?=…), (?!…), (?<=…) and (?<!…), and check the rest of the condition in a later node',
};

export const BACKREFERENCE: PatternFault = {
  text: 'uses a back reference, which a linear-time search does not support',
  advice: 'Replace \\1 or \\k<name> with the pattern of the group',
};

export const TOO_LARGE: PatternFault = {
  text: 'is too complex for a search within 50 ms',
  advice:
    'Replace counted repetitions such as {1,1000} with * or +, and split long lists across several nodes',
};

export const UNKNOWN_FLAGS: PatternFault = {
  text: 'has a flag that is not supported',
  advice: 'Use only the flags i, m, s and u, as in /pattern/iu',
};

/** @param name as written in the pattern, e.g. `\p{Script_Extensions=Greek}` */
export function unknownProperty(name: string): PatternFault {
  return {
    text: `has a character property that is not supported: ${name.slice(0, 40)}`,
    advice: 'Use a general category such as \\p{L} or a script such as \\p{Cyrillic}',
  };
}

/** Stops the translation of a pattern; caught in `readUserPattern`. */
export class PatternError extends Error {
  constructor(readonly fault: PatternFault) {
    super(fault.text);
  }
}
