import { message as smppMessage } from '../../operations/smpp/message';
import { hlr as smppHlr } from '../../operations/smpp/hlr';
import type { SmppOperation } from '../../operations/smpp/operation';
import type { MailSettings } from '../../operations/smtp/mail';
import { message as smtpMessage } from '../../operations/smtp/message';
import type { Host, Row } from '../../operations/host';
import {
  type PreparedMessage,
  smppFailure,
  type SmppClient,
  type SubmitOutcome,
} from '../../protocol';
import { createTinyHost } from './support/tiny-host';

/** One execution of a node, with a gateway that knows what it got. */
interface Execution {
  readonly sent: string[];
  /** Runs the node once, or calls the tool once. */
  call(to: string, options?: Row, text?: string): Promise<readonly Row[]>;
}

type OpenExecution = (caller: Host['caller']) => Execution;

const find = (
  { operations }: { readonly operations: readonly SmppOperation[] },
  name: string,
): SmppOperation => operations.find(({ value }) => value === name)!;

/** A number that ends in 9 is rejected, and the fate of one that ends in 8 is unknown. */
function submit(sent: string[], { destinationAddr }: PreparedMessage): SubmitOutcome {
  const problem = smppFailure('stopped');
  if (destinationAddr.endsWith('9')) return { kind: 'notSent', problem };
  sent.push(destinationAddr.replace(/^\+?/, '+'));
  if (destinationAddr.endsWith('8')) return { kind: 'unknown', ids: [], problem };
  return { kind: 'accepted', ids: [`id-${sent.length}`] };
}

const overSmpp =
  (operation: SmppOperation, parameter: string): OpenExecution =>
  (caller) => {
    const sent: string[] = [];
    const shared = {};
    const client = {
      submitAll: async (
        messages: Iterable<PreparedMessage>,
        onOutcome: (outcome: SubmitOutcome, index: number) => void,
      ) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        [...messages].forEach((one, index) => onOutcome(submit(sent, one), index));
      },
    } as unknown as SmppClient;
    const lease = { client, listen: () => () => undefined, onRejected: () => {}, release() {} };
    return {
      sent,
      async call(to, options = {}, text = 'Hello') {
        const parameters = { channel: 'sms', text, [parameter]: to, options };
        const { host } = createTinyHost({ parameters, rows: [{}], shared, caller });
        const results = await operation.execute({
          ...{ host, itemCount: 1, stopOnFailure: false, iso: false },
          connect: async () => await Promise.resolve({ ok: true, value: lease } as never),
        });
        return results.flatMap((result) => (result.ok ? result.value : [{ ...result.problem }]));
      },
    };
  };

const SETTINGS: MailSettings = {
  account: { login: 'anna', password: 'correct horse battery' },
  ...{ from: 'anna@example.com', to: 'send@example.com' },
  server: {
    ...{ host: 'mail.example.com', port: 587, security: 'startTls', authority: '' },
    ...{ acceptsAnyCertificate: false, auth: null },
  },
};

const overSmtp: OpenExecution = (caller) => {
  const sent: string[] = [];
  const shared: Row = {};
  const send = smtpMessage.operations.find(({ value }) => value === 'send')!;
  return {
    sent,
    async call(to, options = {}, text = 'Hello') {
      const parameters = { channel: 'sms', text, to, options };
      const { host } = createTinyHost({ parameters, rows: [{}], shared, caller });
      const openSender = () => ({
        send: async () => {
          await new Promise((resolve) => setTimeout(resolve, 1));
          const numbers = to.split(',').map((one) => one.trim());
          const isRefused = numbers.some((one) => one.endsWith('9'));
          if (!isRefused) sent.push(...numbers);
          if (!isRefused && !numbers.some((one) => one.endsWith('8'))) return null;
          return {
            ...{ kind: 'smtp', stage: 'DATA', responseCode: isRefused ? 550 : null },
            ...{ name: isRefused ? 'mailRefused' : 'mailOutcomeUnknown', messageId: null },
            ...{ retry: isRefused ? 'never' : 'unknownOutcome', text: 'Refused', advice: 'Wait' },
          } as never;
        },
        close() {},
      });
      const run = { host, itemCount: 1, stopOnFailure: false, openSender } as const;
      const results = await send.execute(run, async () => await Promise.resolve(SETTINGS));
      expect(JSON.stringify(shared)).not.toContain(SETTINGS.account.password);
      return results.flatMap((result) => (result.ok ? result.value : [{ ...result.problem }]));
    },
  };
};

