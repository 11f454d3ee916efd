/** Started as a process by `sqlite-driver.test.ts`: provides a driver and prints what is logged. */
import { machineNode } from '../../testkit/host/node-runtime';
import { ensureDriver, type DriverPlace } from '../../testkit/host/sqlite';

const { limitMs, ...place } = JSON.parse(process.argv[2]!) as DriverPlace & { limitMs: number };

ensureDriver(place, machineNode(), (line) => void process.stdout.write(`${line}\n`), limitMs)
  .then(({ ready }) => ready)
  .catch((cause: Error) => {
    process.stderr.write(`${cause.message}\n`);
    process.exitCode = 1;
  });
