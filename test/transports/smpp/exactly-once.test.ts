import * as net from 'node:net';
import { formatProblem } from '../../../protocol/format-problem';
import { createSmppClient } from '../../../protocol/smpp/client';
import type { SmppClient } from '../../../protocol/smpp/client-interface';
import { createPorts } from '../../../connections/ports';
import { createEventHandler } from '../../../packages/transports/nodes/SmscSmppTrigger/event-handler';
import { encodePdu } from '../../../protocol/smpp/encode-pdu';
import type { SmppPdu } from '../../../protocol/smpp/pdu';
import { decode, frame, pdu } from '../../protocol/smpp/support';

/**
 * The trigger's part of an event, from the bytes of a server to the call of n8n, over the sockets
 * and the clocks of the nodes.
 */
const PATIENCE_MS = 8000;
const WHAT_SERVERS_ANSWER: ReadonlySet<string> = new Set(['enquire_link', 'unbind']);

/** A server that handles each connection as a test defines, by its number from 1. */
class ScriptedServer {
  readonly received: SmppPdu[] = [];
  sockets: net.Socket[] = [];
  private readonly server = net.createServer((socket) => this.serve(socket));

  constructor(private readonly onBound: (connection: number, server: ScriptedServer) => void) {}

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as net.AddressInfo).port;
  }

  send(...pdus: SmppPdu[]): void {
    this.sockets.at(-1)?.write(Buffer.concat(pdus.map(encodePdu)));
  }

  breakOff(): void {
    this.sockets.at(-1)?.destroy();
  }

  statuses(): number[] {
    return this.received.flatMap((one) => (one.command === 'deliver_sm_resp' ? [one.status] : []));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private serve(socket: net.Socket): void {
    this.sockets.push(socket);
    const connection = this.sockets.length;
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      for (const one of frame([bytes]).pdus.map(decode)) {
        this.received.push(one);
        const { sequence, command } = one;
        if (command === 'bind_transceiver') {
          socket.write(encodePdu(pdu('bind_transceiver_resp', { sequence, systemId: 'S' })));
          this.onBound(connection, this);
        } else if (WHAT_SERVERS_ANSWER.has(command)) {
          socket.write(encodePdu(pdu(`${command as 'unbind'}_resp`, { sequence })));
        }
      }
    });
  }
}

let ends: (() => Promise<void>)[];
beforeEach(() => {
  ends = [];
});
afterEach(async () => {
  for (const end of ends) await end();
});

function incoming(sequence: number, text: string, given: Record<string, unknown> = {}) {
  return pdu('deliver_sm', {
    sequence,
    sourceAddr: '77011234567',
    destinationAddr: '7000',
    shortMessage: Buffer.from(text, 'latin1'),
    ...given,
  });
}

function part(sequence: number, number: number, text: string) {
  const header = Buffer.from([5, 0, 3, 0x51, 2, number]);
  const shortMessage = Buffer.concat([header, Buffer.from(text)]);
  return incoming(sequence, '', { esmClass: 0x40, shortMessage });
}

function receipt(sequence: number, state: string, error = '000') {
  const text = `id:55 sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:${state} err:${error} text:`;
  return incoming(sequence, text, { esmClass: 4 });
}

/** A published workflow; `started` contains the input of each of its executions. */
async function publish(
  onBound: (connection: number, server: ScriptedServer) => void,
  options: Record<string, unknown> = {},
  executionMs = 0,
) {
  const server = new ScriptedServer(onBound);
  const port = await server.listen();
  const started: { what: string; receivedAt: string | undefined }[] = [];
  const functions = {
    getMode: () => 'trigger',
    getNodeParameter: (name: string) =>
      name === 'events' ? ['incomingMessage', 'deliveryStatus'] : options,
    helpers: {
      createDeferredPromise() {
        let resolve: (value: unknown) => void = () => undefined;
        const promise = new Promise((done) => (resolve = done));
        return { promise, resolve };
      },
    },
    emit(
      [[{ json }]]: [[{ json: Record<string, string> }]],
      _: unknown,
      done: { resolve(): void },
    ) {
      started.push({
        what: json['text'] ?? String(json['statusName']),
        receivedAt: json['receivedAt'],
      });
      setTimeout(() => done.resolve(), executionMs);
    },
  };
  const created = createSmppClient(createPorts({ hosts: ['127.0.0.1'], port, tls: null }), {
    systemId: 'demo',
    password: 'demo',
    hasBackup: false,
    joinTimeoutMs: 3000,
  });
  if (!created.ok) throw new Error(formatProblem(created.problem).text);
  const client: SmppClient = created.value;
  const take = createEventHandler(functions as never);
  client.onDeliver(async (event, delivery) => (await take(event, delivery)) === 'accepted');
  await client.start();
  ends.push(async () => {
    await client.stop();
    await server.close();
  });
  return { server, started, whats: () => started.map(({ what }) => what) };
}

async function waitFor(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!holds() && Date.now() < deadline) await pause(5);
  expect(holds()).toBe(true);
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

