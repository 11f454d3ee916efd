import { RE2JS } from 're2js';

import { composeText } from '../normalize';
import {
  INVALID_SYNTAX,
  PatternError,
  TOO_LARGE,
  UNKNOWN_FLAGS,
  unknownProperty,
  type PatternFault,
} from './pattern-fault';
import { translatePattern } from './translate-pattern';

/** A user's pattern, prepared to search texts of any origin. */
export interface UserPattern {
  /** Whether the pattern matches a part of the first 2,000 characters. Takes at most 50 ms. */
  readonly test: (text: string) => boolean;
  /** Whether the pattern matches the whole text; false for a text of more than 2,000 characters. */
  readonly testWhole: (text: string) => boolean;
}

export type PatternOutcome =
  | { readonly ok: true; readonly pattern: UserPattern }
  | { readonly ok: false; readonly fault: PatternFault };

/** Characters that are searched. A concatenated SMS is shorter. */
const SEARCHED_CHARACTERS = 2000;
/**
 * Most cached patterns; the oldest is removed first. Each may use 8 MB, the limit of RE2JS, and a
 * workflow has one or two.
 */
const MOST_KEPT = 20;
const WRITTEN = /^\/(.*)\/([a-z]*)$/s;
const FLAGS_ALONE = 'iu';

const kept = new Map<string, PatternOutcome>();

/**
 * Reads a regular expression in JavaScript syntax: bare, which ignores case, or as
 * `/pattern/flags`. RE2 matches it in linear time, whatever the pattern is. Returns a fault for a
 * feature that RE2 lacks (lookaround, back references) and for a pattern that is too complex.
 * Patterns and texts are composed (NFC) first. Results are cached.
 */
export function readUserPattern(written: string): PatternOutcome {
  const known = kept.get(written);
  if (known !== undefined) return known;
  const outcome = compile(composeText(written));
  kept.set(written, outcome);
  const [oldest] = kept.size > MOST_KEPT ? kept.keys() : [];
  if (oldest !== undefined) kept.delete(oldest);
  return outcome;
}

function compile(written: string): PatternOutcome {
  const [, source = written, flags = FLAGS_ALONE] = WRITTEN.exec(written) ?? [];
  // A test neither continues from match to match nor returns positions.
  const meant = flags.replace(/[dgy]/g, '');
  if (/[^imsu]/.test(meant)) return { ok: false, fault: UNKNOWN_FLAGS };
  try {
    // The native parser only validates the syntax; nothing is matched with it.
    new RegExp(source, meant);
    const multiline = meant.includes('m');
    const translated = translatePattern(source, { dotAll: meant.includes('s'), multiline });
    return { ok: true, pattern: createPattern(translated, meant.includes('i'), multiline) };
  } catch (error) {
    return { ok: false, fault: toFault(error) };
  }
}

function toFault(error: unknown): PatternFault {
  if (error instanceof PatternError) return error.fault;
  const message = error instanceof Error ? error.message : '';
  const [property] = /\\[pP]\{\w+\}/.exec(message) ?? [];
  if (property !== undefined) return unknownProperty(property);
  return /too large/.test(message) ? TOO_LARGE : INVALID_SYNTAX;
}

function createPattern(source: string, ignoresCase: boolean, multiline: boolean): UserPattern {
  const flags = (ignoresCase ? RE2JS.CASE_INSENSITIVE : 0) | (multiline ? RE2JS.MULTILINE : 0);
  const compiled = RE2JS.compile(source, flags);
  const prepare = (text: string) => {
    const composed = composeText(text.slice(0, SEARCHED_CHARACTERS));
    // JavaScript also ends lines at these characters, RE2 only at `\n`.
    return multiline ? composed.replace(/[\r\u2028\u2029]/g, '\n') : composed;
  };
  return {
    test: (text) => compiled.test(prepare(text)),
    testWhole: (text) => text.length <= SEARCHED_CHARACTERS && compiled.testExact(prepare(text)),
  };
}
