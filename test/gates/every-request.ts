import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as protocol from '../../protocol';
import type { GatewayRequest } from '../../protocol';
import { buildHistoryRequest, prepareHistory } from '../../protocol/endpoints/history';
import type { MailingParameters } from '../../protocol/endpoints/mailing';
import type { SendParameters } from '../../protocol/endpoints/send-parameters';
import type { Result } from '../../protocol/result';
import {
  CHANNELS,
  CONTACT_FIELDS,
  ENDPOINTS,
  OPERATOR_TEMPLATES,
  SENDER_REGISTRATIONS,
  SUB_CLIENT_SETTINGS,
  SUB_CLIENT_SWITCHES,
  type ChannelParameter,
  type ChannelRow,
} from '../../protocol/tables';

const form = { charset: 'utf-8', format: 3 } as const;
const now = new Date('2026-11-02T09:00:00Z');
const PHONE = '+77011234567';

function value<Value>(result: Result<Value> | Value): Value {
  if (typeof result !== 'object' || result === null || !('ok' in result)) return result;
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problem));
}

const file = { name: 'a.jpg', contentType: 'image/jpeg', size: 500 };

/** Not fields of a single request, or given below. */
type Apart =
  | 'entries'
  | 'deliveryWindow'
  | 'timezone'
  | 'recipients'
  | 'channel'
  | 'cost'
  | 'maxRecipients'
  | 'sendOnceKey';

/** A value for every field of a message; the type ensures that none is missing. */
const EVERYTHING: Omit<Required<SendParameters>, Apart> = {
  text: 'Hello',
  sender: 'Shop',
  messageId: '12',
  comment: 'Note',
  sendAt: '2026-11-03T09:00:00Z',
  sendAtZone: 'UTC',
  spreadPeriod: 1,
  spreadFrequency: 10,
  validity: 2,
  maxParts: 3,
  shortenLinks: true,
  transliterate: 'translit',
  attachments: [file as never],
  fileUrl: 'https://example.com/a.jpg',
  subject: 'Subject',
  emailFormat: 'html',
  link: 'https://example.com',
  botName: '@shop_bot',
  confirmNumberAfter: 30,
  voiceContent: 'text',
  voice: 'm2',
  voiceLanguage: 'en',
  wait: 20,
  repeat: 60,
  attempts: 3,
  data: '0a0b',
  dataFormat: 'hex',
  userDataHeader: '050415',
  protocolId: 1,
  dataCoding: 4,
  allowGatewayMarks: false,
};

const OF_CHANNELS: ReadonlySet<string> = new Set(CHANNELS.flatMap(({ accepts }) => [...accepts]));
/** Fields that cannot be combined with the others. */
const isApart = (channel: string, parameter: string): boolean =>
  parameter === 'attachments' || (channel === 'voice' && parameter === 'fileUrl');

/** Every field that a message of the channel can have. */
function messageOf({ name, accepts, senderKind }: ChannelRow): Omit<SendParameters, 'cost'> {
  const isEmail = senderKind === 'email';
  const taken = Object.entries(EVERYTHING).filter(
    ([parameter]) =>
      (!OF_CHANNELS.has(parameter) || accepts.includes(parameter as ChannelParameter)) &&
      !isApart(name, parameter),
  );
  return {
    ...Object.fromEntries(taken),
    ...(isEmail && { sender: 'shop@example.com' }),
    recipients: [isEmail ? 'ann@example.com' : PHONE],
    channel: name as SendParameters['channel'],
  };
}

const messages = (CHANNELS as readonly ChannelRow[]).map(messageOf);
const sms = { recipients: [PHONE], channel: 'sms', text: 'Hello' } as const;
const personal = {
  recipients: ['77011234567'],
  channel: 'sms',
  entries: [{ recipients: ['77011234567'], text: 'Hello' }],
} as const;

