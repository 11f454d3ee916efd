/** Creates n8n's data tables from the columns that a workflow's Data Table nodes name. */
import type { WorkflowNode } from './smsc-workflows';
import type { RestClient, Workflow } from './rest-client';

export interface Column {
  readonly name: string;
  readonly type: string;
}

export interface DataTable {
  readonly id: string;
  readonly name: string;
}

export type Row = Readonly<Record<string, string | number | boolean | null>>;

const tableType = 'n8n-nodes-base.dataTable';
/** The one type with different names in the node's mapper and in the table's API. */
const columnTypes: Readonly<Record<string, string>> = { dateTime: 'date' };

interface TableParameters {
  readonly dataTableId: { readonly mode: string; readonly value: string };
  readonly columns?: { readonly schema: readonly { readonly id: string; readonly type: string }[] };
}

/** Tables that a workflow uses, with the columns that its nodes write. */
function tablesOf({ nodes }: Workflow): Map<string, Column[]> {
  const tables = new Map<string, Column[]>();
  for (const { type, parameters } of nodes as WorkflowNode[]) {
    if (type !== tableType) continue;
    const { dataTableId, columns } = parameters as TableParameters;
    const schema = columns?.schema.map(({ id, type: kind }) => ({
      name: id,
      type: columnTypes[kind] ?? kind,
    }));
    if (schema !== undefined) tables.set(dataTableId.value, schema);
  }
  return tables;
}

/** Whether a Data Table node can find its table by name (since 2.x) instead of by ID. */
export async function knowsTablesByName(rest: RestClient): Promise<boolean> {
  const type = (await rest.listNodeTypes()).find(({ name }) => name === tableType);
  const properties = (type?.['properties'] ?? []) as {
    readonly name: string;
    readonly modes?: readonly { readonly name: string }[];
  }[];
  return properties.some(
    ({ name, modes = [] }) => name === 'dataTableId' && modes.some((mode) => mode.name === 'name'),
  );
}

/** Selects a table in each Data Table node, as a user of an older n8n does. */
export function withChosenTables(workflow: Workflow, tables: readonly DataTable[]): Workflow {
  const nodes = (workflow.nodes as WorkflowNode[]).map((node) => {
    if (node.type !== tableType) return node;
    const { dataTableId, ...more } = node.parameters as TableParameters;
    const table = tables.find(({ name }) => name === dataTableId.value);
    const chosen = { __rl: true, mode: 'list', value: table?.id ?? '' };
    return { ...node, parameters: { ...more, dataTableId: chosen } };
  });
  return { ...workflow, nodes };
}

/** Creates the tables of a workflow in the owner's personal project. */
export async function createTables(rest: RestClient, workflow: Workflow): Promise<DataTable[]> {
  const tables: DataTable[] = [];
  for (const [name, columns] of tablesOf(workflow)) {
    tables.push(await rest.call<DataTable>('POST', await tablesRoute(rest), { name, columns }));
  }
  return tables;
}

export async function insertRows(
  rest: RestClient,
  { id }: DataTable,
  rows: readonly Row[],
): Promise<void> {
  await rest.call('POST', `${await tablesRoute(rest)}/${id}/insert`, {
    data: rows,
    returnType: 'count',
  });
}

export async function readRows(rest: RestClient, { id }: DataTable): Promise<readonly Row[]> {
  const { data } = await rest.call<{ data: readonly Row[] }>(
    'GET',
    `${await tablesRoute(rest)}/${id}/rows?take=100`,
  );
  return data;
}

async function tablesRoute(rest: RestClient): Promise<string> {
  const { id } = await rest.call<{ id: string }>('GET', '/rest/projects/personal');
  return `/rest/projects/${id}/data-tables`;
}
