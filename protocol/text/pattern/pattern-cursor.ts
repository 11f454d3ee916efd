import { INVALID_SYNTAX, PatternError } from './pattern-fault';

/** Longest token in characters, except literals and group names. */
const LOOKAHEAD = 80;

/** A position in the source of a pattern. */
export class PatternCursor {
  private at = 0;

  constructor(private readonly source: string) {}

  isAtEnd(): boolean {
    return this.at >= this.source.length;
  }

  /** Returns the next character, or the one `offset` after it; `''` at the end. */
  peek(offset = 0): string {
    return this.source.charAt(this.at + offset);
  }

  accept(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at += 1;
    return true;
  }

  match(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.source.slice(this.at, this.at + LOOKAHEAD));
    if (found !== null) this.at += found[0].length;
    return found;
  }

  /** @throws PatternError at the end */
  readCodePoint(): number {
    const code = this.source.codePointAt(this.at);
    if (code === undefined) throw new PatternError(INVALID_SYNTAX);
    this.at += code > 0xffff ? 2 : 1;
    return code;
  }
}
