interface Property {
  readonly name: string;
  readonly options?: readonly { value: string }[];
  readonly displayOptions?: { show?: { resource?: readonly string[] } };
}

const customCall = '__CUSTOM_API_CALL__';

/** `resource: operation` of every operation in a node's description as n8n serves it. */
export function offeredOperations(type: Record<string, unknown>): string[] {
  return (type['properties'] as Property[])
    .filter(({ name }) => name === 'operation')
    .flatMap(({ options, displayOptions }) =>
      (displayOptions?.show?.resource ?? []).flatMap((resource) =>
        (options ?? [])
          .filter(({ value }) => value !== customCall)
          .map(({ value }) => `${resource}: ${value}`),
      ),
    );
}
