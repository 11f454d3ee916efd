import { by, byWith, EVERYWHERE, none, rows, type Cover, type ParameterRow } from './row';

/** A field of a message, in the two operations that have it. */
function ofMessage(...fields: readonly string[]): Cover {
  return by(...fields.flatMap((field) => [`message.send:${field}`, `message.getCost:${field}`]));
}

const CHANNEL = ofMessage('channel');
const CABINET_ONLY =
  'Part of a check against robots with a picture (captcha), for web sites whose visitors send messages; a workflow has no visitor';

/** send.php, the parameters of a message. Source: HTTP API, "Sending SMS messages: parameters". */
export const SEND_PARAMETERS: readonly ParameterRow[] = [
  ...rows('send.php', 'documented', {
    ...EVERYWHERE,
    phones: by(
      'message.send:to',
      'message.getCost:to',
      'hlr.lookup:phone',
      'hlr.start:phone',
      'number.ping:phone',
    ),
    mes: byWith(
      'The comment travels behind the text',
      'message.send:text',
      'message.send:options.comment',
      'message.send:data',
      'message.send:link',
      'message.send:voiceContent',
    ),
    id: byWith(
      'Made up by the node where you give none, so that nothing is sent twice',
      'message.send:options.messageId',
      'message.send:options.sendOnceKey',
    ),
    sender: ofMessage('sender'),
    translit: ofMessage('options.transliterate'),
    tinyurl: ofMessage('options.shortenLinks'),
    time: ofMessage('options.sendAt', 'options.deliveryWindow'),
    tz: ofMessage('options.timezone'),
    period: ofMessage('options.spreadPeriod'),
    freq: ofMessage('options.spreadFrequency'),
    flash: CHANNEL,
    bin: byWith(
      'Always in hexadecimal; raw data is converted',
      'message.send:channel',
      'message.send:dataFormat',
    ),
    push: CHANNEL,
    hlr: by('hlr.lookup', 'hlr.start'),
    ping: by('number.ping'),
    mms: CHANNEL,
    mail: CHANNEL,
    soc: CHANNEL,
    viber: CHANNEL,
    whatsapp: CHANNEL,
    bot: ofMessage('botName'),
    smsreq: ofMessage('options.confirmNumberAfter'),
    fileurl: ofMessage('options.fileUrl'),
    call: CHANNEL,
    voice: ofMessage('voice', 'voiceLanguage'),
    param: ofMessage('options.wait', 'options.repeat', 'options.attempts'),
    subj: ofMessage('subject'),
    cost: byWith('1 in Get Cost; 3 in Send, for price and balance', 'message.getCost'),
    list: byWith(
      'Items with texts of their own share a request',
      'message.send',
      'mailing.create:personalTexts',
    ),
    nl: none('A second way to write line breaks in a list; the node uses the first'),
    valid: ofMessage('options.validity'),
    maxsms: ofMessage('options.maxParts'),
    imgcode: none(CABINET_ONLY),
    userip: none(CABINET_ONLY),
    err: none('Always 1: refused recipients are told one by one'),
    op: none('Always 1: every recipient is told with its price'),
    pp: none('Credits a partner of the gateway with the customer; no matter of a workflow'),
  }),
  ...rows('send.php', 'likely', {
    tg: CHANNEL,
  }),
  ...rows('send.php', 'open', {
    nohttps: none('No document says what it does'),
  }),
];
