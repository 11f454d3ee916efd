import {
  primaryLanguage,
  RECIPIENT_LANGUAGES,
  type RecipientLanguage,
  REGIONS,
} from '../../protocol';
import type { Field } from '../field';
import type { Host } from '../host';

const AUTOMATIC = 'auto';

/** Each name in English and in the language itself. */
const LABELS: Readonly<Record<RecipientLanguage, string>> = {
  en: 'English',
  ru: 'Russian (Русский)',
  uk: 'Ukrainian (Українська)',
  kk: 'Kazakh (Қазақша)',
};

/** The region 'Other Address' and a page in no known language have this one. */
export const FALLBACK_LANGUAGE: RecipientLanguage = 'en';

/** How the region decides, as a sentence about short texts. */
const BY_REGION =
  'Automatic uses the region of the credential: Russian for smsc.kz and smsc.ru, Ukrainian for smsc.ua, otherwise English.';

/** @param description of what the language is for */
export function createRecipientLanguageOption(description: string): Field {
  return {
    displayName: 'Recipient Language',
    name: 'recipientLanguage',
    type: 'options',
    options: [
      { name: 'Automatic', value: AUTOMATIC },
      ...RECIPIENT_LANGUAGES.map((value) => ({ name: LABELS[value], value })),
    ],
    default: AUTOMATIC,
    description: `${description} ${BY_REGION}`,
  };
}

/** Returns the language that the user chose, or `null` for 'Automatic' and for any other value. */
export function toRecipientLanguage(value: unknown): RecipientLanguage | null {
  const name = primaryLanguage(value);
  return RECIPIENT_LANGUAGES.find((language) => language === name) ?? null;
}

/** Returns the language of short texts where the user chose none: that of the account's region. */
export async function readRegionLanguage(
  host: Pick<Host, 'credential'>,
): Promise<RecipientLanguage> {
  const { region } = await host.credential();
  return REGIONS.find(({ name }) => name === region)?.language ?? FALLBACK_LANGUAGE;
}
