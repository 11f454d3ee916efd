import {
  ANY_CHARACTER,
  NO_CHARACTER,
  NO_LINE_END,
  OTHER_RANGES,
  SPACE_RANGES,
  toPropertyName,
  writeCodePoint,
} from './character-classes';
import {
  BACKREFERENCE,
  INVALID_SYNTAX,
  LOOKAROUND,
  PatternError,
  TOO_LARGE,
  unknownProperty,
} from './pattern-fault';

/** Flags that change what a pattern means. */
export interface PatternFlags {
  /** `s`: a dot is any character. */
  readonly dotAll: boolean;
  /** `m`: `^` and `$` are the ends of lines; the text then has no line end but `\n`. */
  readonly multiline: boolean;
}

/** A part of a pattern in the syntax of RE2, and what a search for it costs at most. */
interface Piece {
  readonly source: string;
  /** Steps for one character of the text, about the instructions of the compiled program. */
  readonly cost: number;
  /** The same where the part is not repeated: of fixed letters few are ever awaited at a time. */
  readonly costOnce: number;
}

/** Steps for one character of the text. Measured: with so many, 2,000 characters take at most 30 ms. */
const MOST_STEPS = 120;
const LETTER_ONCE = 1 / 3;
/** A property splits the alphabet into many ranges, which a search has to tell apart. */
const PROPERTY_COST = 6;
/** Longest pattern, in characters. */
const MOST_CHARACTERS = 5000;
const MOST_LEVELS = 50;

const HEX = /^(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})|u\{([\dA-Fa-f]{1,6})\})/;
const LOW_SURROGATE = /^\\u(d[c-f][\da-f]{2})/i;
const PROPERTY = /^p\{([\w=]+)\}/i;
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/;
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };
/** What JavaScript writes as a letter behind a backslash and RE2 takes as it is. */
const SHARED_ESCAPES = 'dDwW';

/**
 * A valid regular expression of JavaScript in the syntax of RE2, with the same meaning under the
 * flag `u`. Groups capture nothing. Whether letters are compared by case is left to the caller.
 *
 * @throws PatternError for what RE2 lacks, and for what a search would take too long for
 */
export function translatePattern(source: string, flags: PatternFlags): string {
  if (source.length > MOST_CHARACTERS) throw new PatternError(TOO_LARGE);
  const { source: translated, costOnce } = new PatternReader(source, flags).read();
  if (costOnce > MOST_STEPS) throw new PatternError(TOO_LARGE);
  return translated;
}

