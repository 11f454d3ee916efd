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
/** Emulated seconds in a real one: a minute of the gateway's limits takes one second. */
const SPEED = 60;

/** Runs the example workflows and tells each step through `say` as it happens. */
export async function runDemo(say: (line: string) => void): Promise<DemoReport> {
  const started = Date.now();
  const told: string[] = [];
  const gatewayLog: string[] = [];
  const tell = (line: string) => {
    told.push(line);
    say(line);
  };
  const apiKey = randomBytes(16).toString('hex');
  const callbackSecret = randomBytes(16).toString('hex');

  tell('Starting the SMSC emulator and the engine of n8n');
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
        tell(`    ${node.name}: ${items} ${items === 1 ? 'item' : 'items'}, ${status}`);
      }
      moveClock(file.name, node.name);
    },
  });
  const stage = new Stage(engine, emulator, callbackSecret);
  let events: Awaited<ReturnType<typeof listenForEvents>> | undefined;
  const steps: Step[] = [];
  const finish = (step: Step) => {
    steps.push(step);
    for (const line of formatFindings(step.findings)) tell(line);
  };

  try {
    tell('Testing the credential, as its Test button does');
    const test = await engine.testCredential('smscApi', CREDENTIAL);
    finish({
      title: 'Test the credential',
      workflow: 'none',
      findings: [expectEqual('the gateway accepts it', test.status, 'OK')],
      table: { title: 'Credential test', columns: ['Result'], rows: [[test.message]] },
    });

    tell('(a) Clean a list with HLR: takes some ten seconds, one number never answers');
    const { step, reachable } = await cleanList(stage);
    finish(step);

    tell('(b) Send to the reachable ones and track delivery; meanwhile (c) listens for callbacks');
    events = await listenForEvents(stage);
    finish(await sendAndTrack(stage, reachable));

    tell('(c) Subscribers reply, strangers try to forge');
    finish(await receiveEvents(stage, events));

    tell('(d) Delete a scheduled message');
    finish(await deleteScheduled(stage));

    finish(
      await checkDiscretion(
        stage,
        { 'this output': told.join('\n'), "the emulator's log": gatewayLog.join('\n') },
        [apiKey, callbackSecret],
      ),
    );
  } finally {
    await engine.stop();
    await emulator.stop();
  }
  return createReport(steps, Math.round((Date.now() - started) / 1000));
}
