/** Many small pictures in one, for the documents. */
import type { Editor } from './editor';

export interface Cell {
  readonly title: string;
  readonly png: Buffer;
}

const columns = 4;
const cellSize = { width: 300, height: 300 };

/** Draws the cells on a separate page and keeps its screenshot; the editor shows another page afterwards. */
export async function keepContactSheet(
  editor: Editor,
  name: string,
  cells: readonly Cell[],
): Promise<void> {
  const { page } = editor;
  const rows = Math.ceil(cells.length / columns);
  await page.setViewportSize({ width: columns * 316 + 16, height: rows * 340 + 16 });
  await page.goto('about:blank');
  await page.setContent(
    `<body style="margin:8px;background:#e8e8e8;font:600 14px sans-serif">` +
      `<div style="display:flex;flex-wrap:wrap">${cells.map(toHtml).join('')}</div>`,
  );
  await editor.shoot(name);
}

function toHtml({ title, png }: Cell, index: number): string {
  const { width, height } = cellSize;
  return (
    `<div style="margin:8px;width:${width}px"><div style="height:24px">${index + 1}. ${title}</div>` +
    `<div style="width:${width}px;height:${height}px;overflow:hidden;background:#fff">` +
    `<img style="width:${width}px" src="data:image/png;base64,${png.toString('base64')}"></div></div>`
  );
}
