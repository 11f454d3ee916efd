import { describeNoRecipient } from '../numbers/parse-recipients';
import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import {
  LARGEST_SENDER_DOCUMENT,
  SENDER_REGISTRATIONS,
  type SenderRegistrationName,
} from '../tables';
import { otherFields, toText, type GatewayFields } from '../wire/gateway-fields';
import type { AttachedFile } from '../wire/multipart';
import type { ResponseContext, GatewayRequest, RequestEncoding } from '../wire/request';
import { buildAction, type ActionFields } from './action-request';
import { checkRecordId, requireText } from './parameter-checks';
import { readRecordList } from './record-list';

/** Identifies a sender ID by its ID at the gateway or by its name. */
export type SenderKey = { readonly id: string } | { readonly name: string };

/** Details that operators require for a sender ID. */
export interface SenderDetails {
  readonly comment?: string;
  readonly organization?: string;
  readonly taxId?: string;
  readonly website?: string;
  readonly contactEmail?: string;
  readonly address?: string;
  /** Services that the owner offers. */
  readonly services?: string;
  /** Purpose of the messages. */
  readonly purpose?: string;
  /** Operators where the name is registered; some charge a fee. */
  readonly registrations?: readonly SenderRegistrationName[];
  /** A document for the operators: a trademark or domain certificate. */
  readonly document?: AttachedFile;
  /** Description of the document. */
  readonly documentComment?: string;
  /** Login of the subaccount that owns the sender ID. */
  readonly subClient?: string;
}

/** Sender IDs to list. Default: the approved ones of the account. */
export interface SenderFilter {
  /** Whether to include names that the moderator has not approved. */
  readonly includeAll?: boolean;
  /** Whether to include the state at each operator. */
  readonly withOperators?: boolean;
  readonly subClient?: string;
}

/* Source of all: HTTP API, "List of operations with sender IDs". */

/**
 * Returns the request for the sender IDs of the account: the approved ones, or all with
 * `includeAll`.
 */
export function buildSendersRequest(
  encoding: RequestEncoding,
  { includeAll = false, withOperators = false, subClient }: SenderFilter = {},
): Result<GatewayRequest> {
  const filter = {
    all: includeAll ? '1' : undefined,
    operators: withOperators ? '1' : undefined,
    user: subClient || undefined,
  };
  return success(buildAction('senders', ['get'], filter, encoding));
}

/**
 * Returns the request for a new sender ID, or for a new e-mail sender address.
 * Problems: InvalidInput of `name` or `document`.
 */
export function buildCreateSender(
  name: string,
  details: SenderDetails,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const checked = requireText('name', name);
  if (!checked.ok) return checked;
  const files = attach(details);
  if (!files.ok) return files;
  const { cmt, ...others } = writeDetails(details);
  // For an address the comment is a separate field: "usually the name of its owner".
  const key = checked.value.includes('@')
    ? { mail: checked.value, name: cmt }
    : { sender: checked.value, cmt };
  const request = buildAction('senders', ['add'], { ...key, ...others }, encoding);
  return success({ ...request, ...files.value });
}

/**
 * Returns the request that changes the details of a sender ID.
 * Problems: InvalidInput of `sender` or `document`.
 */
export function buildUpdateSender(
  key: SenderKey,
  details: SenderDetails,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const files = attach(details);
  if (!files.ok) return files;
  return withKey(key, (fields) => ({
    ...buildAction('senders', ['chg'], { ...fields, ...writeDetails(details) }, encoding),
    ...files.value,
  }));
}

/**
 * Returns the request that deletes a sender ID.
 * Problems: InvalidInput of `sender`.
 */
export function buildDeleteSender(
  key: SenderKey,
  { subClient }: Pick<SenderDetails, 'subClient'>,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const user = subClient || undefined;
  return withKey(key, (fields) => buildAction('senders', ['del'], { ...fields, user }, encoding));
}

/**
 * Returns the request that sends a code to a phone number before it can become a sender ID.
 * Problems: InvalidInput of `phone`.
 */
