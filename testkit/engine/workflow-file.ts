import { readFileSync } from 'node:fs';
import type { IConnections, INode, IWorkflowSettings } from 'n8n-workflow';

/** A workflow in the format of n8n's export and import. */
export interface WorkflowFile {
  readonly id?: string;
  readonly name: string;
  readonly nodes: INode[];
  readonly connections: IConnections;
  readonly settings?: IWorkflowSettings;
}

export function readWorkflowFile(path: string): WorkflowFile {
  return JSON.parse(readFileSync(path, 'utf8')) as WorkflowFile;
}
