/**
 * Tables of SMTP: data only. Not part of `protocol/tables/index.ts`, so that the package of the
 * HTTP nodes does not load them. The emulator may import these.
 */
export * from './formats';
export * from './hosts';
export * from './sources';