export function buildRequestCode(
  phone: string,
  website: string | undefined,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const sender = checkSenderNumber(phone);
  if (!sender.ok) return sender;
  const fields = { sender: sender.value, site_name: website || undefined };
  return success(buildAction('senders', ['send_code'], fields, encoding));
}

/**
 * Returns the request that confirms the ownership of the number with the code.
 * Problems: InvalidInput of `phone` or `code`.
 */
export function buildConfirmCode(
  phone: string,
  code: string,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const sender = checkSenderNumber(phone);
  if (!sender.ok) return sender;
  const checked = requireText('code', code);
  if (!checked.ok) return checked;
  const fields = { sender: sender.value, code: checked.value };
  return success(buildAction('senders', ['check_code'], fields, encoding));
}

/** Attaches the document to the request body; its field name is arbitrary. */
function attach({ document }: SenderDetails): Result<Pick<GatewayRequest, 'files'>> {
  if (document === undefined) return success({});
  if (document.size <= LARGEST_SENDER_DOCUMENT) return success({ files: [document] });
  return failure(
    invalidInput(
      'document',
      sentence`${param('document')} has ${document.size} bytes; the gateway accepts at most ${LARGEST_SENDER_DOCUMENT}`,
      'Use a smaller file, such as a PDF of the relevant pages',
    ),
  );
}

function writeDetails(details: SenderDetails): ActionFields {
  const registrations = SENDER_REGISTRATIONS.filter(({ name }) =>
    details.registrations?.includes(name),
  ).map(({ field }) => [field, '1'] as const);
  return {
    cmt: details.comment || undefined,
    fio: details.organization || undefined,
    inn: details.taxId || undefined,
    site: details.website || undefined,
    email: details.contactEmail || undefined,
    address: details.address || undefined,
    desc: details.services || undefined,
    subj: details.purpose || undefined,
    doc_info: details.documentComment || undefined,
    user: details.subClient || undefined,
    ...Object.fromEntries(registrations),
  };
}

function withKey(
  key: SenderKey,
  build: (fields: ActionFields) => GatewayRequest,
): Result<GatewayRequest> {
  const value = 'id' in key ? checkRecordId('sender', key.id) : requireText('sender', key.name);
  if (!value.ok) return value;
  return success(build({ ['id' in key ? 'id' : 'sender']: value.value }));
}

function checkSenderNumber(given: string): Result<string> {
  const digits = given.replace(/[\s()+-]/g, '');
  if (/^\d{5,15}$/.test(digits)) return success(digits);
  return failure(
    describeNoRecipient(
      'phone',
      given,
      'is not a phone number',
      'Only phone numbers are confirmed by a code. Enter one in international format such as +77011234567',
    ),
  );
}

/** A name, number or address that the account can send from. */
export interface Sender {
  readonly id: string | null;
  /** The name or number; e-mail senders are identified by their address. */
  readonly name: string;
  readonly comment: string | null;
  /** Everything else in the response: moderation state, operators and so on. */
  readonly extra: GatewayFields;
}

const KNOWN: ReadonlySet<string> = new Set(['id', 'sender', 'mail', 'cmt']);

/**
 * Reads the response of senders.php to `get=1`. Live clients read `sender` of each record; the other
 * names are those of the requests, unverified against the live service.
 * Problems: a request error; an unreadable response.
 * Source: live clients; HTTP API, "List of operations with sender IDs".
 */
export function readSendersResponse(context: ResponseContext): Result<Sender[]> {
  const records = readRecordList('senders', context);
  return records.ok ? success(records.value.flatMap((fields) => toSender(fields))) : records;
}

function toSender(fields: GatewayFields): Sender[] {
  const name = toText(fields.sender) ?? toText(fields.mail);
  if (name === null) return [];
  return [
    {
      id: toText(fields.id),
      name,
      comment: toText(fields.cmt),
      extra: otherFields(fields, KNOWN),
    },
  ];
}
