/** The page of a question, as a browser sees it. */

export interface Page {
  readonly status: number;
  /** Visible text, entities resolved. */
  readonly text: string;
}

export async function openPage(link: string): Promise<Page> {
  return await read(await fetch(link));
}

export async function answerPage(
  link: string,
  decision: 'approve' | 'disapprove',
  more: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const body = new URLSearchParams({ decision, ...more });
  return await read(await fetch(link, { method: 'POST', body }));
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#96;': '`', '&amp;': '&' },
};

async function read(response: Response): Promise<Page> {
  const page = await response.text();
  const text = page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<title>[\s\S]*?<\/title>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:lt|gt|quot|#39|#96|amp);/g, (entity) => ENTITIES[entity] ?? entity);
  return { status: response.status, text };
}
