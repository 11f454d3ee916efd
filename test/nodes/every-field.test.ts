import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { RESOURCES } from '../../operations/resources';
import { credentialFieldOf, findTarget, type CoverTarget } from '../../scripts/docs/api-coverage';
import { API_PARAMETERS } from '../../scripts/docs/api-parameters';
import { fakeExecution, formOf, type Answers } from './support/fake-execution';
import { createNodeOf } from './support/node-of';

/*
 * The table of gateway parameters maps each field to a parameter. Here each field is filled in
 * alone, and the parameter must be in the request.
 */
interface Claim {
  readonly target: string;
  readonly endpoint: string;
  readonly parameter: string;
}

/** Fields that only files, several requests or a list of contacts can show; other tests cover them. */
const ELSEWHERE = [
  // Contacts are filled in by the resource mapper.
  ':contact',
  // The second page of a history.
  'message.getMany:returnAll',
  // The status at the gateway is read first for the key.
  'message.send:options.sendOnceKey',
  // Looked up in a separate way.
  'shortLink.get:shortLink',
];

const CLAIMS: readonly Claim[] = API_PARAMETERS.flatMap(({ endpoint, parameter, fields }) =>
  fields
    .filter((target) => target.includes(':') && credentialFieldOf(target) === null)
    .filter((target) => !ELSEWHERE.some((end) => target.endsWith(end)))
    // Texts of a mailing use another address.
    .filter((target) => !(endpoint === 'send.php' && target.startsWith('mailing.')))
    .map((target) => ({ target, endpoint, parameter })),
);

const PHONE = '+77011234567';
const locator = (mode: string, value: string) => ({ __rl: true, mode, value });

/** Values by the name of the field; all others follow from its type. */
const VALUES: Readonly<Record<string, unknown>> = {
  to: PHONE,
  phone: PHONE,
  toPhone: PHONE,
  recipients: PHONE,
  personalTexts: `${PHONE}: Hello`,
  deliveryWindow: '10-21',
  timezone: 'Asia/Almaty',
  spreadPeriod: 2,
  sendAt: '2036-11-03T10:00:00Z',
  dateFrom: '2026-11-01',
  dateTo: '2026-11-02',
  hours: 5,
  afterId: '5',
  fileUrl: 'https://example.com/a.jpg',
  link: 'https://example.com',
  botName: '@shop_bot',
  data: '0a0b',
  name: 'Shop',
  siteId: '5',
  subClientId: '7',
  amount: 5,
  number: 12,
  voiceLanguage: 'en',
  attachments: '',
  document: '',
};
/** Fields that need other fields. */
const TOGETHER: Readonly<Record<string, IDataObject>> = {
  timezone: { deliveryWindow: '10-21' },
  spreadFrequency: { spreadPeriod: 2 },
  spreadPeriod: { spreadFrequency: 10 },
  protocolId: { dataCoding: 4 },
  dataCoding: { protocolId: 1 },
  newPassword: { currentPassword: 'Secret-1' },
  currentPassword: { newPassword: 'Secret-2' },
  retrySender: { retryUndelivered: true },
};
const OUTER: Readonly<Record<string, IDataObject>> = {
  maxRepeats: { repeatEvery: 'daily' },
  personalTexts: { content: 'personalTexts' },
  templateId: { content: 'template' },
};

function valueOf(field: INodeProperties): unknown {
  const { name, type, options = [], default: byDefault, modes = [], typeOptions } = field;
  const listed = options.flatMap((option) => ('value' in option ? [option.value] : []));
  switch (type) {
    case 'resourceLocator': {
      const mode = modes.find((one) => one.name !== 'list')?.name ?? 'list';
      return locator(mode, mode === 'name' ? 'Shop' : '7');
    }
    case 'boolean':
      return byDefault !== true;
    case 'options':
      return name === 'channel' ? (byDefault ?? '') : listed.find((one) => one !== byDefault);
    case 'multiOptions':
      return listed;
    case 'number':
      return VALUES[name] ?? Math.max(1, Number(typeOptions?.minValue ?? 0), Number(byDefault));
    default:
      return VALUES[name] ?? '5';
  }
}

type Conditions = Readonly<Record<string, unknown>>;

/** Parameters under which the editor shows the field: one existing value of several. */
function conditionsOf(
  { displayOptions }: INodeProperties,
  fields: readonly INodeProperties[],
): Conditions {
  return Object.fromEntries(
    Object.entries(displayOptions?.show ?? {}).map(([path, values = []]) => {
      const name = path.replace('/', '');
      const options = fields.find((one) => one.name === name)?.options ?? [];
      const offered = options.map((option) => ('value' in option ? option.value : null));
      return [
        name,
        (values as unknown[]).find((one) => offered.includes(one as never)) ?? values[0],
      ];
    }),
  );
}

