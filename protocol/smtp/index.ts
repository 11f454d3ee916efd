/** SMTP: commands in e-mails to the gateway, and the gateway's response to them. */
export { readResponseMail } from './response-mail';
export * from './command';
export * from './mail';
export * from './plan-mails';
export * from './prepare-command';