const contact = {
  ...Object.fromEntries(CONTACT_FIELDS.map(({ name }) => [name, name])),
  groups: ['301'],
  email: 'ann@example.com',
  birthday: '1990-12-31',
  otherPhones: PHONE,
};
const sender: protocol.SenderDetails = {
  comment: 'c',
  organization: 'o',
  taxId: '1',
  website: 'w',
  contactEmail: 'e',
  address: 'a',
  services: 's',
  purpose: 'p',
  document: file as never,
  documentComment: 'd',
  registrations: SENDER_REGISTRATIONS.map(({ name }) => name),
  subClient: 'shop',
};
const template = {
  name: 'n',
  text: 't',
  channel: 'sms',
  sender: 'Shop',
  isSignature: true,
} as const;
const mailing: Omit<Required<MailingParameters>, 'templateId' | 'message'> = {
  name: 'Sale',
  repeatEvery: 'daily',
  maxRepeats: 2,
  retryUndelivered: true,
  retrySender: 'Shop',
  fallbackText: 'By SMS',
  includeCost: true,
};
const settings = {
  ...Object.fromEntries(
    SUB_CLIENT_SETTINGS.map(({ name, kind, ...row }) => [
      name,
      kind === 'zone' ? 'UTC' : kind === 'choice' && 'choices' in row ? row.choices[0].name : '1',
    ]),
  ),
  switchOn: SUB_CLIENT_SWITCHES.map(({ name }) => name),
};
const statistics = {
  dateFrom: '2026-11-01',
  dateTo: '2026-11-02',
  inOwnCurrency: true,
  secondBalance: true,
};

type Requests = () => readonly (Result<GatewayRequest> | GatewayRequest)[];

