import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  /** PEM, for 127.0.0.1 and the named hosts, self-signed. */
  readonly cert: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;
const ECDSA_SHA256 = sequence(oid('06082a8648ce3d040302'));

/**
 * Creates a key and a self-signed certificate. The DER is built here, because Node can only read
 * certificates.
 * @param now milliseconds since 1970; valid from one day before to one year after
 * @param owner common name, by which a client that trusts several certificates tells them apart
 * @param hosts names of the server, in addition to 127.0.0.1
 */
export function createCertificate(
  now: number,
  owner = 'SMSC emulator',
  hosts: readonly string[] = ['localhost'],
): Certificate {
  const name = sequence(wrap(0x31, sequence(oid('0603550403'), wrap(0x0c, Buffer.from(owner)))));
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const validity = sequence(utcTime(now - DAY_MS), utcTime(now + 365 * DAY_MS));
  const addresses = sequence(
    ...hosts.map((host) => wrap(0x82, Buffer.from(host))),
    wrap(0x87, Buffer.from([127, 0, 0, 1])),
  );
  const extensions = sequence(
    // Marked as a CA, so that a client can trust it as one.
    sequence(oid('0603551d13'), wrap(0x04, sequence(Buffer.from('0101ff', 'hex')))),
    sequence(oid('0603551d11'), wrap(0x04, addresses)),
  );
  const body = sequence(
    wrap(0xa0, Buffer.from('020102', 'hex')),
    wrap(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_SHA256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    wrap(0xa3, extensions),
  );
  const signature = wrap(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, privateKey)]));
  const der = sequence(body, ECDSA_SHA256, signature);
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function wrap(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return wrap(0x30, Buffer.concat(parts));
}

function oid(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}

function utcTime(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/\D/g, '').slice(2, 14);
  return wrap(0x17, Buffer.from(`${digits}Z`));
}
