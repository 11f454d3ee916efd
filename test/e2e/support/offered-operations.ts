interface Property {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly options?: readonly { value: string }[];
  readonly displayOptions?: {
    show?: { resource?: readonly string[]; operation?: readonly string[] };
  };
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

/** Fields of an operation's form that carry a help text, except collections. */
export function describedFields(
  type: Record<string, unknown>,
  resource: string,
  operation: string,
): { name: string; description: string }[] {
  return (type['properties'] as Property[]).flatMap(
    ({ name, description, displayOptions, type: kind }) => {
      const { show } = displayOptions ?? {};
      const isShown =
        show?.resource?.includes(resource) === true && show.operation?.includes(operation) === true;
      const isPlain = kind !== 'collection' && kind !== 'notice';
      return isShown && isPlain && description ? [{ name, description }] : [];
    },
  );
}
