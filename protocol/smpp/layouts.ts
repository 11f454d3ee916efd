/**
 * Encoding of a mandatory field.
 * - `octet`: an unsigned number of one octet.
 * - `text`: characters up to a NUL.
 * - `message`: a length octet, then that number of octets.
 */
type FieldKind = 'octet' | 'text' | 'message';

export interface FieldRow {
  readonly name: string;
  readonly kind: FieldKind;
}

function octet<Name extends string>(name: Name) {
  return { name, kind: 'octet' } as const;
}

function text<Name extends string>(name: Name) {
  return { name, kind: 'text' } as const;
}

const SOURCE = [octet('sourceAddrTon'), octet('sourceAddrNpi'), text('sourceAddr')] as const;
const DESTINATION = [octet('destAddrTon'), octet('destAddrNpi'), text('destinationAddr')] as const;

const BIND = [
  text('systemId'),
  text('password'),
  text('systemType'),
  octet('interfaceVersion'),
  octet('addrTon'),
  octet('addrNpi'),
  text('addressRange'),
] as const;
const BIND_RESP = [text('systemId')] as const;

/** `submit_sm` and `deliver_sm` have the same fields. */
const MESSAGE = [
  text('serviceType'),
  ...SOURCE,
  ...DESTINATION,
  octet('esmClass'),
  octet('protocolId'),
  octet('priorityFlag'),
  text('scheduleDeliveryTime'),
  text('validityPeriod'),
  octet('registeredDelivery'),
  octet('replaceIfPresentFlag'),
  octet('dataCoding'),
  octet('smDefaultMsgId'),
  { name: 'shortMessage', kind: 'message' },
] as const;
const MESSAGE_ID = [text('messageId')] as const;
const NOTHING = [] as const;

/**
 * Mandatory fields of each command in order, named as in the specification without underscores.
 * Commands without a layout are kept as bytes. Source: SMPP 3.4, 4 "SMPP PDU definition".
 */
export const PDU_LAYOUTS = {
  bind_receiver: BIND,
  bind_receiver_resp: BIND_RESP,
  bind_transmitter: BIND,
  bind_transmitter_resp: BIND_RESP,
  bind_transceiver: BIND,
  bind_transceiver_resp: BIND_RESP,
  outbind: [text('systemId'), text('password')],
  unbind: NOTHING,
  unbind_resp: NOTHING,
  enquire_link: NOTHING,
  enquire_link_resp: NOTHING,
  generic_nack: NOTHING,
  submit_sm: MESSAGE,
  submit_sm_resp: MESSAGE_ID,
  deliver_sm: MESSAGE,
  deliver_sm_resp: MESSAGE_ID,
  data_sm: [
    text('serviceType'),
    ...SOURCE,
    ...DESTINATION,
    octet('esmClass'),
    octet('registeredDelivery'),
    octet('dataCoding'),
  ],
  data_sm_resp: MESSAGE_ID,
  query_sm: [text('messageId'), ...SOURCE],
  query_sm_resp: [text('messageId'), text('finalDate'), octet('messageState'), octet('errorCode')],
  cancel_sm: [text('serviceType'), text('messageId'), ...SOURCE, ...DESTINATION],
  cancel_sm_resp: NOTHING,
  replace_sm: [
    text('messageId'),
    ...SOURCE,
    text('scheduleDeliveryTime'),
    text('validityPeriod'),
    octet('registeredDelivery'),
    octet('smDefaultMsgId'),
    { name: 'shortMessage', kind: 'message' },
  ],
  replace_sm_resp: NOTHING,
  alert_notification: [...SOURCE, octet('esmeAddrTon'), octet('esmeAddrNpi'), text('esmeAddr')],
} as const satisfies Record<string, readonly FieldRow[]>;

export type PduLayouts = typeof PDU_LAYOUTS;
