import { randomBytes } from 'node:crypto';
import { startEmulator } from '../../emulator/start';
import { Engine } from '../../testkit/engine/engine';
import { cleanList } from './clean-list';
import { deleteScheduled } from './delete-scheduled';
import { listenForEvents, receiveEvents } from './delivery-events';
import { checkDiscretion } from './discretion';
import { expectEqual, type Step } from './findings';
import { createReport, formatFindings, type DemoReport } from './report';
import { createClockMover, sendAndTrack } from './send-and-track';
import { Stage } from './stage';

const CREDENTIAL = 'SMSC account';
/** Emulated seconds per real second: a minute of the gateway's limits takes one second. */
const SPEED = 60;

/** Runs the example workflows and reports each step through `say` immediately. */
export async function runDemo(say: (line: string) => void): Promise<DemoReport> {
  const started = Date.now();
  const printed: string[] = [];
  const gatewayLog: string[] = [];
  const print = (line: string) => {
    printed.push(line);
    say(line);
  };
  const apiKey = randomBytes(16).toString('hex');
  const callbackSecret = randomBytes(16).toString('hex');

  print('Starting the SMSC emulator and the n8n engine');
  const emulator = await startEmulator({
    apiKey,
    speed: SPEED,
    log: (line) => gatewayLog.push(line),
  });
  const moveClock = createClockMover(() => stage);
  const engine = await Engine.start({
    credentials: {
      [CREDENTIAL]: {
        region: 'custom',
        baseUrl: emulator.url,
        authentication: 'apiKey',
        apiKey,
        callbackHash: 'sha1',
        callbackSecret,
      },
    },
    onProgress(file, node, items, status) {
      // Dozens of callbacks; the table at the end counts them.
      if (file.name !== events?.workflow.name) {
        print(`    ${node.name}: ${items} ${items === 1 ? 'item' : 'items'}, ${status}`);
      }
      moveClock(file.name, node.name);
    },
  });
  const stage = new Stage(engine, emulator, callbackSecret);
  let events: Awaited<ReturnType<typeof listenForEvents>> | undefined;
  const steps: Step[] = [];
  const finish = (step: Step) => {
    steps.push(step);
    for (const line of formatFindings(step.findings)) print(line);
  };

  try {
    print('Testing the credential, like its Test button');
    const test = await engine.testCredential('smscApi', CREDENTIAL);
    finish({
      title: 'Test the credential',
      workflow: 'none',
      findings: [expectEqual('the gateway accepts it', test.status, 'OK')],
      table: { title: 'Credential test', columns: ['Result'], rows: [[test.message]] },
    });

    print('(a) Clean a list with HLR (about ten seconds, because one number never responds)');
    const { step, reachable } = await cleanList(stage);
    finish(step);

    print('(b) Send to the reachable numbers and track delivery; (c) receives the callbacks');
    events = await listenForEvents(stage);
    finish(await sendAndTrack(stage, reachable));

    print('(c) Subscribers reply, and forged callbacks arrive');
    finish(await receiveEvents(stage, events));

    print('(d) Delete a scheduled message');
    finish(await deleteScheduled(stage));

    finish(
      await checkDiscretion(
        stage,
        { 'this output': printed.join('\n'), "the emulator's log": gatewayLog.join('\n') },
        [apiKey, callbackSecret],
      ),
    );
  } finally {
    await engine.stop();
    await emulator.stop();
  }
  return createReport(steps, Math.round((Date.now() - started) / 1000));
}
