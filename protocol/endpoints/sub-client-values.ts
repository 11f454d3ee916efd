import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import {
  SUB_CLIENT_SETTINGS,
  SUB_CLIENT_SWITCHES,
  type SubClientSettingName,
  type SubClientSettingRow,
  type SubClientSwitchName,
} from '../tables';
import { findUtcOffset } from '../time';
import type { ActionFields } from './action-request';

/** What a sub-client may and how it pays. Values that are empty or absent are left as they are. */
export type SubClientSettings = Readonly<Partial<Record<SubClientSettingName, unknown>>> & {
  readonly switchOn?: readonly SubClientSwitchName[];
  readonly switchOff?: readonly SubClientSwitchName[];
};

const TARIFFS = 9;
/** The gateway counts zones from GMT-12, in whole hours. */
const FIRST_ZONE_HOURS = -12;
const LAST_ZONE = 24;

/**
 * Settings under the gateway's names. Values may be texts or numbers, as forms and expressions give
 * them. Source: HTTP API, "Sub-clients: description of the parameters".
 */
export function writeSubClientSettings(
  settings: SubClientSettings,
  now: Date,
): Result<ActionFields> {
  const fields: Record<string, string> = {};
  for (const row of SUB_CLIENT_SETTINGS as readonly SubClientSettingRow[]) {
    const given = toText(settings[row.name as SubClientSettingName]);
    if (given === '') continue;
    const value = WRITERS[row.kind](given, row, now);
    if (value === null) return failure(refuse(row, given));
    fields[row.field] = value;
  }
  const both = settings.switchOn?.find((name) => settings.switchOff?.includes(name));
  if (both !== undefined) {
    return failure(
      invalidInput(
        'switchOff',
        `'switchOn' and 'switchOff' both name ${labelOf(both)}`,
        'Choose it in one of the two',
      ),
    );
  }
  for (const { name, field } of SUB_CLIENT_SWITCHES) {
    if (settings.switchOn?.includes(name)) fields[field] = '1';
    if (settings.switchOff?.includes(name)) fields[field] = '0';
  }
  return success(fields);
}

function labelOf(name: SubClientSwitchName): string {
  return JSON.stringify(SUB_CLIENT_SWITCHES.find((row) => row.name === name)?.label);
}

function toText(value: unknown): string {
  if (Array.isArray(value)) return value.map(toText).join(',');
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

type Writer = (given: string, row: SubClientSettingRow, now: Date) => string | null;

const WRITERS: Record<SubClientSettingRow['kind'], Writer> = {
  text: (given) => given,
  list: (given) => given.replace(/\s*[,;\n]\s*/g, ','),
  number: (given) => (/^\d{1,9}$/.test(given) ? given : null),
  tariff: (given) =>
    /^\d$/.test(given) && Number(given) >= 1 && Number(given) <= TARIFFS
      ? String(Number(given) - 1)
      : null,
  zone(given, _row, now) {
    const minutes = findUtcOffset(given, now);
    const zone = minutes === null ? NaN : minutes / 60 - FIRST_ZONE_HOURS;
    return Number.isInteger(zone) && zone >= 0 && zone <= LAST_ZONE ? String(zone) : null;
  },
  choice(given, { choices = [] }) {
    const choice = choices.find(({ name }) => name === given);
    return choice === undefined ? null : String(choice.code);
  },
};

function refuse({ name, text, kind, choices = [] }: SubClientSettingRow, given: string) {
  const shown = JSON.stringify(given.slice(0, 60));
  const names = choices.map((choice) => choice.name).join(', ');
  return invalidInput(
    name,
    `'${name}' cannot be ${shown}`,
    kind === 'choice' ? `Choose one of ${names}` : kind === 'number' ? 'Give a whole number' : text,
  );
}
