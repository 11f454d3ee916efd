import { createHash } from 'node:crypto';
import { SECRETS } from './stage';

const { callbackSecret } = SECRETS;

function sha1(text: string): string {
  return createHash('sha1').update(`${text}:${callbackSecret}`).digest('hex');
}

function writeForm(fields: Readonly<Record<string, string | number>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** Callbacks in utf-8, signed like those of the gateway; `more` are unsigned fields. */
export const signed = {
  status: (id: string, status = 1, phone = '77010000101', more: Record<string, string> = {}) =>
    writeForm({ id, phone, status, ...more, sha1: sha1(`${id}:${phone}:${status}`) }),

  reply: (phone: string, mes: string, to = '77770000', more: Record<string, string> = {}) =>
    writeForm({ phone, mes, to, ...more, sha1: sha1(`${phone}:${mes}:${to}`) }),

  call: (phone: string, ts: number) =>
    writeForm({ phone, waitcall: 1, ts, sha1: sha1(`${phone}:${ts}`) }),
};