describe('an event whose acknowledgement was lost', () => {
  it.each<[string, SmppPdu[], string[]]>([
    ['a message', [incoming(1, 'order 1')], ['order 1']],
    [
      'a message in UCS-2',
      [incoming(1, '', { dataCoding: 8, shortMessage: Buffer.from([0x04, 0x14, 0x04, 0x30]) })],
      ['Да'],
    ],
    ['a message without a text', [incoming(1, '')], ['']],
    ['a receipt', [receipt(1, 'DELIVRD')], ['delivered']],
    ['two equal messages', [incoming(1, 'Yes'), incoming(2, 'Yes')], ['Yes', 'Yes']],
    ['the last part of a message', [part(1, 1, 'first '), part(2, 2, 'second')], ['first second']],
  ])('starts the workflow once over the next connection: %s', async (_title, pdus, expected) => {
    const { server, whats } = await publish((connection, own) => {
      own.send(...pdus);
      if (connection === 1) setTimeout(() => own.breakOff(), 100);
    });
    await waitFor(() => server.sockets.length === 2 && server.statuses().length >= pdus.length * 2);
    await pause(100);
    expect(whats()).toEqual(expected);
    expect(server.statuses().every((status) => status === 0)).toBe(true);
  });

  it('starts the workflow once when the connection ends during the run', async () => {
    const { server, whats } = await publish(
      (connection, own) => {
        own.send(incoming(connection, 'order 1'));
        if (connection === 1) setTimeout(() => own.breakOff(), 50);
      },
      {},
      2500,
    );
    await waitFor(() => server.statuses().length === 1);
    expect(server.sockets).toHaveLength(2);
    expect(whats()).toEqual(['order 1']);
  });

  it('starts the workflow each time without Deduplicate', async () => {
    const { whats } = await publish(
      (connection, own) => {
        own.send(incoming(1, 'order 1'));
        if (connection === 1) setTimeout(() => own.breakOff(), 100);
      },
      { deduplicate: false },
    );
    await waitFor(() => whats().length === 2);
  });
});

describe('a new event with the same content', () => {
  it('starts the workflow each time: several at once, and one after the other', async () => {
    const { server, whats } = await publish((_, own) => {
      own.send(incoming(1, 'Yes'), incoming(2, 'Yes'), incoming(3, 'Yes', { sourceAddr: '77' }));
    });
    await waitFor(() => server.statuses().length === 3);
    server.send(incoming(4, 'Yes'));
    await waitFor(() => server.statuses().length === 4);
    expect(whats()).toEqual(['Yes', 'Yes', 'Yes', 'Yes']);
  });

  it('starts the workflow after a reconnect when the first acknowledgement arrived', async () => {
    const { server, whats } = await publish((_, own) => own.send(incoming(1, 'Yes')));
    await waitFor(() => server.received.some(({ command }) => command === 'enquire_link'));
    await pause(50);
    server.breakOff();
    await waitFor(() => server.statuses().length === 2);
    expect(whats()).toEqual(['Yes', 'Yes']);
  });

  it('is another receipt when the status or the error differs', async () => {
    const { server, whats } = await publish((_, own) => {
      own.send(receipt(1, 'ACCEPTD'), receipt(2, 'EXPIRED'), receipt(3, 'EXPIRED'));
      own.send(receipt(4, 'UNDELIV', '006'), receipt(5, 'UNDELIV', '001'));
    });
    await waitFor(() => server.statuses().length === 5);
    expect(whats()).toHaveLength(4);
  });
});

it('a receipt is another one when only its unreadable part differs', async () => {
  const written = (stat: string, date: string) => `id:55 done date:${date} stat:${stat} err:000`;
  const texts = [
    written('1', '2601010001'),
    written('2', '2601010001'),
    written('2', '2601010001'),
    written('ENROUTE', 'soon'),
    written('ENROUTE', 'later'),
  ];
  const { server, whats } = await publish((_, own) => {
    own.send(...texts.map((text, index) => incoming(index + 1, text, { esmClass: 4 })));
  });
  await waitFor(() => server.statuses().length === texts.length);
  expect(whats()).toHaveLength(4);
});

describe('the date of a message', () => {
  it('comes from the wall clock, not from the clock that measures durations', async () => {
    const before = Date.now();
    const { server, started } = await publish((_, own) =>
      own.send(incoming(1, 'whole'), part(2, 1, 'in '), part(3, 2, 'parts')),
    );
    await waitFor(() => server.statuses().length === 3);
    const moments = started.map(({ receivedAt }) => Date.parse(receivedAt ?? ''));
    expect(moments).toHaveLength(2);
    for (const moment of moments) {
      expect(moment).toBeGreaterThanOrEqual(before);
      expect(moment).toBeLessThanOrEqual(Date.now());
    }
    expect(started[0]?.receivedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('comes from a distinct port', () => {
    const ports = createPorts({ hosts: ['127.0.0.1'], port: 1, tls: null });
    expect(Math.abs(ports.wallClock() - Date.now())).toBeLessThan(1000);
    expect(Math.abs(ports.monotonicNow() - performance.now())).toBeLessThan(1000);
    expect('now' in ports).toBe(false);
  });
});
