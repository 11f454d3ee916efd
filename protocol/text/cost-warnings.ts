import { shortenLinks, transliterate } from './analysis';
import { composeText } from './normalize';
import type { SendChannel, Transliteration } from '../tables';
import { isGsmSign, measureText } from './parts';

/** More parts than a text message should have without anybody being told. */
const MANY_PARTS = 3;
/** So few characters are a slip, not a language. */
const FEW_CHARACTERS = 4;

/** What decides on the text that the gateway sends. */
interface TextParameters {
  readonly text?: string;
  readonly transliterate?: Transliteration;
  readonly shortenLinks?: boolean;
}

/** What a user may not have meant to pay for. */
export interface CostWarning {
  /** Set when the text becomes more than three parts. */
  readonly parts: number | null;
  /** Fewer than four characters because of which the whole text is UCS-2; else empty. */
  readonly slips: readonly string[];
}

/** Warnings about one text message; `null` if it is as cheap as it looks, or is none. */
export function findCostWarning(
  parameters: TextParameters & { readonly channel: SendChannel; readonly maxParts?: number },
): CostWarning | null {
  const { channel, text, maxParts = Infinity } = parameters;
  if ((channel !== 'sms' && channel !== 'flashSms') || text === undefined) return null;
  const sent = foreseeText(parameters);
  const { encoding, parts: counted } = measureText(sent);
  const parts = Math.min(counted, maxParts);
  const strangers = encoding === 'gsm7' ? [] : Array.from(sent).filter((one) => !isGsmSign(one));
  const slips = strangers.length < FEW_CHARACTERS ? [...new Set(strangers)] : [];
  if (parts <= MANY_PARTS && slips.length === 0) return null;
  return { parts: parts > MANY_PARTS ? parts : null, slips };
}

/** The text about as the gateway is going to send it. */
export function foreseeText({
  text = '',
  transliterate: way = 'none',
  shortenLinks: isShortened = false,
}: TextParameters): string {
  const composed = composeText(text);
  const linked = isShortened ? shortenLinks(composed) : composed;
  return way === 'none' ? linked : transliterate(linked, way);
}
