import type { Field } from '../../operations/field';
import type { OperationBase } from '../../operations/operation';
import { RESOURCES } from '../../operations/resources';
import { RESOURCES as SMPP_RESOURCES } from '../../operations/smpp/resources';
import { buildForms } from '../../packages/node-red/forms/build-forms';
import type { ResourceForm } from '../../packages/node-red/forms/form-types';
import { isShown } from '../../packages/node-red/forms/visibility';
import { buildNodeProperties } from '../../nodes/shared/node-properties';

/** Operations that only n8n has: a page of n8n shows the question and takes the answer. */
const N8N_ONLY = ['message.sendAndWait'];
/** Properties that only n8n has: the description of a tool for agents. */
const OF_TOOLS = /^(toolDescription|descriptionType|openTool\w*|notice)$/;

const FORMS = buildForms();

function listFields(forms: readonly ResourceForm[]): string[] {
  return forms.flatMap(({ value, operations }) =>
    operations.flatMap((operation) => namesOf(`${value}.${operation.value}`, operation.fields)),
  );
}

function namesOf(place: string, fields: readonly Field[]): string[] {
  return fields.flatMap((field) => [
    `${place}.${field.name}`,
    ...(field.type === 'collection'
      ? namesOf(`${place}.${field.name}`, (field.options ?? []) as Field[])
      : []),
  ]);
}

/** The fields of n8n's nodes, as they reach n8n. */
function listProperties(resources: typeof RESOURCES): string[] {
  const properties = buildNodeProperties(resources, 'message');
  const own = properties.filter(({ name }) => name !== 'resource' && name !== 'operation');
  return own.flatMap((property) => {
    const [resource] = property.displayOptions?.show?.resource ?? [];
    const [operation] = property.displayOptions?.show?.operation ?? [];
    return namesOf(`${String(resource)}.${String(operation)}`, [property as unknown as Field]);
  });
}

function isOfBoth(name: string): boolean {
  return (
    !N8N_ONLY.some((only) => name.startsWith(`${only}.`)) &&
    !OF_TOOLS.test(name.split('.')[2] ?? '')
  );
}

describe('the forms of Node-RED', () => {
  it('offer every operation of n8n, except those that need a page of n8n', () => {
    const offered = FORMS.smsc.flatMap(({ value, operations }) =>
      operations.map((operation) => `${value}.${operation.value}`),
    );
    const all = RESOURCES.flatMap(({ value, operations }) =>
      operations.map((operation) => `${value}.${operation.value}`),
    );
    expect([...offered, ...N8N_ONLY].sort()).toEqual(all.sort());
  });

  it('offer every field and option of n8n', () => {
    const offered = new Set(listFields(FORMS.smsc));
    const properties = new Set(listProperties(RESOURCES).filter(isOfBoth));
    expect([...properties].filter((name) => !offered.has(name))).toEqual([]);
    expect([...offered].filter((name) => !properties.has(name))).toEqual([]);
    expect(offered.size).toBeGreaterThan(500);
  });

  it('offer every operation of SMPP', () => {
    expect(listFields(FORMS.smpp)).toEqual(
      SMPP_RESOURCES.flatMap(({ value, operations }) =>
        (operations as readonly OperationBase[]).flatMap((operation) =>
          namesOf(`${value}.${operation.value}`, operation.fields),
        ),
      ),
    );
  });

  it('are plain JSON', () => {
    expect(JSON.parse(JSON.stringify(FORMS))).toEqual(FORMS);
  });
});

describe('isShown', () => {
  const email = { displayOptions: { show: { channel: ['email', 'mms'] } } };

  it.each([
    ['a value of the list', email, { channel: 'email' }, true],
    ['another value', email, { channel: 'sms' }, false],
    ['a value that depends on the message', email, {}, true],
    ['no conditions', {}, { channel: 'sms' }, true],
    [
      'a field of the whole form',
      { displayOptions: { show: { '/channel': ['sms'] } } },
      { channel: 'sms' },
      true,
    ],
    [
      'a hidden value',
      { displayOptions: { hide: { channel: ['sms'] } } },
      { channel: 'sms' },
      false,
    ],
    [
      'a hidden value that depends on the message',
      { displayOptions: { hide: { channel: ['sms'] } } },
      {},
      true,
    ],
    ['one of several values', email, { channel: ['sms', 'mms'] }, true],
  ])('with %s', (_title, field, values: Record<string, unknown>, shown) => {
    expect(isShown(field, (name) => values[name])).toBe(shown);
  });
});
