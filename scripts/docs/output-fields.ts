import { code, list } from './markdown';

/** The part of JSON Schema that n8n's output previews use. */
export interface OutputSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, OutputSchema>>;
  readonly items?: OutputSchema;
}

/** List of the fields of an output item; nested fields are written `request.cost`. */
export function outputList(schema: OutputSchema): string {
  return list(listFields(schema, ''));
}

function listFields(schema: OutputSchema, prefix: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const inner = field.items ? [field.items, `${path}[].`] : [field, `${path}.`];
    const [nested, nestedPrefix] = inner as [OutputSchema, string];
    return [`${code(path)}: ${typeOf(field)}`, ...listFields(nested, nestedPrefix)];
  });
}

function typeOf({ type = 'any' }: OutputSchema): string {
  const types = typeof type === 'string' ? [type] : type;
  return types.join(' or ');
}
