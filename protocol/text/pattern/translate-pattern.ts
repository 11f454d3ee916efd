import { ANY_CHARACTER, NO_LINE_END, writeCodePoint } from './character-classes';
import { PatternCursor } from './pattern-cursor';
import {
  BACKREFERENCE,
  INVALID_SYNTAX,
  LOOKAROUND,
  PatternError,
  TOO_LARGE,
} from './pattern-fault';
import { readBrackets, readEscapedMember, type CharacterClass } from './read-members';

/** Flags that change the meaning of a pattern. */
export interface PatternFlags {
  /** `s`: a dot matches any character. */
  readonly dotAll: boolean;
  /** `m`: `^` and `$` match at line ends; `\n` is then the only line end in the text. */
  readonly multiline: boolean;
}

/** A part of a pattern in RE2 syntax, with its highest search cost. */
interface Piece {
  readonly source: string;
  /** Steps per character of the text: about the number of compiled instructions. */
  readonly cost: number;
  /** Cost without repetition: few states of a fixed text are active at a time. */
  readonly costOnce: number;
}

/** Most steps per character. Measured: 2,000 characters then take at most 30 ms. */
const MOST_STEPS = 120;
const LETTER_ONCE = 1 / 3;
/** Longest pattern, in characters. */
const MOST_CHARACTERS = 5000;
const MOST_LEVELS = 50;

const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/;

/**
 * Translates a valid JavaScript regular expression to RE2 syntax with the same meaning under the
 * flag `u`. Groups do not capture. The caller handles case sensitivity.
 *
 * @throws PatternError for features that RE2 lacks, and for patterns that are too slow
 */
export function translatePattern(source: string, flags: PatternFlags): string {
  if (source.length > MOST_CHARACTERS) throw new PatternError(TOO_LARGE);
  const { source: translated, costOnce } = new PatternReader(source, flags).read();
  if (costOnce > MOST_STEPS) throw new PatternError(TOO_LARGE);
  return translated;
}

class PatternReader {
  private readonly cursor: PatternCursor;

  constructor(
    source: string,
    private readonly flags: PatternFlags,
  ) {
    this.cursor = new PatternCursor(source);
  }

  read(): Piece {
    const piece = this.readAlternatives(0);
    if (!this.cursor.isAtEnd()) throw new PatternError(INVALID_SYNTAX);
    return piece;
  }

  private readAlternatives(level: number): Piece {
    if (level > MOST_LEVELS) throw new PatternError(TOO_LARGE);
    const pieces = [this.readSequence(level)];
    while (this.cursor.accept('|')) pieces.push(this.readSequence(level));
    const extra = pieces.length - 1;
    return {
      source: pieces.map(({ source }) => source).join('|'),
      cost: sum(pieces, 'cost') + extra,
      costOnce: sum(pieces, 'costOnce') + extra * LETTER_ONCE,
    };
  }

  private readSequence(level: number): Piece {
    const pieces: Piece[] = [];
    while (!this.cursor.isAtEnd() && !'|)'.includes(this.cursor.peek())) {
      pieces.push(this.readQuantifier(this.readAtom(level)));
    }
    return {
      source: pieces.map(({ source }) => source).join(''),
      cost: sum(pieces, 'cost'),
      costOnce: sum(pieces, 'costOnce'),
    };
  }

  private readQuantifier(atom: Piece): Piece {
    const found = this.cursor.match(QUANTIFIER);
    if (found === null) return atom;
    const [written, least, comma, most] = found;
    const source = `(?:${atom.source})${written}`;
    const optional = atom.cost + 1;
    if (least === undefined) return { source, cost: optional, costOnce: optional };
    const rest = most ? (Number(most) - Number(least)) * optional : comma ? optional : 0;
    const cost = Number(least) * atom.cost + rest;
    // RE2 repeats at most 1,000 times, also without cost.
    if (cost > MOST_STEPS || Math.max(Number(least), Number(most)) > 1000) {
      throw new PatternError(TOO_LARGE);
    }
    return { source, cost, costOnce: cost };
  }

  private readAtom(level: number): Piece {
    const { cursor, flags } = this;
    if (cursor.accept('(')) return this.readGroup(level);
    if (cursor.accept('[')) return toPiece(readBrackets(cursor, flags.multiline));
    if (cursor.accept('\\')) return this.readEscape();
    if (cursor.accept('.')) return single(flags.dotAll ? ANY_CHARACTER : NO_LINE_END);
    const [anchor] = cursor.match(/^[$^]/) ?? [];
    return anchor === undefined ? letter(cursor.readCodePoint()) : single(anchor);
  }

  private readGroup(level: number): Piece {
    const { cursor } = this;
    if (cursor.match(/^\?<?[=!]/) !== null) throw new PatternError(LOOKAROUND);
    // A search only finds out whether there is a match, so groups need not capture.
    if (cursor.match(/^\?(?::|<[^>]*>)/) === null && cursor.peek() === '?') {
      throw new PatternError(INVALID_SYNTAX);
    }
    const inside = this.readAlternatives(level + 1);
    if (!cursor.accept(')')) throw new PatternError(INVALID_SYNTAX);
    return { ...inside, source: `(?:${inside.source})` };
  }

  private readEscape(): Piece {
    const { cursor } = this;
    const [boundary] = cursor.match(/^[bB]/) ?? [];
    if (boundary !== undefined) return single(`\\${boundary}`);
    if (/^[1-9k]$/.test(cursor.peek())) throw new PatternError(BACKREFERENCE);
    const member = readEscapedMember(cursor, this.flags.multiline);
    if (typeof member === 'number') return letter(member);
    return toPiece({ ...member, source: `[${member.source}]` });
  }
}

function sum(pieces: readonly Piece[], cost: 'cost' | 'costOnce'): number {
  return pieces.reduce((total, piece) => total + piece[cost], 0);
}

function toPiece({ source, cost }: CharacterClass): Piece {
  return { source, cost, costOnce: cost };
}

function single(source: string): Piece {
  return toPiece({ source, cost: 1 });
}

function letter(code: number): Piece {
  return { source: writeCodePoint(code), cost: 1, costOnce: LETTER_ONCE };
}