/** By the name of the function that builds them: requests with every possible field. */
const SAMPLES: Readonly<Record<string, Requests>> = {
  buildSendRequest: () =>
    [...messages, { ...sms, deliveryWindow: '10-21', timezone: 'UTC' }, personal].map((message) =>
      protocol.buildSendRequest({ ...message, cost: 3 }, { ...form, now }),
    ),
  buildStatusRequest: () => [
    protocol.buildStatusRequest([{ id: '1', phone: '77' }], { ...form, detail: 2 }),
  ],
  buildDeleteRequest: () => [protocol.buildDeleteRequest({ id: '1', phone: '77' }, form)],
  buildBalanceRequest: () => [protocol.buildBalanceRequest(form)],
  buildOperatorRequest: () => [protocol.buildOperatorRequest(PHONE, form)],
  buildHistoryRequest: () =>
    (['phone', 'email'] as const).map((channel) => {
      const recipients = [channel === 'email' ? 'ann@example.com' : PHONE];
      const filter = { channel, recipients, dateFrom: '2026-11-01', dateTo: '2026-11-02' };
      const query = value(prepareHistory(filter, now));
      return buildHistoryRequest(query, { size: 10, before: '5' }, form);
    }),
  buildInboxRequest: () => [
    protocol.buildInboxRequest({ hours: 2, toPhone: PHONE }, form),
    protocol.buildInboxRequest({ afterId: '5' }, form),
  ],
  buildStatisticsRequest: () => [protocol.buildStatisticsRequest(statistics, { ...form, now })],
  buildPricesRequest: () => [protocol.buildPricesRequest(form)],
  buildListIncomingNumbers: () => [protocol.buildListIncomingNumbers(form)],
  buildRentNumber: () => [protocol.buildRentNumber(PHONE, true, form)],
  buildRenewNumber: () => [protocol.buildRenewNumber(PHONE, true, form)],
  buildShortLinkRequest: () => [
    protocol.buildShortLinkRequest({ link: 'https://example.com' }, form),
    protocol.buildShortLinkRequest({ linkId: '5' }, form),
  ],
  buildWaitCallRequest: () => [protocol.buildWaitCallRequest(PHONE, form)],
  buildCreateContact: () => [
    protocol.buildCreateContact(PHONE, contact, form),
    protocol.buildCreateContact('ann@example.com', contact, form),
  ],
  buildUpdateContact: () => [
    protocol.buildUpdateContact(PHONE, { ...contact, newPhone: PHONE }, form),
    protocol.buildUpdateContact(
      'ann@example.com',
      { ...contact, newPhone: 'bo@example.com' },
      form,
    ),
  ],
  buildDeleteContacts: () => [protocol.buildDeleteContacts([PHONE], form)],
  buildListContacts: () => [
    protocol.buildListContacts({ search: 'a', fullName: 'b', groupId: '301', afterId: '5' }, form),
  ],
  buildMoveContacts: () => [protocol.buildMoveContacts([PHONE], '301', 'move', form)],
  buildBlock: () => [protocol.buildBlock([PHONE], 'mass', form)],
  buildUnblock: () => [protocol.buildUnblock([PHONE], form)],
  buildCreateGroup: () => [
    protocol.buildCreateGroup({ name: 'A', number: 12, kind: 'emails' }, form),
  ],
  buildUpdateGroup: () => [protocol.buildUpdateGroup('301', { name: 'A', number: 12 }, form)],
  buildDeleteGroup: () => [protocol.buildDeleteGroup('301', form)],
  buildListGroups: () => [protocol.buildListGroups(form)],
  buildSendersRequest: () => [
    protocol.buildSendersRequest(form, {
      includeAll: true,
      withOperators: true,
      subClient: 'shop',
    }),
  ],
  buildCreateSender: () => [
    protocol.buildCreateSender('Shop', sender, form),
    protocol.buildCreateSender('shop@example.com', sender, form),
  ],
  buildUpdateSender: () => [
    protocol.buildUpdateSender({ id: '5' }, sender, form),
    protocol.buildUpdateSender({ name: 'Shop' }, sender, form),
  ],
  buildDeleteSender: () => [protocol.buildDeleteSender({ id: '5' }, { subClient: 'shop' }, form)],
  buildRequestCode: () => [protocol.buildRequestCode(PHONE, 'example.com', form)],
  buildConfirmCode: () => [protocol.buildConfirmCode(PHONE, '1234', form)],
  buildCreateTemplate: () => [protocol.buildCreateTemplate(template, form)],
  buildUpdateTemplate: () => [protocol.buildUpdateTemplate('7', template, form)],
  buildDeleteTemplate: () => [protocol.buildDeleteTemplate('7', form)],
  buildListTemplates: () => [protocol.buildListTemplates(form)],
  buildCreateOperatorTemplate: () => [
    protocol.buildCreateOperatorTemplate(
      { sender: 'Shop', text: 't' },
      OPERATOR_TEMPLATES.map(({ name }) => name),
      form,
    ),
  ],
  buildGetOperatorTemplate: () => [
    protocol.buildGetOperatorTemplate({ sender: 'Shop', text: 't' }, form),
  ],
  buildCreateMailing: () =>
    [
      ...messages.map((message) => ({ ...mailing, message })),
      { ...mailing, message: { ...sms, deliveryWindow: '10-21', timezone: 'UTC' } },
      { ...mailing, message: personal },
      { ...mailing, message: { ...sms, text: undefined }, templateId: '7' },
    ].map((parameters) => protocol.buildCreateMailing(parameters, { ...form, now })),
  buildMailingAction: () =>
    (['get', 'cancel', 'del'] as const).map((action) =>
      protocol.buildMailingAction(action, '12', form),
    ),
  buildListMailings: () => [
    protocol.buildListMailings({ dateFrom: '2026-11-01', dateTo: '2026-11-02' }, form),
  ],
  buildCreateSubClient: () => [
    protocol.buildCreateSubClient('shop', 'Secret-1', settings, { ...form, now }),
  ],
  buildUpdateSubClient: () => [
    protocol.buildUpdateSubClient(
      'shop',
      { ...settings, newLogin: 'a', newPassword: 'b', currentPassword: 'c' },
      { ...form, now },
    ),
  ],
  buildTopUp: () => [protocol.buildTopUp('shop', 1, { secondBalance: true }, form)],
  buildSubClientStatistics: () =>
    [false, true].map((detailed) =>
      protocol.buildSubClientStatistics(
        {
          ...statistics,
          detailed,
          login: 'shop',
          subClientId: '7',
          balances: 'own',
          hideDeleted: true,
        },
        { ...form, now },
      ),
    ),
};

/** Names of the functions that have samples. */
export const SAMPLED: readonly string[] = Object.keys(SAMPLES);

const FUNCTION = /^export function (build\w+)\(.*?\): ([^{]*)\{/gms;

/** Names of all functions of the protocol that build a request to the gateway. */
export function listBuilders(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(FUNCTION)])
    .filter(([, , type = '']) => /^(?:Result<)?GatewayRequest>?\s*$/.test(type))
    .map(([, name = '']) => name);
}

/** Wire names by the last part of the endpoint's path. */
export function listWireNames(): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const build of Object.values(SAMPLES)) {
    for (const sample of build()) {
      const { endpoint, fields } = value(sample);
      const file = ENDPOINTS[endpoint].path.split('/').at(-1) ?? '';
      const known = names.get(file) ?? new Set<string>();
      for (const [name] of fields) known.add(name);
      names.set(file, known);
    }
  }
  return names;
}
