import { readFile } from 'node:fs/promises';
import { initWasm, Resvg, type ResvgRenderOptions } from '@resvg/resvg-wasm';
import { renderToString } from 'preact-render-to-string';
import { LETTERS } from '../../charts/canvas.tsx';
import { Drawing } from '../../charts/drawing.tsx';
import { type InkOf, withLettersPlaced } from './bengali-letters.ts';
import type { Picture } from './docx.picture.ts';

/**
 * Where the renderer and the letters lie: the WebAssembly module, and TrueType fonts. The first has Bangla and most of Latin,
 * the second all of it.
 */
export interface PictureFiles {
  readonly wasm: URL;
  readonly fonts: readonly [bangla: URL, latin: URL];
}

/** Points of the picture for each unit of the drawing: sharp in print. */
const SCALE = 3;
const FAMILIES = 'Noto Sans Bengali, Noto Sans';

let ready: Promise<void> | undefined;

/** Draws charts as PNG. The module is compiled once in a process. */
export async function openPictures({ wasm, fonts }: PictureFiles): Promise<Picture> {
  ready ??= readFile(wasm).then((bytes) => initWasm(bytes));
  const [letters] = await Promise.all([Promise.all(fonts.map((font) => readFile(font))), ready]);
  const options: ResvgRenderOptions = {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: SCALE },
    font: { fontBuffers: letters, defaultFontFamily: 'Noto Sans Bengali', loadSystemFonts: false },
  };
  // A font is read anew for each text that is measured, so measuring takes the first alone.
  const inkOf = measured({ font: { ...options.font, fontBuffers: letters.slice(0, 1) } });
  return async ({ chart }) => {
    const svg = withLettersPlaced(renderToString(<Drawing chart={chart} font={FAMILIES} />), inkOf);
    const drawn = new Resvg(svg, options);
    const { width, height } = drawn;
    return { png: drawn.render().asPng(), width, height };
  };
}

/** Each text is measured once. `text` is escaped as in SVG. */
function measured(options: ResvgRenderOptions): InkOf {
  const known = new Map<string, number>();
  return (text) => {
    const ink = known.get(text) ?? inkOf(text, options);
    known.set(text, ink);
    return ink;
  };
}

function inkOf(text: string, options: ResvgRenderOptions): number {
  const box = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="60" font-size="${LETTERS}" font-family="${FAMILIES}"><text y="40" xml:space="preserve">${text}</text></svg>`,
    options,
  ).getBBox();
  return box ? box.x + box.width : 0;
}
