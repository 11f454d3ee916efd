import {
  checkAllowedRecipients,
  checkCountry,
  failure,
  invalidInput,
  isGroup,
  param,
  parseRecipients,
  type Problem,
  type RecipientRules,
  renameParameter,
  type Result,
  sentence,
  success,
} from '../../protocol';
import { COUNTRY_OF_CREDENTIAL } from '../fields/default-country';
import type { Host, ParameterReader } from '../host';
import { TOOL_RECIPIENTS } from '../tool/tool-defaults';
import { isGiven, isOn, readOptions, readText } from './parameters';

/**
 * Returns the recipients of an item. Problems name the parameter of the operation, which may differ
 * from `to`, the name in the protocol.
 */
export function readRecipients(
  host: ParameterReader,
  parameter: 'to' | 'phone',
  itemIndex: number,
  rules: Omit<RecipientRules, 'country'> = {},
): Result<string[]> {
  const given: unknown = host.read(parameter, itemIndex);
  const country = readDefaultCountry(host, itemIndex);
  if (!country.ok) return country;
  const noun = parameter === 'phone' ? 'number' : 'recipient';
  const recipients = parseRecipients(given, { noun, ...rules, country: country.value });
  return recipients.ok ? recipients : failure(renameParameter(recipients.problem, 'to', parameter));
}

/**
 * Returns the option 'Default Country'; `undefined` if it is not given or the operation does not
 * have it.
 */
export function readDefaultCountry(
  host: ParameterReader,
  itemIndex: number,
): ReturnType<typeof checkCountry> {
  const options = readOptions(host, itemIndex);
  const country = readText(options.defaultCountry, 'defaultCountry');
  if (!country.ok) return country;
  if (country.value !== COUNTRY_OF_CREDENTIAL) return checkCountry(country.value);
  if (host.country !== null) return checkCountry(host.country);
  return failure(
    invalidInput(
      'defaultCountry',
      sentence`${param('defaultCountry')} cannot be taken from the credential, because its region names no country`,
      sentence`Choose a country in ${param('defaultCountry')}`,
    ),
  );
}

/** The options that count recipients before they are sent to. */
const COUNTING_LIMITS = ['maxRecipients', 'maxMessagesPerExecution'];

/**
 * Returns why an item may not send to a group of contacts, or `null`. A group has any number of
 * members, so it is accepted only if the owner of the workflow has written it: otherwise data from
 * outside (a form, a sheet, an agent) could name a group instead of a phone number. Together with
 * a limit that cannot count the members, it also requires the option 'Allow Groups'.
 */
export function checkGroups(
  host: Host,
  itemIndex: number,
  recipients: readonly string[],
  parameter: 'to' | 'phone',
): Problem | null {
  const group = recipients.find(isGroup);
  if (group === undefined) return null;
  const options = readOptions(host, itemIndex);
  const { allowGroups } = options;
  if (isOn(allowGroups)) return null;
  if (host.isComputed(parameter)) {
    return invalidInput(
      parameter,
      sentence`${param(parameter)} comes from an expression and contains ${group}, a group of contacts`,
      sentence`Enter the group directly in ${param(parameter)}, or turn on ${param('allowGroups')} if the data may contain groups`,
    );
  }
  const limit = COUNTING_LIMITS.find((name) => isGiven(options[name]));
  if (limit === undefined) return null;
  return invalidInput(
    limit,
    sentence`${param(limit)} cannot count the members of ${group}, a group of contacts`,
    sentence`Remove ${param(limit)}, or turn on ${param('allowGroups')} to send to the whole group`,
  );
}

/**
 * Returns why an item may not send to its recipients, or `null`. An AI agent may send to a group
 * only if the option 'Allowed Recipients' names it, because the number of its members is not
 * checked.
 */
