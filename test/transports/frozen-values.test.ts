import { SmscSmppApi } from '../../packages/transports/credentials/SmscSmppApi.credentials';
import { SmscSmtpApi } from '../../packages/transports/credentials/SmscSmtpApi.credentials';
import { SmscSmpp } from '../../packages/transports/nodes/SmscSmpp/SmscSmpp.node';
import { SmscSmppTrigger } from '../../packages/transports/nodes/SmscSmppTrigger/SmscSmppTrigger.node';
import { SmscSmtp } from '../../packages/transports/nodes/SmscSmtp/SmscSmtp.node';
import { findMissing, listStored, type StoredValues } from '../nodes/support/stored-values';
import { FROZEN_VALUES } from './frozen-values';

const NODES = { SmscSmpp, SmscSmppTrigger, SmscSmtp };
const stored: Readonly<Record<string, StoredValues>> = {
  ...Object.fromEntries(
    Object.entries(NODES).map(([name, Node]) => [
      name,
      listStored(new Node().description.properties),
    ]),
  ),
  SmscSmppApi: listStored(new SmscSmppApi().properties),
  SmscSmtpApi: listStored(new SmscSmtpApi().properties),
};
const names = Object.keys(FROZEN_VALUES) as (keyof typeof FROZEN_VALUES)[];

describe('stored names and values of the transports', () => {
  it.each(names)('of %s are all still there', (name) => {
    expect(findMissing(FROZEN_VALUES[name], stored[name] ?? {})).toEqual([]);
  });

  it.each(names)('of %s are frozen as soon as they exist', (name) => {
    expect(findMissing(stored[name] ?? {}, FROZEN_VALUES[name])).toEqual([]);
  });
});

describe('fields that an AI agent may fill in', () => {
  it.each(['SmscSmpp', 'SmscSmtp'] as const)('of %s say what they are for', (name) => {
    const { properties } = new NODES[name]().description;
    const all = properties.flatMap((field) =>
      field.type === 'collection' ? (field.options as typeof properties) : [field],
    );
    const silent = all.filter(({ description, name: field, type }) => {
      return !description && type !== 'notice' && field !== 'resource' && field !== 'operation';
    });
    expect(silent.map(({ name: field }) => field)).toEqual([]);
  });
});
