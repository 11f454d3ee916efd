import { createInboxWorkflow, eventsOf, publishInbox } from './support/inbox-stage';
import { Stage } from './support/stage';

/** Recipients that end as delivered, read, undeliverable, and never: see the emulator's table. */
const [DELIVERED, READ, UNKNOWN, QUEUED] = [
  '77010000101',
  '77010000002',
  '77010000001',
  '77010000900',
];

describe('other events of the polling trigger', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const send = (to: string, options = {}) =>
    stage.run({ resource: 'message', operation: 'send', to, text: 'Hello', options });
  const statuses = (events: readonly object[]) =>
    events.map((event) => {
      const { phone, statusName } = event as { phone: string; statusName: string };
      return `${phone} ${statusName}`;
    });

  describe('statuses of sent messages', () => {
    const EVENTS = { events: ['deliveryStatus'] };

    it('start the workflow with status records as they change', async () => {
      const watch = await publishInbox(stage, EVENTS);
      await send(`${DELIVERED},${UNKNOWN}`);
      expect(await watch.poll()).toEqual([]);
      await stage.emulator.control.advance(2);
      expect(statuses(await watch.poll()).sort()).toEqual([
        `+${UNKNOWN} sent`,
        `+${DELIVERED} sent`,
      ]);
      await stage.emulator.control.advance(60);
      const events = await watch.poll();
      expect(statuses(events).sort()).toEqual([
        `+${UNKNOWN} undeliverable`,
        `+${DELIVERED} delivered`,
      ]);
      expect(events.find(({ phone }) => phone === `+${DELIVERED}`)).toMatchObject({
        event: 'deliveryStatus',
        id: expect.stringMatching(/^n8n-/),
        isFinal: true,
        isDelivered: true,
        text: 'Hello',
        errorCode: 0,
        cost: expect.any(Number),
      });
      expect(await watch.poll()).toEqual([]);
    });

    it('do not start it for messages that were final before the workflow was published', async () => {
      await send(DELIVERED);
      await stage.emulator.control.advance(60);
      const watch = await publishInbox(stage, EVENTS);
      expect(watch.first).toEqual([]);
      expect(await watch.poll()).toEqual([]);
    });

    it('start it for messages that were in flight then', async () => {
      await send(DELIVERED);
      const watch = await publishInbox(stage, EVENTS);
      await stage.emulator.control.advance(60);
      expect(statuses(await watch.poll())).toEqual([`+${DELIVERED} delivered`]);
    });

    it('that change while n8n is down are returned afterwards, each once', async () => {
      const watch = await publishInbox(stage, EVENTS);
      await send(DELIVERED);
      await stage.emulator.control.advance(2);
      expect(statuses(await watch.poll())).toEqual([`+${DELIVERED} sent`]);
      await send(UNKNOWN);
      await stage.emulator.control.advance(60);
      expect(statuses(await watch.restart()).sort()).toEqual([
        `+${UNKNOWN} undeliverable`,
        `+${DELIVERED} delivered`,
      ]);
      expect(await watch.restart()).toEqual([]);
    });

    it('are watched until the first final one', async () => {
      const watch = await publishInbox(stage, EVENTS);
      await send(READ);
      const seen: string[] = [];
      for (let poll = 0; poll < 12; poll += 1) {
        await stage.emulator.control.advance(30);
        seen.push(...statuses(await watch.poll()));
      }
      expect(seen).toHaveLength(1);
    });

    it('are those of the messages with the prefix of this node', async () => {
      const options = { idPrefix: 'n8n-', finalOnly: true };
      const watch = await publishInbox(stage, { ...EVENTS, options });
      await send(DELIVERED, { messageId: 'n8n-1' });
      await send(UNKNOWN, { messageId: 'cabinet-1' });
      await stage.emulator.control.advance(60);
      expect(await watch.poll()).toMatchObject([{ id: 'n8n-1', statusName: 'delivered' }]);
    });

    it('cost one request more while messages are in flight', async () => {
      const watch = await publishInbox(stage, EVENTS);
      const asked = () => stage.emulator.control.readLog().filter(({ kind }) => kind === 'request');
      await send(QUEUED);
      await watch.poll();
      const before = asked().length;
      await watch.poll();
      expect(asked().length - before).toBe(2);
      expect(asked().at(-1)).toMatchObject({ fields: { get_messages: '1', phone: QUEUED } });
    });
  });

  describe('the balance', () => {
    const LOW = { events: ['lowBalance'], balanceLimit: 100 };
    const setBalance = (balance: number) => stage.emulator.control.configure({ balance });

    it('starts the workflow once for each fall below the limit', async () => {
      const watch = await publishInbox(stage, LOW);
      expect(watch.first).toEqual([]);
      setBalance(99.5);
      expect(await watch.poll()).toEqual([
        { event: 'lowBalance', balance: 99.5, currency: 'KZT', credit: null, limit: 100 },
      ]);
      setBalance(40);
      expect(await watch.poll()).toEqual([]);
      expect(await watch.restart()).toEqual([]);
      setBalance(100);
      expect(await watch.poll()).toEqual([]);
      setBalance(99);
      expect(await watch.poll()).toMatchObject([{ balance: 99 }]);
    });

    it('starts the workflow, too, when it is low from the start', async () => {
      setBalance(1);
      expect((await publishInbox(stage, LOW)).first).toMatchObject([{ balance: 1 }]);
    });

    it('requires a limit that is a number', async () => {
      const parameters = { ...LOW, balanceLimit: '={{ "much" }}' };
      await expect(publishInbox(stage, parameters)).rejects.toThrow(
        /'Balance Limit'.*\. Enter an amount/,
      );
    });
  });

  it('all events are returned together, and the failure of one does not hold back the others', async () => {
    const events = ['incomingMessage', 'deliveryStatus', 'lowBalance'];
    const watch = await publishInbox(stage, { events, balanceLimit: 100 });
    await stage.emulator.control.incoming({ phone: DELIVERED as string, text: 'Yes' });
    stage.emulator.control.configure({ balance: 5 });
    stage.emulator.control.setFaults([{ kind: 'html', endpoint: 'balance' }]);
    expect(await watch.poll()).toMatchObject([{ event: 'incomingMessage', text: 'Yes' }]);
    expect(await watch.poll()).toMatchObject([{ event: 'lowBalance', balance: 5 }]);
  });

  it('the editor shows one of each event', async () => {
    await stage.emulator.control.incoming({ phone: DELIVERED as string, text: 'Yes' });
    await send(`${DELIVERED},${UNKNOWN}`);
    const events = ['incomingMessage', 'deliveryStatus', 'lowBalance'];
    const workflow = createInboxWorkflow({ events, balanceLimit: 1 });
    const test = await stage.engine.call('run', workflow, { mode: 'manual' });
    expect(eventsOf(test)).toMatchObject([
      { event: 'incomingMessage' },
      { event: 'deliveryStatus' },
      { event: 'lowBalance', limit: 1 },
    ]);
  });
});
