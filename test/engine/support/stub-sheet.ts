import type { StubRequest, StubResponse } from './stub-services';

export type Cell = string | number;

const VALUES = /^\/v4\/spreadsheets\/([^/]+)\/values\/([^:]+)$/;

/**
 * One spreadsheet with one sheet behind the Google Sheets API, version 4: what the built-in node
 * asks for when it reads rows and updates them.
 */
export class StubSheet {
  /** The rows, the header first. */
  rows: Cell[][] = [];

  constructor(
    readonly documentId: string,
    readonly sheetName: string,
  ) {}

  readonly answer = ({ method, url, headers, body }: StubRequest): StubResponse => {
    if (headers.authorization !== 'Bearer sheet-token') return failure(401, 'UNAUTHENTICATED');
    const path = decodeURIComponent(url.pathname);
    if (!path.startsWith(`/v4/spreadsheets/${this.documentId}`)) return failure(404, 'NOT_FOUND');
    if (path === `/v4/spreadsheets/${this.documentId}`) {
      const properties = { sheetId: 0, title: this.sheetName };
      return { status: 200, body: { sheets: [{ properties }] } };
    }
    if (path.endsWith('/values:batchUpdate')) {
      for (const { range, values } of body['data'] as Update[]) this.write(range, values);
      return { status: 200, body: {} };
    }
    const [, , range = ''] = VALUES.exec(path) ?? [];
    if (method === 'PUT') {
      this.write(range, body['values'] as Cell[][]);
      return { status: 200, body: {} };
    }
    return { status: 200, body: { range, majorDimension: 'ROWS', values: this.rows } };
  };

  /** The rows as objects, by the names of the header. */
  records(): Record<string, Cell>[] {
    const [header = [], ...rows] = this.rows;
    return rows.map((row) =>
      Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])),
    );
  }

  /** @param range such as `List!C4`, or `List!1:1` for a whole row */
  private write(range: string, values: readonly (readonly Cell[])[]): void {
    const [, letter = 'A', number = '1'] = /!([A-Z]?)(\d+)/.exec(range) ?? [];
    const column = letter === '' ? 0 : letter.charCodeAt(0) - 65;
    for (const [offset, cells] of values.entries()) {
      const row = (this.rows[Number(number) - 1 + offset] ??= []);
      for (const [index, cell] of cells.entries()) row[column + index] = cell;
    }
  }
}

interface Update {
  readonly range: string;
  readonly values: Cell[][];
}

function failure(status: number, reason: string): StubResponse {
  return { status, body: { error: { code: status, status: reason, message: reason } } };
}
