/** Code page of GSM 03.38, eight rows of sixteen; the escape character represents itself. */
const ROWS = [
  '@£$¥èéùìòÇ\nØø\rÅå',
  'Δ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ',
  ' !"#¤%&\'()*+,-./',
  '0123456789:;<=>?',
  '¡ABCDEFGHIJKLMNO',
  'PQRSTUVWXYZÄÖÑÜ§',
  '¿abcdefghijklmno',
  'pqrstuvwxyzäöñüà',
];
const PAGE = [...ROWS.join('')];
const ESCAPE = 0x1b;
const ESCAPED = new Map<number, string>([
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
]);

/** Encoding of a text; the gateway accepts three values of `data_coding`. */
export type Encoding = 'gsm' | 'iso' | 'octets' | 'ucs2';

export function encodingOf(dataCoding: number, isIso: boolean): Encoding | null {
  switch (dataCoding) {
    case 0:
      return isIso ? 'iso' : 'gsm';
    case 4:
      return 'octets';
    case 8:
      return 'ucs2';
    default:
      return null;
  }
}

/** Decodes the octets; `null` = not a valid text. */
export function readText(octets: Buffer, encoding: Exclude<Encoding, 'octets'>): string | null {
  if (encoding === 'iso') return octets.toString('latin1');
  if (encoding === 'gsm') return readGsm(octets);
  if (octets.length % 2 !== 0) return null;
  let written = '';
  for (let at = 0; at < octets.length; at += 2) {
    written += String.fromCharCode(octets.readUInt16BE(at));
  }
  return written;
}

function readGsm(octets: Buffer): string | null {
  let written = '';
  let isEscaped = false;
  for (const octet of octets) {
    const sign = isEscaped ? ESCAPED.get(octet) : PAGE[octet];
    if (octet === ESCAPE && !isEscaped) isEscaped = true;
    else if (sign === undefined) return null;
    else {
      written += sign;
      isEscaped = false;
    }
  }
  return isEscaped ? null : written;
}

/** Encodes a text for a client: with data_coding 0 if possible, else as UCS-2. */
export function writeText(written: string, isIso: boolean): { dataCoding: number; octets: Buffer } {
  const short = isIso ? writeIso(written) : writeGsm(written);
  if (short !== null) return { dataCoding: 0, octets: short };
  const octets = Buffer.alloc(written.length * 2);
  for (let at = 0; at < written.length; at += 1) {
    octets.writeUInt16BE(written.charCodeAt(at), at * 2);
  }
  return { dataCoding: 8, octets };
}

function writeIso(written: string): Buffer | null {
  return [...written].every((sign) => sign <= '\u00ff') ? Buffer.from(written, 'latin1') : null;
}

function writeGsm(written: string): Buffer | null {
  const octets: number[] = [];
  for (const sign of written) {
    const code = PAGE.indexOf(sign);
    if (code >= 0 && code !== ESCAPE) octets.push(code);
    else {
      const escaped = [...ESCAPED].find(([, other]) => other === sign)?.[0];
      if (escaped === undefined) return null;
      octets.push(ESCAPE, escaped);
    }
  }
  return Buffer.from(octets);
}
