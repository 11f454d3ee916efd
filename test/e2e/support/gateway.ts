/** The emulated gateway's controls, and custom callbacks that no gateway would send. */
import { createHash } from 'node:crypto';
import { encode } from 'iconv-lite';
import { shared } from './shared';

export async function control(route: string, body: object = {}): Promise<unknown> {
  const answer = await fetch(`${shared().emulatorUrl}/emulator/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The emulator answered ${route} with ${answer.status}: ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

export interface DeliveryFields {
  readonly id: string;
  readonly phone: string;
  readonly status: string;
  readonly [name: string]: string;
}

let lastId = 1000;

/** A delivery status with a unique ID. */
export function newDelivery(fields: Partial<DeliveryFields> = {}): DeliveryFields {
  lastId += 1;
  return {
    id: String(lastId),
    phone: '77011230100',
    status: '1',
    err: '0',
    ts: '1790000000',
    ...fields,
  };
}

/** Signed with the account's secret, as by the gateway. */
export function signed(fields: DeliveryFields): Record<string, string> {
  return signDelivery(fields, shared().secrets.callbackSecret);
}

export function signDelivery(fields: DeliveryFields, secret: string): Record<string, string> {
  return { ...fields, sha1: sha1(`${fields.id}:${fields.phone}:${fields.status}:${secret}`) };
}

/** An incoming message whose text is sent and hashed in windows-1251. */
export function windows1251Message(
  fields: { id: string; phone: string; to: string; mes: string },
  secret: string,
): string {
  const hashed = encode(`${fields.phone}:${fields.mes}:${fields.to}:${secret}`, 'win1251');
  const percent = (value: string): string =>
    [...encode(value, 'win1251')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return Object.entries({ ...fields, sha1: sha1(hashed) })
    .map(([name, value]) => `${name}=${percent(value)}`)
    .join('&');
}

export async function postForm(
  address: string,
  body: string | Record<string, string>,
): Promise<{ status: number; text: string }> {
  const form = typeof body === 'string' ? body : new URLSearchParams(body).toString();
  return await post(address, form, 'application/x-www-form-urlencoded');
}

export async function post(
  address: string,
  body: string,
  contentType: string,
): Promise<{ status: number; text: string }> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  });
  return { status: answer.status, text: await answer.text() };
}

function sha1(value: string | Buffer): string {
  return createHash('sha1').update(value).digest('hex');
}
