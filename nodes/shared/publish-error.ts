import type { NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * Returns the error with its description as the end of its message. n8n shows only the message of
 * an error that prevents publishing.
 */
export function withAdviceInMessage<Thrown extends NodeApiError | NodeOperationError>(
  error: Thrown,
): Thrown {
  const { description } = error;
  if (typeof description !== 'string' || description === '') return error;
  error.message = `${error.message}. ${description}`;
  error.description = undefined;
  return error;
}
