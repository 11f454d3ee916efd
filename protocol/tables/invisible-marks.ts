/**
 * Characters that nobody sees: soft hyphen, zero width space, joiners, marks of direction, variation
 * selectors, fillers, byte order mark. Copying from documents and messengers leaves them in texts
 * and numbers. Source: Unicode, DerivedCoreProperties, Default_Ignorable_Code_Point.
 */
export const INVISIBLE_MARKS = /\p{Default_Ignorable_Code_Point}/gu;

/** Those among them that carry no meaning in any language or emoji. */
export const MEANINGLESS_MARKS = /[\u00ad\u180e\u200b\u2060-\u2064\u3164\ufeff]/g;

/**
 * Pictographs and letters of scripts beside which the others mean something: a joiner makes a family
 * of three people, and marks of direction put a number into its place in Arabic.
 */
export const NEEDS_MARKS =
  /[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]|(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}])\p{L}/u;
