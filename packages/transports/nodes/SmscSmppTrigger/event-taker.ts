import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';

import { identify } from '../../../../nodes/SmscTrigger/deduplicate';
import { passesFilters, type EventFilters } from '../../../../nodes/SmscTrigger/filters';
import { toOutput } from '../../../../nodes/SmscTrigger/to-output';
import type { SmppEvent } from '../../../../protocol/transports';
import type { DeliveryListener } from '../connections';
import { handToN8n } from './hand-to-n8n';
import { createTakeOnce } from './take-once';

export interface TriggerOptions extends Omit<EventFilters, 'events'> {
  readonly deduplicate?: boolean;
  readonly simplify?: boolean;
}

/** What a trigger does with what the gateway delivers, by its parameters. */
export function createEventTaker(functions: ITriggerFunctions): DeliveryListener {
  const wanted = functions.getNodeParameter('events', []) as string[];
  const options = functions.getNodeParameter('options', {}) as TriggerOptions;
  const { deduplicate = true, simplify = true } = options;
  const takeOnce = createTakeOnce();
  const isTest = functions.getMode() === 'manual';
  let isTestDone = false;
  return async (event) => {
    const kind = kindOf(event);
    if (!wanted.includes(kind)) return 'notMine';
    if (!passesFilters(event, { ...options, events: [event.type] })) return 'taken';
    // What comes after the event of a test is for the published workflow, or for later.
    if (isTestDone) return 'notMine';
    isTestDone = isTest;
    const take = async () => {
      const json: IDataObject = { ...toOutput(event, simplify), event: kind };
      return await handToN8n(functions, json);
    };
    return deduplicate ? await takeOnce(identify(event), take) : await take();
  };
}

function kindOf(event: SmppEvent): string {
  return event.type === 'deliveryStatus' && event.record.hlr !== null ? 'hlrResult' : event.type;
}
