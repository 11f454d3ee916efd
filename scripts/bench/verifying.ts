/** Measures verifying the hash of a callback, compared with hashing the same bytes only. */
import { createHash } from 'node:crypto';
import { readCallbackFields, type CallbackFields } from '../../protocol/callback/fields';
import { HASH_ALGORITHMS, type HashAlgorithm } from '../../protocol/callback/hash';
import type * as Crc32 from '../../protocol/callback/crc32';
import { signCallback } from '../../protocol/callback/signature';
import type * as Signature from '../../protocol/callback/signature';
import { loadAsPublished } from './as-published';
import type { BenchContext, Figure, Findings, Measurement } from './figure';
import { interleave, timePerCall } from './interleave';
import { ratios, toMeasurement } from './statistics';

const SECRET = 'correct-horse-battery-staple';
const STATUS = { id: '1234567', phone: '77011234567', status: '1', err: '0', ts: '1795253415' };
const SIGNED = `${STATUS.id}:${STATUS.phone}:${STATUS.status}:${SECRET}`;

export const verifying: Figure = {
  name: 'verifying',
  title: 'Verifying a callback',
  measure,
};

async function measure({ quick, rounds }: BenchContext): Promise<Findings> {
  const fillMs = quick ? 100 : 500;
  const measurements: Measurement[] = [];
  const { verifySignature } = await loadAsPublished<typeof Signature>('callback/signature');
  const { crc32 } = await loadAsPublished<typeof Crc32>('callback/crc32');
  for (const algorithm of HASH_ALGORITHMS) {
    const callback = createCallback(algorithm);
    const settings = { algorithm, secrets: [SECRET] };
    if (!verifySignature(callback, settings).ok) throw new Error('The callback was not accepted');
    const signed = Buffer.from(SIGNED);
    const bareHash = () =>
      algorithm === 'crc32' ? crc32(signed) : createHash(algorithm).update(signed).digest();
    const time = await interleave(
      {
        verify: () => timePerCall(() => verifySignature(callback, settings), fillMs),
        hash: () => timePerCall(bareHash, fillMs),
      },
      rounds,
    );
    const microseconds = (samples: readonly number[]) => samples.map((ms) => ms * 1000);
    measurements.push(
      toMeasurement(
        `${algorithm}-ratio`,
        `${algorithm}, compared with the bare hash`,
        '×',
        ratios(time.verify, time.hash),
        { bound: 'atMost', value: 3 },
      ),
      toMeasurement(`${algorithm}`, `${algorithm}, verified`, 'µs', microseconds(time.verify)),
      toMeasurement(`${algorithm}-hash`, `${algorithm}, bare hash`, 'µs', microseconds(time.hash)),
    );
  }
  return {
    measurements,
    notes: [
      'Verifying starts with the decoded form fields of a delivery status: it joins the signed bytes, hashes them, decodes the received hash, and compares in constant time. The bare hash gets the joined bytes. CPU time of the process, bundled as for publication.',
    ],
  };
}

function createCallback(algorithm: HashAlgorithm): CallbackFields {
  const hash = signCallback(STATUS, algorithm, SECRET);
  const body = Buffer.from(new URLSearchParams({ ...STATUS, [algorithm]: hash }).toString());
  const read = readCallbackFields({ body, contentType: 'application/x-www-form-urlencoded' });
  if (!read.ok) throw new Error(`The callback is not valid: ${read.reason}`);
  return read.callback;
}
