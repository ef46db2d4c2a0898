import { ImageRun } from 'docx';
import type { Figure, ReportDocument } from './document.ts';

/** A chart as a picture: PNG of so many pixels a unit, and its size in the chart's own units. */
export type Picture = (figure: Figure) => Promise<{
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}>;

/** Pixels of 1/96 inch. A chart of many rows is made narrower, so that it leaves room on its page for what it belongs to. */
const WIDEST = 440;
const TALLEST = 640;

/** The pictures of all figures, by the figure's id. */
export async function picturesOf({ blocks }: ReportDocument, picture: Picture): Promise<ReadonlyMap<string, ImageRun>> {
  const pictures = new Map<string, ImageRun>();
  for (const block of blocks) {
    if (block.kind === 'figure') pictures.set(block.id, await imageOf(block, picture, pictures.size + 1));
  }
  return pictures;
}

async function imageOf(figure: Figure, picture: Picture, number: number): Promise<ImageRun> {
  const { png, width, height } = await picture(figure);
  const scale = Math.min(WIDEST / width, TALLEST / height);
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { id: String(number), name: figure.label, title: figure.caption, description: figure.alternative },
  });
}
