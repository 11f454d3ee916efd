import { shortenLinks, transliterate } from './analysis';
import { composeText } from './normalize';
import type { SendChannel, Transliteration } from '../tables';
import { isGsmSign, measureText } from './parts';

/** More parts than this cause a warning. */
const MANY_PARTS = 3;
/** So few characters are probably a typo, not a language. */
const FEW_CHARACTERS = 4;

/** Parameters that decide which text the gateway sends. */
interface TextParameters {
  readonly text?: string;
  readonly transliterate?: Transliteration;
  readonly shortenLinks?: boolean;
}

/** A cost that the user may not intend. */
export interface CostWarning {
  /** Set if the text has more than three parts. */
  readonly parts: number | null;
  /** Fewer than four characters that make the whole text UCS-2; else empty. */
  readonly extraCharacters: readonly string[];
}

/** Returns the warnings about one text message, or `null` if there are none or it is not a text. */
export function findCostWarning(
  parameters: TextParameters & { readonly channel: SendChannel; readonly maxParts?: number },
): CostWarning | null {
  const { channel, text, maxParts = Infinity } = parameters;
  if ((channel !== 'sms' && channel !== 'flashSms') || text === undefined) return null;
  const sent = estimateSentText(parameters);
  const { encoding, parts: counted } = measureText(sent);
  const parts = Math.min(counted, maxParts);
  const strangers = encoding === 'gsm7' ? [] : Array.from(sent).filter((one) => !isGsmSign(one));
  const extraCharacters = strangers.length < FEW_CHARACTERS ? [...new Set(strangers)] : [];
  if (parts <= MANY_PARTS && extraCharacters.length === 0) return null;
  return { parts: parts > MANY_PARTS ? parts : null, extraCharacters };
}

/** Returns an estimate of the text that the gateway sends. */
export function estimateSentText({
  text = '',
  transliterate: way = 'none',
  shortenLinks: isShortened = false,
}: TextParameters): string {
  const composed = composeText(text);
  const linked = isShortened ? shortenLinks(composed) : composed;
  return way === 'none' ? linked : transliterate(linked, way);
}
