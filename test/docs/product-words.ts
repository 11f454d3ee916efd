import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeType } from 'n8n-workflow';
import { SmscApi } from '../../credentials/SmscApi.credentials';
import { DEFAULT_CREDENTIALS } from '../../emulator/start';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { SmscAccount } from '../../nodes/SmscAccount/SmscAccount.node';
import { SmscInboxTrigger } from '../../nodes/SmscInboxTrigger/SmscInboxTrigger.node';
import { SmscTrigger } from '../../nodes/SmscTrigger/SmscTrigger.node';
import { RESOURCES } from '../../operations/resources';
import { SmscSmppApi } from '../../packages/transports/credentials/SmscSmppApi.credentials';
import { SmscSmpp } from '../../packages/transports/nodes/SmscSmpp/SmscSmpp.node';
import { SmscSmppTrigger } from '../../packages/transports/nodes/SmscSmppTrigger/SmscSmppTrigger.node';
import { SmscSmtp } from '../../packages/transports/nodes/SmscSmtp/SmscSmtp.node';
import {
  HASH_ALGORITHMS,
  type CodeVerdict,
  type InvalidInput,
  type TransportFailure,
  type UnreadableResponse,
} from '../../protocol';
import type { InvalidReason } from '../../protocol/numbers/formatted-number';
import type { HlrVerdict } from '../../protocol/status/hlr-record';
import {
  ERRORS_COMMON,
  ERRORS_EMAIL,
  MESSAGE_TYPES,
  REQUEST_ERRORS,
  STATUSES,
  type OptOut,
} from '../../protocol/tables';
import { SMPP_STATUSES } from '../../protocol/tables/smpp';

const ROOT = join(__dirname, '../..');

/** A field of a form, an option of it or a group of fields. */
interface Shown {
  readonly name?: string;
  readonly displayName?: string;
  readonly value?: unknown;
  readonly options?: readonly unknown[];
  readonly values?: readonly unknown[];
}

const NODES: readonly INodeType[] = [
  ...[new Smsc(), new SmscAccount(), new SmscTrigger(), new SmscInboxTrigger()],
  ...[new SmscSmpp(), new SmscSmppTrigger(), new SmscSmtp()],
];
const CREDENTIALS = [new SmscApi(), new SmscSmppApi()];
const FORMS: readonly Shown[] = [
  ...NODES.flatMap(({ description }) => description.properties as readonly Shown[]),
  ...CREDENTIALS.flatMap(({ properties }) => properties as readonly Shown[]),
  ...RESOURCES.flatMap(({ operations }) =>
    operations.flatMap(({ fields }) => fields as readonly Shown[]),
  ),
];

function listShown(items: readonly Shown[]): Shown[] {
  return items.flatMap((item) => [
    item,
    ...listShown((item.options ?? []) as readonly Shown[]),
    ...listShown((item.values ?? []) as readonly Shown[]),
  ]);
}

/** What a user reads on the screen: nodes, credentials, resources, operations, fields, choices. */
export const LABELS: ReadonlySet<string> = new Set([
  ...NODES.map(({ description }) => description.displayName),
  ...CREDENTIALS.map(({ displayName }) => displayName),
  ...RESOURCES.flatMap(({ name, operations }) => [
    name,
    ...operations.flatMap((operation) => [operation.name, operation.action]),
  ]),
  // A choice has its label in `name`; a field has its key there.
  ...listShown(FORMS).flatMap((one) => one.displayName ?? one.name ?? []),
]);

/** What n8n itself writes on the screen. */
export const N8N_LABELS: ReadonlySet<string> = new Set(
  [
    ['+', 'Settings', 'Community nodes', 'Install', 'Execute step', 'On Error', 'Continue'],
    ['Retry On Fail', 'Webhook URLs', 'Production URL', 'Test URL', 'Poll Times', 'Switch'],
    ['Execute Sub-workflow', 'Custom API Call', 'n8n'],
    // Of a trigger, the list of nodes shows the name without "Trigger" and an action for each event.
    ['SMSC Inbox', 'On delivery status'],
  ].flat(),
);

const VERDICTS: Record<HlrVerdict, true> = {
  ...{ reachable: true, offline: true, invalid: true, blocked: true },
  ...{ noService: true, pending: true, unknown: true },
};
const CODE_VERDICTS: Record<CodeVerdict, true> = {
  ...{ invalidToken: true, expired: true, otherPhone: true, alreadyUsed: true },
  ...{ tooManyAttempts: true, wrongCode: true, verified: true },
};
const OPT_OUTS: Record<OptOut, true> = { stop: true, start: true };
const INVALID_REASONS: Record<InvalidReason, true> = {
  ...{ empty: true, digitsLost: true, spreadsheetError: true, unknownNumber: true },
};
type ProblemName = (TransportFailure | UnreadableResponse | InvalidInput)['name'];
const PROBLEMS: Record<ProblemName, true> = {
  ...{ transportFailure: true, unreadableAnswer: true, invalidInput: true },
};

/** Names of properties of a JSON schema, however deep. */
function listProperties(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' ? Object.keys(value as object) : []),
    ...listProperties(value),
  ]);
}

function listPreviewFields(): string[] {
  const folder = join(ROOT, 'nodes');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('__schema__') && path.endsWith('.json'))
    .flatMap((path) => listProperties(JSON.parse(readFileSync(join(folder, path), 'utf8'))));
}

/** What stands in workflows and outputs: keys, values, names of codes and events, output fields. */
export const WORDS: ReadonlySet<string> = new Set([
  ...listShown(FORMS).flatMap(({ name, value }) =>
    [name, value].filter((one) => typeof one === 'string'),
  ),
  ...[STATUSES, ERRORS_COMMON, ERRORS_EMAIL, REQUEST_ERRORS, MESSAGE_TYPES, SMPP_STATUSES].flatMap(
    (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name),
  ),
  ...[VERDICTS, CODE_VERDICTS, OPT_OUTS, INVALID_REASONS, PROBLEMS].flatMap((names) =>
    Object.keys(names),
  ),
  ...listPreviewFields(),
  ...HASH_ALGORITHMS,
  ...Object.values(DEFAULT_CREDENTIALS),
  // Of events and of failed items, which no preview shows.
  ...['event', 'error'],
]);
