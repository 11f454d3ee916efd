import type { Host } from '../host';

export interface Located {
  readonly mode: string;
  readonly value: string;
}

/** What a resource locator holds. An expression or an AI agent may give the bare value. */
export function toLocated(given: unknown): Located {
  const { mode = 'list', value } =
    typeof given === 'object' && given !== null
      ? (given as { mode?: string; value?: unknown })
      : { value: given };
  const isText = typeof value === 'string' || typeof value === 'number';
  return { mode, value: isText ? String(value).trim() : '' };
}

export function readLocated(host: Host, name: string, itemIndex: number): Located {
  return toLocated(host.read(name, itemIndex, ''));
}
