import type { INode } from 'n8n-workflow';

/** Which account a node acts for, as far as n8n tells: its stored credential. */
export function nameAccount({ credentials }: Pick<INode, 'credentials'>): string {
  const { id, name = '' } = credentials?.['smscApi'] ?? {};
  return id ?? name;
}
