import { ENDPOINTS } from '../../protocol/tables';
import { reject, succeed } from '../answers/answer';
import { encodeCommas, encodeJson, encodeText, encodeXml, type Row } from '../answers/encode';
import { countClicks } from '../short-links';
import { concurrencyLimits, type Endpoint } from './endpoint';

const { tinyUrls } = ENDPOINTS;
const LINK_NOT_FOUND = 3;

/** Clicks on a short link. The names are documented; the layouts of fmt 0 to 2 are guesses. */
export const tinyUrlsEndpoint: Endpoint = {
  name: 'tinyUrls',
  paths: [tinyUrls.path],
  family: 'tinyUrls',
  concurrency: concurrencyLimits(tinyUrls.limits),
  handle({ gateway, read, format, now }) {
    const key = read('link') || read('id');
    if (read('get') !== '1' || key === '') return reject('tinyUrls', format, { code: 1 });
    const link = gateway.shortLinks.find(key);
    if (!link) return reject('tinyUrls', format, { code: LINK_NOT_FOUND });
    const counts = countClicks(link, now);
    const row: Row = [
      ['id', link.id],
      ['cnt', counts.all],
      ['cnt_mon', counts.month],
      ['cnt_day', counts.today],
      ['cnt_yes', counts.yesterday],
    ];
    switch (format) {
      case 0:
        return succeed(encodeText(row));
      case 1:
        return succeed(encodeCommas(row));
      case 2:
        return succeed(encodeXml('result', row));
      case 3:
        return succeed(encodeJson(row));
    }
  },
};
