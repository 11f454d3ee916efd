import type { INodeProperties } from 'n8n-workflow';

import { compareLabels } from '../../protocol';
import { REMEMBERED_EVENTS } from '../../operations/events/deduplicate';
import { callbackEventsField, deduplicateOption } from '../../operations/events/callback-fields';
import { FILTER_OPTIONS } from '../../operations/events/filter-options';
import { SIGNED_SET_UP, UNSIGNED_SET_UP } from './set-up-texts';

/** The list of nodes shows an action for each event. n8n would name this one 'On hlr result'. */
const HLR_ACTION = { action: 'On HLR result' };

const eventsField: INodeProperties = {
  ...callbackEventsField,
  options: callbackEventsField.options?.map((option) =>
    'value' in option && option.value === 'hlrResult' ? { ...option, ...HLR_ACTION } : option,
  ),
};

/**
 * The set-up texts explain how to configure the gateway. n8n shows the credential at the property
 * that it depends on, so that one comes first.
 */
export const properties: INodeProperties[] = [
  {
    displayName: 'Authentication',
    name: 'authentication',
    type: 'options',
    options: [
      {
        name: 'Signature',
        value: 'signature',
        description:
          "Accept only callbacks that are signed with the 'Callback Secret' of the credential",
      },
      {
        name: 'None',
        value: 'none',
        description: 'Accept callbacks from everybody who knows the URL',
      },
    ],
    default: 'signature',
  },
  {
    displayName: SIGNED_SET_UP,
    name: 'setUpNotice',
    type: 'notice',
    displayOptions: { show: { authentication: ['signature'] } },
    default: '',
  },
  {
    displayName: UNSIGNED_SET_UP,
    name: 'setUpNotice',
    type: 'notice',
    displayOptions: { show: { authentication: ['none'] } },
    default: '',
  },
  eventsField,
  {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add option',
    default: {},
    options: [
      deduplicateOption(
        `Each n8n process remembers the last ${REMEMBERED_EVENTS.toLocaleString('en-US')} events for a day, until it restarts; processes do not share them.`,
      ),
      ...FILTER_OPTIONS,
    ].sort((one, other) => compareLabels(one.displayName, other.displayName)),
  },
];
