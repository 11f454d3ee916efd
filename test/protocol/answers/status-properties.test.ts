import fc from 'fast-check';
import type { Detail } from '../../../protocol/wire/status-query';
import { readStatusResponse } from '../../../protocol/endpoints/status';
import { toStatusRecord } from '../../../protocol/status/status-record';
import type { Charset } from '../../../protocol/wire/charset';
import type { ResponseFormat } from '../../../protocol/wire/request';
import { answerOf } from '../support/contexts';
import { valueOf } from '../../support/results';
import { expectedOf, renderStatus, type Layout, type Sample } from '../support/render-status';
import { anyCodePoint } from '../../support/any-text';

/** Any text that JSON and XML can contain: no control characters, no lone surrogates. */
const anyText = fc
  .string({ unit: anyCodePoint, maxLength: 40 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ''));
const CYRILLIC = 'АБВЯабвяёЁ №«»-.!?1 aZ';
const cyrillicText = fc.string({ unit: fc.constantFrom(...CYRILLIC), maxLength: 40 });
/** Texts that the plain formats can contain in any field: no comma, no equal sign, no surrounding blanks. */
const word = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019 -.'), maxLength: 12 })
  .map((text) => text.trim());
/** A message in a plain format: commas and line breaks too. */
const plainMessage = fc
  .string({ unit: fc.constantFrom(...'abc 01,.\nя'), maxLength: 30 })
  .map((text) => `m${text.trim()}`);

const number = (max: number) => fc.nat(max).map(String);
const type = fc.constantFrom('0', '1', '2', '3', '5', '6', '7', '8', '10', '12');
const phone = fc.integer({ min: 70000000000, max: 79999999999 }).map(String);

function sampleOf(text: fc.Arbitrary<string>, message: fc.Arbitrary<string>): fc.Arbitrary<Sample> {
  const texts = Object.fromEntries(
    ['cost', 'sender_id', 'status_name', 'comment', 'mccmnc', 'country', 'operator'].map((name) => [
      name,
      text,
    ]),
  );
  const more = Object.fromEntries(
    ['operator_orig', 'region', 'imsi', 'msc', 'mcc', 'mnc', 'cn', 'net', 'rcn', 'rnet'].map(
      (name) => [name, text],
    ),
  );
  return fc.record({
    ...texts,
    ...more,
    status: fc.constantFrom('-3', '-2', '-1', '0', '1', '2', '3', '4', '20', '25'),
    last_date: fc.constant('08.10.2010 11:55:41'),
    send_date: fc.constant('08.10.2010 11:55:00'),
    last_timestamp: number(2_000_000_000),
    send_timestamp: number(2_000_000_000),
    flag: number(65535),
    err: number(255),
    sms_cnt: number(20),
    id: number(1_000_000).map((id) => `1${id}`),
    phone,
    message,
    type,
  });
}

const layout = (format: fc.Arbitrary<ResponseFormat>): fc.Arbitrary<Layout> =>
  fc.record({
    kind: fc.constantFrom('message' as const, 'hlr' as const),
    detail: fc.constantFrom<Detail>(0, 1, 2),
    multiple: fc.boolean(),
    format,
  });

function checkRoundTrip(samples: readonly Sample[], shape: Layout, charset: Charset): void {
  const used = (shape.multiple ? samples : samples.slice(0, 1)).map((sample) =>
    shape.kind === 'hlr' ? { ...sample, type: '4', sender_id: 'HLR' } : sample,
  );
  const keys = used.map((sample) => ({ id: sample.id ?? '', phone: sample.phone ?? '' }));
  const answer = answerOf(renderStatus(used, shape), shape.format, charset);
  const read = readStatusResponse(answer, { ...shape, keys });
  expect(valueOf(read)).toEqual(used.map((sample) => expectedOf(sample, shape)));
}

/** Distinct IDs, so that the response distinguishes its records. */
const several = (sample: fc.Arbitrary<Sample>) =>
  fc.uniqueArray(sample, { minLength: 1, maxLength: 5, selector: ({ id }) => id });

describe('a rendered status response', () => {
  it('can be read back from XML and JSON with any text', () => {
    fc.assert(
      fc.property(
        several(sampleOf(anyText, anyText)),
        layout(fc.constantFrom<ResponseFormat>(2, 3)),
        (samples, shape) => checkRoundTrip(samples, shape, 'utf-8'),
      ),
    );
  });

  it('can be read back from every charset that contains its letters', () => {
    fc.assert(
      fc.property(
        several(sampleOf(cyrillicText, cyrillicText)),
        layout(fc.constantFrom<ResponseFormat>(2, 3)),
        fc.constantFrom<Charset>('windows-1251', 'utf-8'),
        checkRoundTrip,
      ),
    );
  });

  it('can be read back from plain formats when those are unambiguous', () => {
    fc.assert(
      fc.property(
        several(sampleOf(word, plainMessage)),
        layout(fc.constantFrom<ResponseFormat>(0, 1)),
        (samples, shape) => {
          // A line of a text that starts like a record is the documented ambiguity.
          fc.pre(samples.every(({ message }) => !/\n\s*\d/.test(message ?? '')));
          checkRoundTrip(samples, shape, 'utf-8');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('returns a status record whatever its fields contain', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'status',
            'err',
            'type',
            'flag',
            'cost',
            'ts',
            'time',
            'imsi',
            'phone',
            'x',
          ),
          fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.integer()),
        ),
        (fields) => {
          const record = toStatusRecord(fields);
          expect(() => JSON.stringify(record)).not.toThrow();
          expect(record.status === null || Number.isSafeInteger(record.status)).toBe(true);
          for (const time of [record.changedAt, record.sentAt]) {
            expect(time === null || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time)).toBe(
              true,
            );
          }
        },
      ),
    );
  });
});
