/** `1990-12-31`, also with a time behind it, or `31.12.1990`. */
const WRITTEN = /^(?:(\d{4})-(\d{2})-(\d{2})(?:T.*)?|(\d{1,2})\.(\d{1,2})\.(\d{4}))$/;

function readParts(text: string): readonly [year: number, month: number, day: number] | null {
  const match = WRITTEN.exec(text.trim());
  if (match === null) return null;
  const [iso, dotted] = [match.slice(1, 4), match.slice(4, 7).reverse()] as const;
  const [year, month, day] = (match[1] === undefined ? dotted : iso).map(Number) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? [year, month, day] : null;
}

const pad = (value: number, length = 2) => String(value).padStart(length, '0');

/** A day as the gateway writes it, `31.12.1990`; `null` for what is no day of the calendar. */
export function toGatewayDay(text: string): string | null {
  const parts = readParts(text);
  return parts && `${pad(parts[2])}.${pad(parts[1])}.${pad(parts[0], 4)}`;
}

/** A day of the gateway in ISO 8601, `1990-12-31`; what is none stays as it came. */
export function fromGatewayDay(text: string): string {
  const parts = readParts(text);
  return parts === null ? text : `${pad(parts[0], 4)}-${pad(parts[1])}-${pad(parts[2])}`;
}
