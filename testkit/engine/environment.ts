/**
 * Must be imported before n8n-core, which reads its settings when it is loaded. n8n's folder
 * (settings, encryption key) becomes a temporary one, which is removed with the process.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const TEMPORARY_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-engine-'));

Object.assign(process.env, {
  N8N_USER_FOLDER: TEMPORARY_FOLDER,
  N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
  N8N_LOG_LEVEL: 'silent',
  N8N_DIAGNOSTICS_ENABLED: 'false',
});

process.once('exit', () => rmSync(TEMPORARY_FOLDER, { recursive: true, force: true }));