const TRANSPORTS: readonly [string, OpenExecution][] = [
  ['SMPP message', overSmpp(find(smppMessage, 'send'), 'to')],
  ['SMPP HLR request', overSmpp(find(smppHlr, 'start'), 'phone')],
  ['SMTP message', overSmtp],
];

const phoneOf = (index: number) => `+7701111${String(index * 10).padStart(4, '0')}`;

describe.each(TRANSPORTS)('%s', (_title, open) => {
  it.each([1, 3, 7])('sends at most %i in an execution, over rounds and at once', async (limit) => {
    for (const caller of ['workflow', 'agent'] as const) {
      const execution = open(caller);
      const options = { maxMessagesPerExecution: limit };
      const rows = await Promise.all(
        Array.from({ length: 12 }, (_, index) => execution.call(phoneOf(index), options)),
      );
      expect(execution.sent).toHaveLength(limit);
      const refused = rows.flat().filter((row) => row['parameter'] !== undefined);
      expect(refused).toHaveLength(12 - limit);
      expect(refused[0]).toMatchObject({ parameter: 'maxMessagesPerExecution' });
    }
  });

  it('sends at most 20 as a tool without options, and any number in a workflow', async () => {
    const [tool, workflow] = [open('agent'), open('workflow')];
    for (let index = 0; index < 25; index += 1) {
      await tool.call(phoneOf(index));
      await workflow.call(phoneOf(index));
    }
    expect([tool.sent.length, workflow.sent.length]).toEqual([20, 25]);
  });

  it('counts what may have been sent, and not what was rejected', async () => {
    const execution = open('workflow');
    const options = { maxMessagesPerExecution: 2 };
    await execution.call('+77011110019', options);
    await execution.call('+77011110018', options);
    await execution.call(phoneOf(1), options);
    await execution.call(phoneOf(2), options);
    expect(execution.sent).toEqual(['+77011110018', phoneOf(1)]);
  });

  it('never sends again what a call of an agent repeats, in any spelling', async () => {
    const execution = open('agent');
    const [first] = await execution.call('+77011110010');
    const repeated = await Promise.all(
      ['8 701 111 00 10', '+7 (701) 111-00-10', '77011110010'].map((to) => execution.call(to)),
    );
    expect(execution.sent).toEqual(['+77011110010']);
    expect(first).not.toHaveProperty('sentBefore');
    for (const [row] of repeated) {
      expect(row).toMatchObject({ phone: '+77011110010', sentBefore: true });
      expect(row?.['errorText']).toMatch(/sent \d+ s ago/);
    }
  });

  it('sends again what was rejected, and a workflow sends what it is given', async () => {
    const tool = open('agent');
    await tool.call('+77011110019');
    expect((await tool.call('+77011110019'))[0]).not.toHaveProperty('sentBefore');
    const workflow = open('workflow');
    await workflow.call(phoneOf(1));
    await workflow.call(phoneOf(1));
    expect(workflow.sent).toHaveLength(2);
  });
});

describe('A limit of an execution', () => {
  it('is not a number of messages: the problem names the option', async () => {
    for (const [, open] of TRANSPORTS) {
      const [row] = await open('workflow').call(phoneOf(1), { maxMessagesPerExecution: 0.5 });
      expect(row).toMatchObject({ parameter: 'maxMessagesPerExecution' });
    }
  });
});
