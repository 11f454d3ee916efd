/**
 * Tables of SMPP: data only. They are not part of `protocol/tables/index.ts`, so that the package of
 * the HTTP nodes does not load them. The emulator imports them too.
 */
export * from './connection';
export * from './channels';
export * from './command-statuses';
export * from './commands';
export * from './data-codings';
export { GSM_ESCAPE, GSM_EXTENSION_CODES } from '../gsm-alphabet';
export * from './limits';
export * from './message-states';
export * from './tlvs';
