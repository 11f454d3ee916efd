import './environment';
import { Container } from '@n8n/di';
import { BinaryDataService } from 'n8n-core';

/** Stores the files of items on disk, in n8n's folder, as n8n does by default. */
export async function startBinaryData(): Promise<void> {
  await Container.get(BinaryDataService).init();
}
