import { NodeOperationError, type INode } from 'n8n-workflow';

import { findFilterFault } from '../../operations/events/filter-fault';
import type { EventFilters } from '../../operations/events/filters';

/**
 * Rejects invalid filters. The advice is part of the message, because n8n shows only that when a
 * workflow cannot be published.
 *
 * @throws NodeOperationError if a filter is invalid, so the workflow cannot be published
 */
export function checkFilters(
  node: INode,
  filters: Pick<EventFilters, 'phones' | 'textPattern'>,
): void {
  const fault = findFilterFault(filters);
  if (fault !== null) throw new NodeOperationError(node, fault);
}