class PatternReader {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly flags: PatternFlags,
  ) {}

  read(): Piece {
    const piece = this.readAlternatives(0);
    if (this.at < this.source.length) throw new PatternError(INVALID_SYNTAX);
    return piece;
  }

  private peek(): string {
    return this.source.charAt(this.at);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.source.slice(this.at, this.at + 80));
    if (found !== null) this.at += found[0].length;
    return found;
  }

  private accept(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at += character.length;
    return true;
  }

  private readAlternatives(level: number): Piece {
    if (level > MOST_LEVELS) throw new PatternError(TOO_LARGE);
    const pieces = [this.readSequence(level)];
    while (this.accept('|')) pieces.push(this.readSequence(level));
    const extra = pieces.length - 1;
    return {
      source: pieces.map(({ source }) => source).join('|'),
      cost: sum(pieces, 'cost') + extra,
      costOnce: sum(pieces, 'costOnce') + extra * LETTER_ONCE,
    };
  }

  private readSequence(level: number): Piece {
    const pieces: Piece[] = [];
    while (this.at < this.source.length && !'|)'.includes(this.peek())) {
      pieces.push(this.readQuantifier(this.readAtom(level)));
    }
    return {
      source: pieces.map(({ source }) => source).join(''),
      cost: sum(pieces, 'cost'),
      costOnce: sum(pieces, 'costOnce'),
    };
  }

  private readQuantifier(atom: Piece): Piece {
    const found = this.match(QUANTIFIER);
    if (found === null) return atom;
    const [written, least, comma, most] = found;
    // `x**` is an error of JavaScript, and `(?:)*` nothing to repeat for RE2.
    const source = `(?:${atom.source})${written}`;
    const optional = atom.cost + 1;
    if (least === undefined) return { source, cost: optional, costOnce: optional };
    const copies = Number(least) * atom.cost;
    const rest = most ? (Number(most) - Number(least)) * optional : comma ? optional : 0;
    const cost = copies + rest;
    // RE2 repeats at most 1,000 times, whatever it repeats.
    if (cost > MOST_STEPS || Math.max(Number(least), Number(most)) > 1000) {
      throw new PatternError(TOO_LARGE);
    }
    return { source, cost, costOnce: cost };
  }

  private readAtom(level: number): Piece {
    const first = this.peek();
    switch (first) {
      case '(':
        return this.readGroup(level);
      case '[':
        return this.readBrackets();
      case '\\':
        return this.readEscape();
      case '.':
        this.at += 1;
        return single(this.flags.dotAll ? ANY_CHARACTER : NO_LINE_END);
      case '^':
      case '$':
        this.at += 1;
        return single(first);
      default:
        return letter(this.readLetter());
    }
  }

  private readGroup(level: number): Piece {
    this.at += 1;
    if (this.match(/^\?<?[=!]/) !== null) throw new PatternError(LOOKAROUND);
    // A search tells only whether there is a match, so no group has to capture.
    if (this.match(/^\?(?::|<[^>]*>)/) === null && this.peek() === '?') {
      throw new PatternError(INVALID_SYNTAX);
    }
    const inside = this.readAlternatives(level + 1);
    if (!this.accept(')')) throw new PatternError(INVALID_SYNTAX);
    return { ...inside, source: `(?:${inside.source})` };
  }

  private readEscape(): Piece {
    this.at += 1;
    const next = this.peek();
    if (/^[bB]$/.test(next)) {
      this.at += 1;
      return single(`\\${next}`);
    }
    if (/^[1-9k]$/.test(next)) throw new PatternError(BACKREFERENCE);
    const inside = this.readClassEscape();
    if (typeof inside === 'number') return letter(writeCodePoint(inside));
    return { ...single(`[${inside.source}]`), cost: inside.cost, costOnce: inside.cost };
  }

  /** What is alike inside and outside of brackets: a code point, or a class as part of brackets. */
  private readClassEscape(): number | { readonly source: string; readonly cost: number } {
    const property = this.match(PROPERTY);
    if (property !== null) return this.readProperty(property);
    const hex = this.match(HEX);
    if (hex !== null)
      return this.readCodeUnits(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '', 16));
    const control = this.match(/^c([A-Za-z])/);
    if (control !== null) return (control[1] as string).charCodeAt(0) % 32;
    const code = this.readLetter();
    const written = String.fromCodePoint(code);
    if (SHARED_ESCAPES.includes(written)) return { source: `\\${written}`, cost: 1 };
    if (written === 's') return { source: SPACE_RANGES, cost: 1 };
    if (written === 'S') return { source: OTHER_RANGES, cost: 1 };
    // A text of several lines has but one kind of line end.
    if (written === 'r' && this.flags.multiline) return CONTROLS.n as number;
    return CONTROLS[written] ?? code;
  }

  private readProperty([written, name = '']: RegExpExecArray): { source: string; cost: number } {
    const translated = `\\${written.charAt(0)}{${toPropertyName(name)}}`;
    if (!/^\w+$/.test(toPropertyName(name)))
      throw new PatternError(unknownProperty(`\\${written}`));
    return { source: translated, cost: PROPERTY_COST };
  }

  /** `\ud83d\ude00` is one character. */
  private readCodeUnits(code: number): number {
    if (code < 0xd800 || code > 0xdbff) return code;
    const low = this.match(LOW_SURROGATE);
    return low === null
      ? code
      : (code - 0xd800) * 0x400 + Number.parseInt(low[1] as string, 16) + 0x2400;
  }

  private readBrackets(): Piece {
    this.at += 1;
    const isNegated = this.accept('^');
    let source = '';
    let cost = 1;
    while (!this.accept(']')) {
      const from = this.readMember();
      if (typeof from !== 'number') {
        source += from.source;
        cost += from.cost - 1;
        continue;
      }
      const to = this.readRangeEnd();
      source +=
        to === null ? writeCodePoint(from) : `${writeCodePoint(from)}-${writeCodePoint(to)}`;
    }
    if (source === '') return single(isNegated ? ANY_CHARACTER : NO_CHARACTER);
    return { ...single(`[${isNegated ? '^' : ''}${source}]`), cost, costOnce: cost };
  }

  private readMember(): number | { readonly source: string; readonly cost: number } {
    if (!this.accept('\\')) return this.readLetter();
    if (this.accept('b')) return 8;
    if (/^[1-9]$/.test(this.peek())) throw new PatternError(INVALID_SYNTAX);
    return this.readClassEscape();
  }

  /** `null` where no range follows; the dash of `[a-]` and of `[a-\d]` is a member. */
  private readRangeEnd(): number | null {
    if (this.peek() !== '-' || this.source.charAt(this.at + 1) === ']') return null;
    const before = this.at;
    this.at += 1;
    const to = this.readMember();
    if (typeof to === 'number') return to;
    this.at = before;
    return null;
  }

  private readLetter(): number {
    const code = this.source.codePointAt(this.at);
    if (code === undefined) throw new PatternError(INVALID_SYNTAX);
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }
}

function sum(pieces: readonly Piece[], cost: 'cost' | 'costOnce'): number {
  return pieces.reduce((total, piece) => total + piece[cost], 0);
}

function single(source: string): Piece {
  return { source, cost: 1, costOnce: 1 };
}

function letter(source: string | number): Piece {
  const written = typeof source === 'number' ? writeCodePoint(source) : source;
  return { source: written, cost: 1, costOnce: LETTER_ONCE };
}
