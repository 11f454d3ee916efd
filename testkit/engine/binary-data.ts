import './environment';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';

/** Files of items are kept on disk, in n8n's folder, as n8n does it by default. */
export async function startBinaryData(): Promise<void> {
  await Container.get(BinaryDataService).init();
}
