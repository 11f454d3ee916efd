import { hexDigit } from '../wire/form';
import { MAX_FIELDS } from './limits';
import { ValueBuilder, type CallbackEntry, type CallbackValue, type EntriesOutcome } from './value';

const SPACES = new Set([0x20, 0x09, 0x0d, 0x0a]);
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && SPACES.has(byte);
}

/** The body is not a flat JSON object; caught in this file. */
class NotFlatJson extends Error {}

/**
 * Parses JSON as bytes. `JSON.parse` is not suitable: it loses the bytes that were hashed, keeps
 * only the last of two equal keys, and rounds long numbers. Control characters in strings are
 * accepted although JSON forbids them, because a subscriber may type them and the gateway may not
 * escape them.
 */
class FlatJsonReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  readObject(): CallbackEntry[] {
    const entries: CallbackEntry[] = [];
    this.expect('{');
    if (!this.accept('}')) {
      do {
        if (entries.length === MAX_FIELDS) throw new NotFlatJson(`more than ${MAX_FIELDS} fields`);
        const name = this.readString();
        this.expect(':');
        entries.push({ name, value: this.readValue() });
      } while (this.accept(','));
      this.expect('}');
    }
    this.skipSpace();
    if (this.at !== this.bytes.length) throw new NotFlatJson('JSON with something after its end');
    return entries;
  }

  private skipSpace(): void {
    while (isSpace(this.bytes[this.at])) this.at += 1;
  }

  private peek(): string {
    const byte = this.bytes[this.at];
    return byte === undefined ? '' : String.fromCharCode(byte);
  }

  private accept(character: string): boolean {
    this.skipSpace();
    if (this.peek() !== character) return false;
    this.at += 1;
    return true;
  }

  private expect(character: string): void {
    if (!this.accept(character)) throw new NotFlatJson('broken JSON');
  }

  private readValue(): CallbackValue {
    this.skipSpace();
    const first = this.peek();
    if (first === '"') return this.readString();
    if (first === '{' || first === '[')
      throw new NotFlatJson('JSON with an array or a nested value');
    const start = this.at;
    while (/[-+.\w]/.test(this.peek())) this.at += 1;
    const bytes = this.bytes.subarray(start, this.at);
    const literal = Buffer.from(bytes).toString('latin1');
    if (literal === 'null') return { kind: 'null', parts: [] };
    if (literal === 'true' || literal === 'false') return { kind: 'text', parts: [bytes] };
    if (!NUMBER.test(literal)) throw new NotFlatJson('broken JSON');
    return { kind: 'number', parts: [bytes] };
  }

  private readString(): CallbackValue {
    this.expect('"');
    const builder = new ValueBuilder();
    let start = this.at;
    for (;;) {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new NotFlatJson('broken JSON');
      if (byte === QUOTE || byte === BACKSLASH) {
        builder.addBytes(this.bytes.subarray(start, this.at));
        this.at += 1;
        if (byte === QUOTE) return builder.build();
        builder.addEscaped(this.readEscape());
        start = this.at;
      } else {
        this.at += 1;
      }
    }
  }

  private readEscape(): string {
    const letter = this.peek();
    this.at += 1;
    if (letter === 'u') {
      return this.readUnit();
    }
    const character = SIMPLE_ESCAPES[letter];
    if (character === undefined) throw new NotFlatJson('broken JSON');
    return character;
  }

  /** Reads the four hexadecimal digits of an escape. */
  private readUnit(): string {
    let code = 0;
    for (let digits = 0; digits < 4; digits += 1) {
      const digit = hexDigit(this.bytes[this.at]);
      if (digit < 0) throw new NotFlatJson('broken JSON');
      code = code * 16 + digit;
      this.at += 1;
    }
    return String.fromCharCode(code);
  }
}

/**
 * Returns the fields of a JSON body: one object with strings, numbers (as written), `true`, `false`
 * and `null`. Rejects arrays, nested values and more than 100 fields. Keeps repeated keys; the
 * caller rejects them.
 */
export function readJsonEntries(body: Uint8Array): EntriesOutcome {
  try {
    return { ok: true, entries: new FlatJsonReader(body).readObject() };
  } catch (error) {
    if (error instanceof NotFlatJson) return { ok: false, reason: error.message };
    throw error;
  }
}
