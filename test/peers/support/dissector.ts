/** Wireshark reads our bytes: its fields and the errors it reports. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runToEnd } from '../../../testkit/processes/background-process';

/** Fields of Wireshark by name, with every value that was shown. */
export interface Dissection {
  /** Protocols of the packet, as `eth:ethertype:ip:tcp:smpp`. */
  readonly protocols: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** The errors that the dissector reports, such as "Malformed Packet". */
  readonly complaints: readonly string[];
}

const SMPP_PORT = 2775;

/** Reads PDUs, each in a separate packet. */
export async function dissect(pdus: readonly Buffer[]): Promise<Dissection[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'smsc-dissect-'));
  const capture = path.join(folder, 'pdus.pcap');
  try {
    const dump = pdus.map(toHexDump).join('\n');
    await runToEnd('text2pcap', ['-q', '-T', `40000,${SMPP_PORT}`, '-', capture], { input: dump });
    const json = await runToEnd('tshark', ['-r', capture, '-T', 'json', '--no-duplicate-keys'], {
      env: { ...process.env, TZ: 'UTC' },
    });
    return (JSON.parse(json) as Packet[]).map(({ _source: { layers } }) => readLayers(layers));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Layer = { readonly [name: string]: Value };
type Value = string | Layer | readonly Value[];
interface Packet {
  readonly _source: { readonly layers: Layer };
}

const PER_LINE = 16;

/** In the format of `od -Ax -tx1`; an offset of 0 starts a packet. */
function toHexDump(bytes: Buffer): string {
  const lines = Array.from({ length: Math.ceil(bytes.length / PER_LINE) }, (_, line) => {
    const at = line * PER_LINE;
    const octets = [...bytes.subarray(at, at + PER_LINE)];
    return [at, ...octets].map((value, index) => hex(value, index === 0 ? 6 : 2)).join(' ');
  });
  return [...lines, hex(bytes.length, 6)].join('\n');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function readLayers(layers: Layer): Dissection {
  const fields: Record<string, string[]> = {};
  const visit = (value: Value, name: string): void => {
    if (typeof value === 'string') (fields[name] ??= []).push(value);
    else if (isList(value)) value.forEach((one) => visit(one, name));
    else Object.entries(value).forEach(([inner, one]) => visit(one, inner));
  };
  for (const [name, layer] of Object.entries(layers)) visit(layer, name);
  const [protocols = ''] = fields['frame.protocols'] ?? [];
  const isMalformed = '_ws.malformed' in layers || '_ws.unreassembled' in layers;
  return {
    protocols,
    fields,
    complaints: [
      ...(fields['_ws.expert.message'] ?? []),
      ...(isMalformed ? ['Malformed Packet'] : []),
    ],
  };
}

function isList(value: Layer | readonly Value[]): value is readonly Value[] {
  return Array.isArray(value);
}
