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

/** A class of characters in the syntax of RE2, and what a search for it costs. */
export interface CharacterClass {
  readonly source: string;
  readonly cost: number;
}

/** What stands between brackets or behind a backslash: a code point or a class. */
type Member = number | CharacterClass;

/** A property splits the alphabet into many ranges, which a search has to tell apart. */
const PROPERTY_COST = 6;

const HEX = /^(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|u\{([\dA-Fa-f]{1,6})\})/;
const LOW_SURROGATE = /^\\u(d[c-f][\da-f]{2})/i;
const PROPERTY = /^[pP]\{([\w=]+)\}/;
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };
/** What JavaScript writes as a letter behind a backslash and RE2 takes as it is. */
const SHARED_ESCAPES = 'dDwW';

/**
 * What follows a backslash, inside and outside of brackets.
 *
 * @param multiline whether the text has no line end but `\n`
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

/** `\ud83d\ude00` is one character. */
function joinSurrogates(cursor: PatternCursor, code: number): number {
  const [, low] = code >= 0xd800 && code <= 0xdbff ? (cursor.match(LOW_SURROGATE) ?? []) : [];
  return low === undefined ? code : (code - 0xd800) * 0x400 + Number.parseInt(low, 16) + 0x2400;
}

/** A class in brackets, from behind its opening bracket to behind its closing one. */
export function readBrackets(cursor: PatternCursor, multiline: boolean): CharacterClass {
  const isNegated = cursor.accept('^');
  let source = '';
  let cost = 1;
  let held: number | null = null;
  while (!cursor.accept(']')) {
    // The dash of `[a-]` and of `[\d-x]` is a member like any other.
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
