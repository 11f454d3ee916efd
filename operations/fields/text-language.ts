import { TEXT_LANGUAGES, type TextLanguage } from '../../protocol';
import type { Field } from '../field';

/** Each name in English and in the language itself. */
const LABELS: Readonly<Record<TextLanguage, string>> = {
  en: 'English',
  ru: 'Russian (Русский)',
};

/** The language of the texts in the output. Read from each item. */
export const languageOption: Field = {
  displayName: 'Language',
  name: 'language',
  type: 'options',
  options: TEXT_LANGUAGES.map((value) => ({ name: LABELS[value], value })),
  default: 'en' satisfies TextLanguage,
  description:
    'Choose the language of the texts in the output, such as statusText, errorText and errorAdvice; names and codes stay the same, and messages about the values of fields are always in English',
};

/** The options of an operation that has no others. */
export const languageOptionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [languageOption],
};
