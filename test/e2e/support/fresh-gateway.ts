/**
 * Each test file starts with an emulated gateway that knows no messages, settings or faults of the
 * files before it, so two files may use the same phone.
 */
import { control } from './gateway';

beforeAll(async () => {
  await control('reset');
});
