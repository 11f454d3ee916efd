/** Tables of the gateway: data only. The emulator may import these and nothing else of the protocol. */
export * from './channels';
export * from './code-row';
export * from './endpoints';
export * from './errors-common';
export * from './errors-email';
export * from './flag-bits';
export * from './gateway-marks';
export * from './message-types';
export * from './parameters';
export * from './regions';
export * from './request-errors';
export * from './status-columns';
export * from './statuses';
