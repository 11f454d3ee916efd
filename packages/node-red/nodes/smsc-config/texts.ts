import type { TextTree } from '../../texts/common';

export const TEXTS: TextTree = {
  label: {
    region: 'Region',
    baseUrl: 'Address',
    authentication: 'Authentication',
    apiKey: 'API Key',
    login: 'Login',
    password: 'Password',
    zone: 'Time Zone',
    callbackHash: 'Callback Hash',
    callbackSecret: 'Callback Secret',
    previousCallbackSecret: 'Previous Callback Secret',
  },
  region: {
    russia: 'Russia (smsc.ru)',
    kazakhstan: 'Kazakhstan (smsc.kz)',
    ukraine: 'Ukraine (smsc.ua)',
    international: 'International (smscentre.com)',
    custom: 'Other Address',
  },
  authentication: {
    apiKey: 'API Key',
    loginPassword: 'Login and Password',
  },
  placeholder: {
    baseUrl: 'e.g. https://sms.example.com',
    zone: 'e.g. Asia/Almaty; empty for that of the server',
    callbackSecret: 'e.g. 32 random letters and digits',
  },
  tooltip: {
    region: 'Choose the site where the account was created; the account works only there',
    baseUrl: 'Enter the URL of a reseller or of the emulator, without a path',
    authentication:
      'Choose how to sign in; an API key can be deleted without a change of the password',
    zone: 'Enter the time zone of dates and times without one, as an IANA name',
    callbackSecret:
      "Enter a secret of your choice, and use the same one in the callback URL in the SMSC dashboard. The node 'smsc in' verifies callbacks with it, and with 16 characters or more it signs one-time codes.",
    previousCallbackSecret:
      'Enter the old secret while you change it, so that both are accepted; clear it afterwards',
  },
  check: {
    button: 'Check',
    running: 'Checking …',
    balance: 'Balance: __balance__',
    enterAll: 'Enter the API key, or the login and the password, then check again',
    enterAgain:
      'The address has changed, so the stored secrets are not sent to it. Enter them again, then check again',
    wrongAddress: 'Enter an http or https URL, without a user name',
    deployFirst:
      'An environment variable has its value only after a deploy. Deploy, then check again',
    failed: 'The editor cannot reach Node-RED, or you may not check accounts',
  },
  validate: {
    baseUrl: 'Enter an http or https URL, without a user name',
    zone: 'Enter a time zone such as Asia/Almaty',
    secret: 'Use only Latin letters, digits, "-" and "_"',
  },
};
