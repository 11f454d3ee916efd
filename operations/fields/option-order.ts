import { compareLabels } from '../../protocol';
import type { Field } from '../field';

/** The heading of a group of options. A host shows it before the label of each of them. */
export type OptionGroup = 'Scheduling' | 'Text' | 'Limits' | 'Bulk';

/**
 * The options of messages by group, in the order of a form: first what most people look for, then
 * the groups. Options that no group has come last, in alphabetical order. The groups change neither
 * names nor places of stored values.
 */
const ORDER: readonly (readonly [group: OptionGroup | null, names: readonly string[]])[] = [
  [
    null,
    [
      'sendAt',
      'waitForStatus',
      'waitTimeout',
      'validity',
      'defaultCountry',
      'keepInputFields',
      'language',
      'dryRun',
    ],
  ],
  ['Scheduling', ['deliveryWindow', 'timezone', 'spreadPeriod', 'spreadFrequency']],
  [
    'Text',
    [
      'shortenLinks',
      'replaceLookAlikes',
      'transliterate',
      'maxParts',
      'addAnalysis',
      'comment',
      'allowGatewayMarks',
    ],
  ],
  [
    'Limits',
    [
      ...['maxCost', 'maxCostPerExecution', 'minBalance'],
      ...['maxRecipients', 'maxMessagesPerExecution', 'maxCodesPerRecipient'],
      ...['allowedRecipients', 'allowGroups', 'skipBlocked'],
    ],
  ],
  ['Bulk', ['duplicates', 'sendOnceKey', 'messageId', 'batchSize', 'batchInterval']],
];

interface Place {
  readonly rank: number;
  readonly group: OptionGroup | null;
}

const PLACES = new Map<string, Place>(
  ORDER.flatMap(([group, names]) => names.map((name) => ({ name, group }))).map(
    ({ name, group }, rank) => [name, { rank, group }],
  ),
);

/** Returns options in the order of a form, each with its group. */
export function orderOptions(options: readonly Field[]): Field[] {
  return options
    .map((option): Field => {
      const { group = null } = PLACES.get(option.name) ?? {};
      return group === null ? option : { ...option, group };
    })
    .sort(
      (one, other) =>
        rankOf(one) - rankOf(other) || compareLabels(one.displayName, other.displayName),
    );
}

function rankOf({ name }: Field): number {
  return PLACES.get(name)?.rank ?? PLACES.size;
}
