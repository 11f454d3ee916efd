import { ACCOUNT } from './ru/account';
import { CODES } from './ru/codes';
import { CONTACTS } from './ru/contacts';
import { COUNTRIES } from './ru/countries';
import { DIALOGS } from './ru/dialogs';
import { EVENTS } from './ru/events';
import { MAILINGS } from './ru/mailings';
import { MESSAGE } from './ru/message';
import { MESSAGE_OPERATIONS } from './ru/message-operations';
import { NUMBERS } from './ru/numbers';
import { SEND_OPTIONS } from './ru/send-options';
import { SENDERS } from './ru/senders';
import { SESSIONS } from './ru/sessions';
import { SMPP } from './ru/smpp';
import { SUBACCOUNT_SWITCHES } from './ru/subaccount-switches';
import { SUBACCOUNTS } from './ru/subaccounts';
import { TEMPLATES } from './ru/templates';
import { HYPHENATED, UNCHANGED } from './ru/unchanged';

/**
 * Russian texts of the forms by their English text in `operations/`. A test fails when one is missing
 * or left over.
 */
export const RUSSIAN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(UNCHANGED.map((text) => [text, text])),
  ...ACCOUNT,
  ...CODES,
  ...CONTACTS,
  ...COUNTRIES,
  ...DIALOGS,
  ...EVENTS,
  ...HYPHENATED,
  ...MAILINGS,
  ...MESSAGE,
  ...MESSAGE_OPERATIONS,
  ...NUMBERS,
  ...SEND_OPTIONS,
  ...SENDERS,
  ...SESSIONS,
  ...SMPP,
  ...SUBACCOUNT_SWITCHES,
  ...SUBACCOUNTS,
  ...TEMPLATES,
};
