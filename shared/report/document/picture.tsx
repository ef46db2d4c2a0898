import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { renderToString } from 'preact-render-to-string';
import { Drawing } from '../../charts/drawing.tsx';
import type { Picture } from './docx.ts';

/** Where the renderer and the letters lie: the WebAssembly module and TrueType fonts, Latin first. */
export interface PictureFiles {
  readonly wasm: URL;
  readonly fonts: readonly URL[];
}

/** Points of the picture for each unit of the drawing: sharp in print. */
const SCALE = 3;
const FAMILIES = 'Noto Sans, Noto Sans Bengali';

let ready: Promise<void> | undefined;

/** Draws charts as PNG. The module is compiled once in a process. */
export async function openPictures({ wasm, fonts }: PictureFiles): Promise<Picture> {
  ready ??= readFile(wasm).then((bytes) => initWasm(bytes));
  const [letters] = await Promise.all([Promise.all(fonts.map((font) => readFile(font))), ready]);
  return async ({ chart }) => {
    const svg = renderToString(<Drawing chart={chart} font={FAMILIES} />);
    const drawn = new Resvg(svg, {
      background: '#ffffff',
      fitTo: { mode: 'zoom', value: SCALE },
      font: { fontBuffers: letters, defaultFontFamily: 'Noto Sans', loadSystemFonts: false },
    });
    const { width, height } = drawn;
    return { png: drawn.render().asPng(), width, height };
  };
}
