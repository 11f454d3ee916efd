import { TestEnvironment } from 'jest-environment-node';
import type { Kept } from './kept';

/** This module is loaded once per worker of jest, its copies of everything else once per test file. */
const kept: Kept = { engines: [] };

/** Node as jest offers it, and what a worker of jest keeps from one test file to the next. */
export default class WorkerEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    Object.assign(this.global, { kept });
  }
}
