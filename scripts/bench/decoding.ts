/** Measures decoding of statuses, compared with the underlying parsers. */
import { XMLParser } from 'fast-xml-parser';
import { formatProblem } from '../../protocol/format-problem';
import type * as Protocol from '../../protocol';
import { loadAsPublished } from './as-published';
import type { BenchContext, Figure, Findings } from './figure';
import { interleave, timePerCall } from './interleave';
import { ratios, toMeasurement } from './statistics';
import { createStatusResponse, createStatusRow, type StatusResponse } from './status-answers';

const RECORDS = 10_000;
/** XML responses are limited in size, so the records are spread over several. */
const XML_RESPONSES = 5;

export const decoding: Figure = {
  name: 'decoding',
  title: 'Decoding 10,000 status records',
  measure,
};

async function measure({ quick, rounds, progress }: BenchContext): Promise<Findings> {
  const { readStatusResponse, toStatusRecord } = await loadAsPublished<typeof Protocol>('index');
  const read = ({ bytes, keys }: StatusResponse, format: 2 | 3) => {
    const asked = { detail: 2, multiple: true, keys } as const;
    const answer = readStatusResponse({ bytes, format, charset: 'utf-8' }, asked);
    if (!answer.ok)
      throw new Error(`The response was not decoded: ${formatProblem(answer.problem).text}`);
    return answer.value.map((fields) => toStatusRecord(fields));
  };
  const fillMs = quick ? 100 : 2000;
  const json = createStatusResponse('json', createStatusRow, 0, RECORDS);
  const part = RECORDS / XML_RESPONSES;
  const xml = Array.from({ length: XML_RESPONSES }, (_, answer) =>
    createStatusResponse('xml', createStatusRow, answer * part, part),
  );
  const parser = new XMLParser();
  const parseXml = ({ bytes }: StatusResponse): unknown => parser.parse(bytes.toString(), true);
  const time = await interleave(
    {
      json: () => timePerCall(() => read(json, 3), fillMs),
      jsonParse: () => timePerCall(() => JSON.parse(json.bytes.toString()) as unknown, fillMs),
      xml: () => timePerCall(() => xml.map((answer) => read(answer, 2)), fillMs),
      xmlParse: () => timePerCall(() => xml.map(parseXml), fillMs),
    },
    rounds,
    (name, round, ms) => progress(`round ${round + 1}, ${name}: ${ms.toFixed(0)} ms`),
  );
  return {
    measurements: [
      toMeasurement(
        'json-ratio',
        'fmt 3, compared with JSON.parse',
        '×',
        ratios(time.json, time.jsonParse),
        { bound: 'atMost', value: 3 },
      ),
      toMeasurement(
        'xml-ratio',
        'fmt 2, compared with fast-xml-parser',
        '×',
        ratios(time.xml, time.xmlParse),
        { bound: 'atMost', value: 1.5 },
      ),
      toMeasurement('json', 'fmt 3, read', 'ms', time.json),
      toMeasurement('json-parse', 'JSON.parse', 'ms', time.jsonParse),
      toMeasurement('xml', 'fmt 2, read', 'ms', time.xml),
      toMeasurement('xml-parse', 'fast-xml-parser', 'ms', time.xmlParse),
    ],
    notes: [
      `From the bytes of a response with every field (detail "Extended") to status records with names, texts and times in UTC, each found by its ID and number. In XML the records are in ${XML_RESPONSES} responses. The peers convert the same bytes to text and parse it, fast-xml-parser with its defaults and its check for well-formedness, which strict reading needs. CPU time of the process, bundled as for publication.`,
    ],
  };
}
