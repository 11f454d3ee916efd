import { startEmulator, type EmulatorHandle } from '../../../emulator/start';
import { type Client, createClient } from '../../../protocol';
import { createAxiosTransport } from '../../support/axios-transport';

/** An emulated gateway without limits, whose clock is fast, and a client of its account. */
export interface EmulatedClient {
  readonly emulator: EmulatorHandle;
  readonly client: Client;
}

export async function startEmulatedClient(): Promise<EmulatedClient> {
  const emulator = await startEmulator({ speed: 60 });
  emulator.control.configure({ limits: false });
  const client = createClient({
    transport: createAxiosTransport(emulator.url),
    sleep: async (ms) => await new Promise<void>((done) => setTimeout(done, ms)),
    clock: () => Date.now(),
    random: () => Math.random(),
    hasBackup: false,
  });
  return { emulator, client };
}
