import {
  buildShortLinkRequest,
  checkRequest,
  type Result,
  type ShortLinkKey,
  success,
} from '../protocol';
import type { Field } from './field';
import type { Host } from './host';
import { forEachItem } from './items/for-each-item';
import { withExtra } from './items/list-outputs';
import type { Operation, Resource } from './operation';
import { readText } from './parameters/parameters';

const shortLinkField: Field = {
  displayName: 'Short Link',
  name: 'shortLink',
  type: 'resourceLocator',
  required: true,
  default: { mode: 'url', value: '' },
  description:
    "Enter the link whose clicks to count: the full URL that 'Shorten Links' replaced in a message, or the ID of the short link",
  modes: [
    {
      displayName: 'By Full URL',
      name: 'url',
      type: 'string',
      placeholder: 'e.g. https://example.com/sale?id=1',
    },
    {
      displayName: 'By ID',
      name: 'id',
      type: 'string',
      placeholder: 'e.g. 1234',
    },
  ],
};

const get: Operation = {
  value: 'get',
  name: 'Get',
  action: 'Get short link',
  description: 'Get the number of clicks on a short link of a message',
  fields: [shortLinkField],
  execute: async (run) =>
    await forEachItem(run, {
      prepare: (itemIndex) => readKey(run.host, itemIndex),
      perform: async (key) => {
        const response = await run.client.getShortLink(key);
        if (!response.ok) return response;
        const { id, extra, ...clicks } = response.value;
        const link = 'link' in key ? key.link : null;
        return success([withExtra({ id, link, ...clicks }, extra)]);
      },
    }),
};

/** Returns the link. An expression may give the plain value; a URL is recognized as such. */
function readKey(host: Host, itemIndex: number): Result<ShortLinkKey> {
  const given: unknown = host.read('shortLink', itemIndex);
  const { mode, value } = isLocator(given) ? given : { mode: '', value: given };
  const text = readText(value, 'shortLink');
  if (!text.ok) return text;
  const written = text.value.trim();
  const isId = mode === '' ? /^\d+$/.test(written) : mode === 'id';
  const key: ShortLinkKey = isId ? { linkId: written } : { link: written };
  return checkRequest(key, (encoding) => buildShortLinkRequest(key, encoding));
}

function isLocator(value: unknown): value is { mode: string; value: unknown } {
  return typeof value === 'object' && value !== null && 'mode' in value && 'value' in value;
}

export const shortLink: Resource = {
  value: 'shortLink',
  name: 'Short Link',
  defaultOperation: get.value,
  operations: [get],
};
