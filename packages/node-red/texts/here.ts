/**
 * English texts that differ in Node-RED, by their text in `operations/`: those that name expressions,
 * executions, credentials, items, tools or nodes of n8n.
 */
export const ENGLISH_HERE: Readonly<Record<string, string>> = {
  'Send a message by SMS, call, e-mail or messenger, which costs money for each recipient; returns one item per recipient':
    'Send a message by SMS, call, e-mail or messenger, which costs money for each recipient; returns one row per recipient',
  "Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; an expression may also give a list. G and a number, such as G12, is a group of contacts; in an expression it requires the option 'Allow Groups'.":
    "Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; a value from the message, a variable or JSONata may also be a list. G and a number, such as G12, is a group of contacts; in such a value it requires the option 'Allow Groups'.",
  "Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; an expression may also give a list. Nicknames and IDs such as #123 are also possible. G and a number, such as G12, is a group of contacts; in an expression it requires the option 'Allow Groups'.":
    "Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; a value from the message, a variable or JSONata may also be a list. Nicknames and IDs such as #123 are also possible. G and a number, such as G12, is a group of contacts; in such a value it requires the option 'Allow Groups'.",
  "Enter e-mail addresses, separated by comma, semicolon or line break; an expression may also give a list. G and a number, such as G12, is a group of contacts; in an expression it requires the option 'Allow Groups'.":
    "Enter e-mail addresses, separated by comma, semicolon or line break; a value from the message, a variable or JSONata may also be a list. G and a number, such as G12, is a group of contacts; in such a value it requires the option 'Allow Groups'.",
  "Return the code as 'code' in the output; requires one recipient per item":
    "Return the code as 'code' in the output; requires one recipient per row",
  'Input Binary Fields': 'Files',
  'e.g. data': 'e.g. attachment',
  'The names of the input fields with the files, separated by commas':
    'The names of the properties with the files, separated by commas',
  'Send at this time, in the time zone of the workflow unless the value names one':
    'Send at this time, in the time zone of the account configuration unless the value names one',
  'Convert phone numbers to international format, and use this country (two letters, ISO 3166-1, in an expression) for numbers without one: 8 701 123 45 67 becomes +77011234567. Groups, short numbers and e-mail addresses are not changed.':
    'Convert phone numbers to international format, and use this country (in a value from the message: two letters, ISO 3166-1) for numbers without one: 8 701 123 45 67 becomes +77011234567. Groups, short numbers and e-mail addresses are not changed.',
  'Country of the Credential': 'Country of the Account',
  'The country of the region that the credential names':
    'The country of the region in the settings of the account',
  'Keep Input Fields': 'Keep Row Fields',
  'Whether to pass to the output all the input fields, along with the fields of the result; an input field named error and binary data are not passed on':
    'Whether to add all fields of the input row to its result; a field named error and files are not added',
  'Whether to return the request, without the credential, instead of sending it; the gateway is not contacted, and each recipient returns accepted false and errorName dryRun':
    'Whether to return the request, without login, password and key, instead of sending it; the gateway is not contacted, and each recipient returns accepted false and errorName dryRun',
  'Get the price of all items first, and send nothing if it is above this amount in the currency of the account':
    'Get the price of all messages first, and send nothing if it is above this amount in the currency of the account',
  'Max Cost per Execution': 'Max Cost per Input',
  'Get the price first, and send nothing more if this node would spend more than this amount in one execution, over all its runs and tool calls, in the currency of the account':
    'Get the price first, and send nothing more if this node would spend more than this amount on one incoming msg, in the currency of the account',
  'Reject an item with more recipients before anything is sent; also rejects groups of contacts, because their members cannot be counted':
    'Reject a row with more recipients before anything is sent; also rejects groups of contacts, because their members cannot be counted',
  'Max Messages per Execution': 'Max Messages per Input',
  "Send nothing more if this node would send more messages, lookups or pings than this in one execution, over all its runs and tool calls. As a tool without this option and 'Max Cost per Execution' the node sends at most 20.":
    'Send nothing more if this node would send more messages, lookups or pings than this on one incoming msg',
  'Send nothing more if this node would send more messages, lookups or pings than this in one execution, over all its runs and tool calls. As a tool without this option the node sends at most 20.':
    'Send nothing more if this node would send more messages, lookups or pings than this on one incoming msg',
  'Allow only these phone numbers, e-mail addresses and groups, separated by comma, semicolon or line break, with * for any digits, or a regular expression such as /\\+7701\\d{7}/. An item with any other recipient is rejected before anything is sent. Enter the value yourself; do not let an AI agent define it.':
    'Allow only these phone numbers, e-mail addresses and groups, separated by comma, semicolon or line break, with * for any digits, or a regular expression such as /\\+7701\\d{7}/. A row with any other recipient is rejected before anything is sent. Enter the value yourself; do not take it from the message.',
  "Whether to allow groups of contacts, such as G12, in expressions and together with 'Max Recipients', which counts a group as one. Otherwise only a group that is written into the field itself gets messages.":
    "Whether to allow groups of contacts, such as G12, in values from the message, a variable or JSONata, and together with 'Max Recipients', which counts a group as one. Otherwise only a group that is written into the field itself gets messages.",
  'Reject an item with a phone number of an earlier item, whatever its text':
    'Reject a row with a phone number of an earlier row, whatever its text',
  'Send at most one message with this key, such as an order number, to each recipient from this node, in all executions. The node looks the key up at the gateway first; messages that were sent before return sentBefore true.':
    'Send at most one message with this key, such as an order number, to each recipient from this node, also after a restart. The node looks the key up at the gateway first; messages that were sent before return sentBefore true.',
  'Use your own ID: a number up to 2147483647, or up to 40 Latin letters, digits, dots, dashes and underscores. Without it the node generates one. Items with different IDs do not share requests.':
    'Use your own ID: a number up to 2147483647, or up to 40 Latin letters, digits, dots, dashes and underscores. Without it the node generates one. Rows with different IDs do not share requests.',
  'Items per Batch': 'Recipients per Request',
  'Pause Between Batches (Ms)': 'Pause Between Requests (Ms)',
  'Send a message on one channel, and on the next to recipients who do not get it in time; costs money, waits for delivery and returns one item per recipient with the tried channels and their cost':
    'Send a message on one channel, and on the next to recipients who do not get it in time; costs money, waits for delivery and returns one row per recipient with the tried channels and their cost',
  'Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; an expression may also give a list':
    'Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; a value from the message, a variable or JSONata may also be a list',
  'Try the channels in this order until one delivers; all items use those of the first item':
    'Try the channels in this order until one delivers; all rows use those of the first row',
  'Start of the period, in the time zone of the workflow unless the value names one; empty for half a year before the end, the longest period that the gateway returns':
    'Start of the period, in the time zone of the account configuration unless the value names one; empty for half a year before the end, the longest period that the gateway returns',
  'End of the period, in the time zone of the workflow unless the value names one; empty for now':
    'End of the period, in the time zone of the account configuration unless the value names one; empty for now',
  'Enter a response of the gateway in any of its formats, the body of a callback, the text of an SMPP receipt, or a response e-mail; an expression may also give an object':
    'Enter a response of the gateway in any of its formats, the body of a callback, the text of an SMPP receipt, or a response e-mail; a value from the message, a variable or JSONata may also be an object',
  "Start an HLR lookup, which costs money, without waiting for its result; 'Get Result' or the trigger returns the result":
    "Start an HLR lookup, which costs money, without waiting for its result; 'Get Result' or the node 'smsc in' returns the result",
  'Limit how many codes one phone number gets in one execution, sent again or new, over all nodes and tool calls; 3 without this option':
    'Limit how many codes one phone number gets on one incoming msg, sent again or new; 3 without this option',
  "Wait this long for delivery on the first channel if 'Fallback Channel' is set; taken from the first item":
    "Wait this long for delivery on the first channel if 'Fallback Channel' is set; taken from the first row",
  "Choose the language of the text if 'Text' is empty. Automatic uses the region of the credential: Russian for smsc.kz and smsc.ru, Ukrainian for smsc.ua, otherwise English.":
    "Choose the language of the text if 'Text' is empty. Automatic uses the region of the account: Russian for smsc.kz and smsc.ru, Ukrainian for smsc.ua, otherwise English.",
  'Whether to return the code in the output, where everybody with access to the execution can see it':
    'Whether to return the code in the output, where everybody with access to the messages of the flow can see it',
  'Enter phone numbers in any format, one or several, including numbers mangled by a spreadsheet; an expression may give a list':
    'Enter phone numbers in any format, one or several, including numbers mangled by a spreadsheet; a value from the message, a variable or JSONata may be a list',
  'Get a number that a subscriber calls to confirm their phone; the gateway drops the call, may charge for it, and notifies SMSC Trigger':
    "Get a number that a subscriber calls to confirm their phone; the gateway drops the call, may charge for it, and notifies the node 'smsc in'",
  "Wait until the subscriber calls the number from 'Get Number'; requires a published SMSC Trigger with the same credential":
    "Wait until the subscriber calls the number from 'Get Number'; requires a deployed 'smsc in' node with the same account",
  'Create a new record, or update the current one if it already exists (upsert)':
    'Create a new contact, or update it if it already exists',
  'Check whether phone numbers are on the blocklist of the account; costs nothing and returns one item per number':
    'Check whether phone numbers are on the blocklist of the account; costs nothing and returns one row per number',
  'The name of the input field with the file': 'The name of the property with the file',
  'Enter one line per text: phone numbers separated by comma, a colon, and the text, with \\n for a line break. An expression may also give a list of objects with "to" and "text".':
    'Enter one line per text: phone numbers separated by comma, a colon, and the text, with \\n for a line break. A value from the message, a variable or JSONata may also be a list of objects with "to" and "text".',
  'Send for the first time at this time, in the time zone of the workflow unless the value names one; empty for now':
    'Send for the first time at this time, in the time zone of the account configuration unless the value names one; empty for now',
  'Start of the period, in the time zone of the workflow unless the value names one; empty for the first day of the month':
    'Start of the period, in the time zone of the account configuration unless the value names one; empty for the first day of the month',
  'Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; an expression may also give a list.':
    'Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; a value from the message, a variable or JSONata may also be a list.',
  'Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; an expression may also give a list. Nicknames and IDs such as #123 are also possible.':
    'Enter phone numbers in international format, such as +77011234567, separated by comma, semicolon or line break; a value from the message, a variable or JSONata may also be a list. Nicknames and IDs such as #123 are also possible.',
  'Enter e-mail addresses of up to 20 characters, the limit of SMPP, separated by comma, semicolon or line break; an expression may also give a list':
    'Enter e-mail addresses of up to 20 characters, the limit of SMPP, separated by comma, semicolon or line break; a value from the message, a variable or JSONata may also be a list',
  'Whether to get the status over SMPP, with the SMSC SMPP Trigger; otherwise the gateway sends it to the callback URL of the account. The gateway stores receipts that are not received.':
    "Whether to get the status over SMPP, with the node 'smsc smpp in'; otherwise the gateway sends it to the callback URL of the account. The gateway stores receipts that are not received.",
  'Start an HLR lookup, which costs money, without waiting for its result; the trigger returns the result':
    "Start an HLR lookup, which costs money, without waiting for its result; the node 'smsc smpp in' returns the result",
  'Start only on statuses of these channels; a status without a channel always passes':
    'Pass only statuses of these channels; a status without a channel always passes',
  'Whether to start only on final statuses': 'Whether to pass only final statuses',
  'Start only on events of these phone numbers, separated by comma, semicolon or line break':
    'Pass only events of these phone numbers, separated by comma, semicolon or line break',
  'Start only on these delivery statuses': 'Pass only these delivery statuses',
  'Start only on incoming messages whose text matches this regular expression, ignoring case; write /pattern/ to match case. Lookaround and back references are not supported.':
    'Pass only incoming messages whose text matches this regular expression, ignoring case; write /pattern/ to match case. Lookaround and back references are not supported.',
};
