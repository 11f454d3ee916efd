import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { CONTACT_COLUMNS } from '../../nodes/Smsc/actions/contact/contact-columns';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { SmscInboxTrigger } from '../../nodes/SmscInboxTrigger/SmscInboxTrigger.node';
import { SmscTrigger } from '../../nodes/SmscTrigger/SmscTrigger.node';
import { FROZEN_CONTACT_COLUMNS } from './frozen-directory-values';
import {
  FROZEN_ACTION_VALUES,
  FROZEN_INBOX_TRIGGER_VALUES,
  FROZEN_TRIGGER_VALUES,
} from './frozen-values';

type Frozen = Readonly<Record<string, readonly unknown[]>>;

/** The values of a display condition; ours have one each. */
function textsOf(condition: readonly unknown[] = []): string[] {
  return condition.filter((value) => typeof value === 'string');
}

/** Every name and value that a saved workflow can hold, as `path: value`. */
function listStored(
  properties: readonly INodeProperties[],
  prefix = '',
): Record<string, unknown[]> {
  const stored: Record<string, unknown[]> = {};
  for (const { name, type, options = [], modes = [], displayOptions } of properties) {
    if (type === 'notice') continue;
    const { resource, operation } = displayOptions?.show ?? {};
    const owner = [...textsOf(resource), ...textsOf(operation)].join('.');
    const path = `${prefix}${owner === '' ? '' : `${owner}:`}${name}`;
    if (type === 'collection') {
      Object.assign(stored, listStored(options as INodeProperties[], `${path}.`));
    } else if (type === 'fixedCollection') {
      for (const { name: list, values } of options as INodePropertyCollection[]) {
        Object.assign(stored, listStored(values, `${path}.${list}.`));
      }
    } else {
      const values = (options as INodePropertyOptions[]).map(({ value }) => value);
      stored[path] = [...values, ...modes.map((mode) => mode.name)];
    }
  }
  return stored;
}

/** What a workflow that was saved once needs and no longer finds. */
function findMissing(frozen: Frozen, stored: Frozen): string[] {
  return Object.entries(frozen).flatMap(([path, values]) => {
    const present = stored[path];
    if (!present) return [path];
    return values
      .filter((value) => !present.includes(value))
      .map((value) => `${path} = ${String(value)}`);
  });
}

const action = listStored(new Smsc().description.properties);
const trigger = listStored(new SmscTrigger().description.properties);
const inboxTrigger = listStored(new SmscInboxTrigger().description.properties);

describe('stored names and values', () => {
  it('of the action node are all still there', () => {
    expect(findMissing(FROZEN_ACTION_VALUES, action)).toEqual([]);
  });

  it('of the trigger are all still there', () => {
    expect(findMissing(FROZEN_TRIGGER_VALUES, trigger)).toEqual([]);
  });

  it('of the inbox trigger are all still there', () => {
    expect(findMissing(FROZEN_INBOX_TRIGGER_VALUES, inboxTrigger)).toEqual([]);
  });

  it('are frozen as soon as they exist: a new one belongs into the list too', () => {
    expect(findMissing(action, FROZEN_ACTION_VALUES)).toEqual([]);
    expect(findMissing(trigger, FROZEN_TRIGGER_VALUES)).toEqual([]);
    expect(findMissing(inboxTrigger, FROZEN_INBOX_TRIGGER_VALUES)).toEqual([]);
  });

  it('include the columns of a contact', () => {
    expect(CONTACT_COLUMNS.map(({ id }) => id).sort()).toEqual(FROZEN_CONTACT_COLUMNS);
  });

  it('are missed when one is renamed', () => {
    const renamed = { ...action, 'message:operation': ['sendMessage'] };
    expect(findMissing(FROZEN_ACTION_VALUES, renamed)).toContain('message:operation = send');
    expect(findMissing(FROZEN_ACTION_VALUES, {})).toContain('resource');
  });
});
