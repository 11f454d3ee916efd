import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { parseTemplate, renderTemplate, type Template } from './json-template';

/** How the values of one parameter come about for the items of a run. */
type Source =
  | { readonly kind: 'constant'; value: unknown; isRead: boolean }
  | { readonly kind: 'template'; readonly template: Template }
  | { readonly kind: 'other' };

/**
 * The same functions with parameters that are read faster. n8n evaluates every parameter of every
 * item anew, each expression in a sandbox, which takes about a millisecond: half a minute for ten
 * thousand messages that the gateway takes in two seconds. What holds no expression is evaluated
 * once, and a field of the item (`{{ $json.phone }}`) is taken from the item. Everything else, and
 * every value that is not plain text, a number or a switch, is left to n8n.
 */
export function withQuickParameters(functions: IExecuteFunctions): IExecuteFunctions {
  const written = functions.getNode().parameters ?? {};
  const sources = new Map<string, Source>();
  const items = functions.getInputData();

  function findSource(name: string): Source {
    const known = sources.get(name);
    if (known !== undefined) return known;
    const source = toSource(written[name]);
    sources.set(name, source);
    return source;
  }

  function getNodeParameter(name: string, itemIndex: number, ...others: [unknown?, object?]) {
    const evaluate = () => (functions.getNodeParameter as Evaluate)(name, itemIndex, ...others);
    if (others[1] !== undefined) return evaluate();
    const source = findSource(name);
    if (source.kind === 'other') return evaluate();
    if (source.kind === 'template') {
      return renderTemplate(source.template, items[itemIndex]?.json ?? {}) ?? evaluate();
    }
    if (!source.isRead) {
      source.value = evaluate();
      source.isRead = true;
    }
    return structuredClone(source.value);
  }

  return new Proxy(functions, {
    get(target, name) {
      if (name === 'getNodeParameter') return getNodeParameter;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

type Evaluate = (name: string, itemIndex: number, ...others: [unknown?, object?]) => unknown;

/** A parameter that is not stored has a fallback, which is n8n's to give. */
function toSource(written: unknown): Source {
  if (written === undefined) return { kind: 'other' };
  if (!holdsExpression(written)) return { kind: 'constant', value: undefined, isRead: false };
  const template = typeof written === 'string' ? parseTemplate(written) : null;
  return template === null ? { kind: 'other' } : { kind: 'template', template };
}

function holdsExpression(written: unknown): boolean {
  if (typeof written === 'string') return written.startsWith('=');
  if (typeof written !== 'object' || written === null) return false;
  return Object.values(written as IDataObject).some(holdsExpression);
}