function isShown({ displayOptions }: INodeProperties, parameters: Conditions): boolean {
  return Object.entries(displayOptions?.show ?? {}).every(([name, values = []]) =>
    (values as unknown[]).includes(parameters[name.replace('/', '')]),
  );
}

/** Channels by their flag. */
const CHANNEL_OF: Readonly<Record<string, string>> = {
  flash: 'flashSms',
  push: 'wapPush',
  bin: 'binary',
  mms: 'mms',
  mail: 'email',
  soc: 'social',
  viber: 'viber',
  whatsapp: 'whatsapp',
  tg: 'telegram',
  call: 'voice',
};

/** The value that the parameter requires of the field, when not any value will do. */
function wishOf({ target, parameter }: Claim): unknown {
  const field = target.split(/[:.]/).at(-1);
  if (field === 'channel') return CHANNEL_OF[parameter] ?? 'email';
  if (field === 'voiceContent') return 'code';
  if (field === 'balances') return 'own';
  if (target === 'sender.create:name' && parameter === 'mail') return 'shop@example.com';
  if (field === 'sender' && parameter === 'id') return locator('id', '7');
  if (field === 'recipients' && parameter === 'email') return 'ann@example.com';
  return undefined;
}

/** The item of a user who fills in the required fields and the tested one. */
function itemOf(claim: Claim): IDataObject {
  const { target, parameter } = claim;
  const { resource, operation, field } = findTarget(RESOURCES, target) as CoverTarget;
  const path = (target.split(':')[1] ?? '').split('.');
  const name = path.at(-1) ?? '';
  const chosen = field as INodeProperties;
  const { fields } = operation;
  const wish = wishOf(claim) ?? valueOf(chosen);
  const defaults = fields
    .filter(({ type }) => type === 'options')
    .map((one) => [one.name, one.default] as const);
  const conditions: Record<string, unknown> = {
    ...Object.fromEntries(defaults),
    ...conditionsOf(chosen, fields),
    ...OUTER[name],
    ...(path.length === 1 && name === 'channel' && { channel: wish }),
  };
  const required = fields
    .filter((one) => one.required === true && isShown(one, conditions))
    .map((one) => [one.name, valueOf(one)] as const);
  const item: Record<string, unknown> = {
    text: 'Hello',
    ...conditions,
    ...Object.fromEntries(required),
  };
  if (path.length === 1) item[name] = wish;
  else {
    const [collection = ''] = path;
    item[collection] = { [name]: wish, ...TOGETHER[name] };
  }
  const isEmail = conditions['channel'] === 'email';
  if (isEmail) item['to'] = 'ann@example.com';
  // The value that the host has read from the locator.
  if (isEmail || name === 'sender') item['sender'] = isEmail ? 'shop@example.com' : wish;
  if (resource.value !== 'sender' && typeof item['sender'] === 'object') item['sender'] = 'Shop';
  if (parameter === 'email') item['filters'] = { channel: 'email', recipients: wish };
  if (target === 'sender.create:additionalFields.comment' && parameter === 'name') {
    item['name'] = 'shop@example.com';
  }
  return { ...item, resource: resource.value, operation: operation.value } as IDataObject;
}

const answers: Answers = (path, fields) => {
  if (/status/.test(path)) return { status: 1, last_timestamp: 1, err: 0, result: 'OK' };
  if (/get\.php/.test(path) || fields.has('get_all')) return { error: 'none', error_code: 3 };
  return { id: 1, cnt: 1, cost: '1', balance: '9', result: 'OK', phone: '77', country: 'KZ' };
};

/** Names of the parameters of all requests to the endpoint. */
async function sentTo(endpoint: string, item: IDataObject): Promise<Set<string>> {
  const { functions, requests } = fakeExecution({ items: [item], answers, continueOnFail: true });
  await createNodeOf(item['resource']).execute.call(functions);
  return new Set(
    requests
      .filter(({ url }) => url.endsWith(`/${endpoint}`))
      .flatMap((request) => [...formOf(request).keys()]),
  );
}

describe('each field in the table of the API', () => {
  it.each(CLAIMS)('$target reaches $endpoint as $parameter', async (claim) => {
    const { endpoint, parameter } = claim;
    expect(await sentTo(endpoint, itemOf(claim))).toContain(parameter);
  });

  it('fails the check when the parameter belongs to another field', async () => {
    const claim = { target: 'sender.create:additionalFields.address', endpoint: 'senders.php' };
    const sent = await sentTo(claim.endpoint, itemOf({ ...claim, parameter: 'address' }));
    expect(sent).toContain('address');
    expect(sent).not.toContain('inn');
  });
});
