import type { OperationCase } from './operation-case';

/** Operations without requests to the gateway. */
export const offlineOperations: readonly OperationCase[] = [
  {
    title: 'a text with a sign that costs a part',
    resource: 'message',
    operation: 'analyze',
    parameters: { text: `${'a'.repeat(100)} №5` },
    expected: [
      expect.objectContaining({
        encoding: 'ucs2',
        parts: 2,
        unicodeCharacters: [
          { character: '№', codePoint: 'U+2116', positions: [102], replacement: 'No' },
        ],
      }),
    ],
  },
  {
    title: 'an SMPP receipt',
    resource: 'message',
    operation: 'decodeReport',
    parameters: { report: 'id:854019 sub:001 dlvrd:001 stat:DELIVRD err:000' },
    expected: [
      expect.objectContaining({ kind: 'status', format: 'smpp', id: '854019', isDelivered: true }),
    ],
  },
  {
    title: 'a cell with two numbers',
    resource: 'number',
    operation: 'format',
    parameters: { phone: '8 701 123 45 67 / 8 (727) 250-00-00', defaultCountry: 'KZ' },
    expected: [
      expect.objectContaining({ phone: '+77011234567', country: 'KZ', lineType: 'mobile' }),
      expect.objectContaining({ phone: '+77272500000', country: 'KZ', lineType: 'fixedLine' }),
    ],
  },
];
