/** Why a pattern cannot be used. Sentences without a full stop, as in a problem. */
export interface PatternFault {
  /** Completes a sentence that begins with the pattern: "… is not a valid regular expression". */
  readonly text: string;
  readonly advice: string;
}

export const INVALID_SYNTAX: PatternFault = {
  text: 'is not a valid regular expression',
  advice: 'Correct the pattern, or remove it',
};

export const LOOKAROUND: PatternFault = {
  text: 'looks ahead or behind, which a linear-time search cannot do',
  advice:
    'Remove (?=…), (?!…), (?<=…) and (?<!…), and check the rest of the condition in a node that follows',
};

export const BACKREFERENCE: PatternFault = {
  text: 'refers back to a group, which a linear-time search cannot do',
  advice: 'Write out what the group matches in place of \\1 or \\k<name>',
};

export const TOO_LARGE: PatternFault = {
  text: 'is too large to be searched for within 50 ms',
  advice:
    'Write * or + in place of a counted repetition such as {1,1000}, and divide a long list among several nodes',
};

export const UNKNOWN_FLAGS: PatternFault = {
  text: 'has a flag that is not supported',
  advice: 'Use the flags i, m, s and u alone, e.g. /pattern/iu',
};

/** @param name as it is written in the pattern, e.g. `\p{Script_Extensions=Greek}` */
export function unknownProperty(name: string): PatternFault {
  return {
    text: `has a character property that is not supported: ${name.slice(0, 40)}`,
    advice: 'Use a general category such as \\p{L} or a script such as \\p{Cyrillic}',
  };
}

/** Leaves the reader of a pattern; caught where the reading began. */
export class PatternError extends Error {
  constructor(readonly fault: PatternFault) {
    super(fault.text);
  }
}
