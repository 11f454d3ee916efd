/** Tables of the gateway: data only. The emulator may import these and nothing else of the protocol. */
export * from './channels';
export * from './code-row';
export * from './contact-fields';
export * from './contact-lists';
export * from './endpoints';
export * from './errors-common';
export * from './errors-email';
export * from './flag-bits';
export * from './gateway-marks';
export * from './message-types';
export * from './parameters';
export * from './regions';
export * from './request-errors';
export * from './sender-registrations';
export * from './status-columns';
export * from './statuses';
export * from './template-kinds';