export function checkAllowed(
  host: Host,
  itemIndex: number,
  recipients: readonly string[],
  parameter: 'to' | 'phone' = 'to',
): Problem | null {
  const unwanted =
    checkGroups(host, itemIndex, recipients, parameter) ??
    checkToolRecipients(host, itemIndex, recipients);
  if (unwanted !== null) return unwanted;
  const { allowedRecipients } = readOptions(host, itemIndex);
  if (allowedRecipients !== undefined) {
    const country = readDefaultCountry(host, itemIndex);
    if (!country.ok) return country.problem;
    return checkAllowedRecipients(recipients, allowedRecipients, country.value);
  }
  const group = host.caller !== 'workflow' ? recipients.find(isGroup) : undefined;
  if (group === undefined) return null;
  return invalidInput(
    'allowedRecipients',
    `An AI agent may not send to ${group}, which is a group of contacts`,
    sentence`Enter single recipients. Only the owner of the workflow can allow the group, in ${param('allowedRecipients')}`,
  );
}

/** Returns why a tool without 'Max Recipients' may not send to this number of recipients, or `null`. */
function checkToolRecipients(
  host: Host,
  itemIndex: number,
  { length: count }: readonly string[],
): Problem | null {
  if (host.caller === 'workflow' || count <= TOOL_RECIPIENTS) return null;
  if (isGiven(readOptions(host, itemIndex).maxRecipients)) return null;
  return invalidInput(
    'maxRecipients',
    sentence`There are ${count} recipients, but a tool sends to at most ${TOOL_RECIPIENTS} in one call unless ${param('maxRecipients')} is set; nothing was sent`,
    sentence`Send to fewer recipients in one call, or set ${param('maxRecipients')}`,
  );
}

/**
 * Returns the one phone number of an item, if its options allow it.
 *
 * Problems: no phone number or several, a group, an e-mail address, or a number that the options
 * forbid.
 */
export function readOnePhone(
  host: Host,
  parameter: 'to' | 'phone',
  itemIndex: number,
  advice: string,
): Result<string> {
  const recipients = readRecipients(host, parameter, itemIndex);
  if (!recipients.ok) return recipients;
  const [phone, ...others] = recipients.value;
  if (phone === undefined || others.length > 0 || isGroup(phone) || !/^\+?\d+$/.test(phone)) {
    return failure(
      invalidInput(parameter, sentence`${param(parameter)} is not a single phone number`, advice),
    );
  }
  const forbidden = checkAllowed(host, itemIndex, recipients.value, parameter);
  return forbidden === null ? success(phone) : failure(forbidden);
}

/** Returns the recipients of an item, within the limits of its options. */
export function readPhones(
  host: Host,
  parameter: 'to' | 'phone',
  itemIndex: number,
  { acceptsGroups = false, ...rules }: RecipientRules & { readonly acceptsGroups?: boolean } = {},
): Result<string[]> {
  const phones = readRecipients(host, parameter, itemIndex, rules);
  if (!phones.ok) return phones;
  const group = acceptsGroups ? undefined : phones.value.find(isGroup);
  if (group !== undefined) {
    const text = sentence`${param(parameter)} is a group, which SMPP does not support: ${group}`;
    const advice = 'Enter phone numbers, or send to the group over HTTP';
    return failure(invalidInput(parameter, text, advice));
  }
  const forbidden = checkAllowed(host, itemIndex, phones.value, parameter);
  if (forbidden !== null) return failure(forbidden);
  const { maxRecipients } = readOptions(host, itemIndex);
  if (!isGiven(maxRecipients) || phones.value.length <= Number(maxRecipients)) return phones;
  return failure(
    invalidInput(
      'maxRecipients',
      sentence`${param(parameter)} contains ${phones.value.length} ${parameter === 'phone' ? 'numbers' : 'recipients'}, more than ${param('maxRecipients')} allows`,
      sentence`Enter fewer recipients, or a higher number in ${param('maxRecipients')}`,
    ),
  );
}
