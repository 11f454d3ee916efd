/**
 * Tables of SMPP: data only. Not part of `protocol/tables/index.ts`, so that the package of the
 * HTTP nodes does not load them. The emulator may import these.
 */
export * from './bind-modes';
export * from './channels';
export * from './command-statuses';
export * from './commands';
export * from './data-codings';
export * from './gsm-codes';
export * from './hosts';
export * from './limits';
export * from './message-states';
export * from './sources';
export type { SmppStatusRow } from './status-row';
export * from './system-type';
export * from './tlvs';
