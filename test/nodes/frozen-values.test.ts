import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { SmscAccount } from '../../nodes/SmscAccount/SmscAccount.node';
import { SmscInboxTrigger } from '../../nodes/SmscInboxTrigger/SmscInboxTrigger.node';
import { SmscTrigger } from '../../nodes/SmscTrigger/SmscTrigger.node';
import { CONTACT_COLUMNS } from '../../operations/contact/contact-fields';
import { FROZEN_ADMINISTRATION_VALUES } from './frozen-administration-values';
import { FROZEN_CONTACT_COLUMNS } from './frozen-directory-values';
import {
  FROZEN_ACTION_VALUES,
  FROZEN_INBOX_TRIGGER_VALUES,
  FROZEN_TRIGGER_VALUES,
} from './frozen-values';
import { findMissing, listStored } from './support/stored-values';

const action = listStored(new Smsc().description.properties);
const administration = listStored(new SmscAccount().description.properties);
const trigger = listStored(new SmscTrigger().description.properties);
const inboxTrigger = listStored(new SmscInboxTrigger().description.properties);

describe('stored names and values', () => {
  it('of the action node are all still there', () => {
    expect(findMissing(FROZEN_ACTION_VALUES, action)).toEqual([]);
  });

  it('of the administration node are all still there', () => {
    expect(findMissing(FROZEN_ADMINISTRATION_VALUES, administration)).toEqual([]);
  });

  it('of the trigger are all still there', () => {
    expect(findMissing(FROZEN_TRIGGER_VALUES, trigger)).toEqual([]);
  });

  it('of the inbox trigger are all still there', () => {
    expect(findMissing(FROZEN_INBOX_TRIGGER_VALUES, inboxTrigger)).toEqual([]);
  });

  it('are frozen as soon as they exist: a new one belongs into the list too', () => {
    expect(findMissing(action, FROZEN_ACTION_VALUES)).toEqual([]);
    expect(findMissing(administration, FROZEN_ADMINISTRATION_VALUES)).toEqual([]);
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
