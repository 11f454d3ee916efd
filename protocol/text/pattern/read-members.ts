import {
  ANY_CHARACTER,
  NO_CHARACTER,
  OTHER_RANGES,
  SPACE_RANGES,
  toPropertyName,
  writeCodePoint,
} from './character-classes';
import type { PatternCursor } from './pattern-cursor';
import { INVALID_SYNTAX, PatternError, unknownProperty } from './pattern-fault';

/** An RE2 character class and its search cost. */
export interface CharacterClass {
  readonly source: string;
  readonly cost: number;
}

/** A member of a class or an escape: a code point or a class. */
type Member = number | CharacterClass;

/** A property has many ranges, which increases the search cost. */
const PROPERTY_COST = 6;

const HEX = /^(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|u\{([\dA-Fa-f]{1,6})\})/;
const LOW_SURROGATE = /^\\u(d[c-f][\da-f]{2})/i;
const PROPERTY = /^[pP]\{([\w=]+)\}/;
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };
/** Escapes with the same meaning in JavaScript and RE2. */
const SHARED_ESCAPES = 'dDwW';

/**
 * Reads the rest of an escape after the backslash, inside and outside of brackets.
 *
 * @param multiline whether `\n` is the only line end in the text
 */
export function readEscapedMember(cursor: PatternCursor, multiline: boolean): Member {
  const property = cursor.match(PROPERTY);
  if (property !== null) return toProperty(property);
  const hex = cursor.match(HEX);
  if (hex !== null) {
    return joinSurrogates(cursor, Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16));
  }
  const control = cursor.match(/^c([A-Za-z])/);
  if (control !== null) return (control[1] as string).charCodeAt(0) % 32;
  const code = cursor.readCodePoint();
  const written = String.fromCodePoint(code);
  if (SHARED_ESCAPES.includes(written)) return { source: `\\${written}`, cost: 1 };
  if (written === 's') return { source: SPACE_RANGES, cost: 1 };
  if (written === 'S') return { source: OTHER_RANGES, cost: 1 };
  if (written === 'r' && multiline) return CONTROLS.n as number;
  return CONTROLS[written] ?? code;
}

function toProperty([written, name = '']: RegExpExecArray): CharacterClass {
  const property = toPropertyName(name);
  if (!/^\w+$/.test(property)) throw new PatternError(unknownProperty(`\\${written}`));
  return { source: `\\${written.charAt(0)}{${property}}`, cost: PROPERTY_COST };
}

/** Reads `\ud83d\ude00` as one character. */
function joinSurrogates(cursor: PatternCursor, code: number): number {
  const [, low] = code >= 0xd800 && code <= 0xdbff ? (cursor.match(LOW_SURROGATE) ?? []) : [];
  return low === undefined ? code : (code - 0xd800) * 0x400 + Number.parseInt(low, 16) + 0x2400;
}

/** Reads a bracketed class after its opening bracket, up to and including the closing one. */
export function readBrackets(cursor: PatternCursor, multiline: boolean): CharacterClass {
  const isNegated = cursor.accept('^');
  let source = '';
  let cost = 1;
  let held: number | null = null;
  while (!cursor.accept(']')) {
    // The dash in `[a-]` and `[\d-x]` is a literal member.
    const isRange = held !== null && cursor.peek() === '-' && cursor.peek(1) !== ']';
    if (isRange) cursor.accept('-');
    const member = readMember(cursor, multiline);
    if (typeof member !== 'number') {
      source += (isRange ? '\\-' : '') + member.source;
      cost += member.cost - 1;
      held = null;
    } else if (isRange) {
      source += `-${writeCodePoint(member)}`;
      held = null;
    } else {
      source += writeCodePoint(member);
      held = member;
    }
  }
  if (source === '') return { source: isNegated ? ANY_CHARACTER : NO_CHARACTER, cost };
  return { source: `[${isNegated ? '^' : ''}${source}]`, cost };
}

function readMember(cursor: PatternCursor, multiline: boolean): Member {
  if (!cursor.accept('\\')) return cursor.readCodePoint();
  if (cursor.accept('b')) return 8;
  if (/^[1-9]$/.test(cursor.peek())) throw new PatternError(INVALID_SYNTAX);
  return readEscapedMember(cursor, multiline);
}
