/**
 * The renderer of pictures puts the letters of Bangla together rightly, and then gives each cluster of several signs the
 * width of its widest one, so that the next is drawn over it. So each cluster is given its place by ourselves, from how far
 * its ink reaches: in Bangla that is where the next one begins.
 */

/** How far to the right the ink of a text reaches, in the drawing's units, when it is drawn at 0. */
export type InkOf = (text: string) => number;

const segmenter = new Intl.Segmenter('bn', { granularity: 'grapheme' });
const IS_BENGALI = /\p{Script=Bengali}/u;

interface Piece {
  readonly text: string;
  /** Several signs drawn as one. */
  readonly isCluster: boolean;
}

/** An SVG with each of its Bangla texts taken apart; texts without Bangla stay as they are. */
export const withLettersPlaced = (svg: string, inkOf: InkOf): string =>
  svg.replaceAll(/<text([^>]*)>([^<]*)<\/text>/g, (whole, attributes: string, escaped: string) => {
    const pieces = piecesOf(escaped);
    if (!pieces.some(({ isCluster }) => isCluster)) return whole;
    const start = Number(/ x="([\d.]+)"/.exec(attributes)?.[1] ?? 0);
    const spans: string[] = [];
    let x = start;
    for (const { text, isCluster } of pieces) {
      spans.push(`<tspan x="${Math.round(x * 100) / 100}">${text}</tspan>`);
      x += isCluster ? inkOf(text) : advanceOf(text, inkOf);
    }
    return `<text${attributes} xml:space="preserve">${spans.join('')}</text>`;
  });

/** Letters of one sign each have the right width; a mark behind them says where they end, blanks included. */
const advanceOf = (text: string, inkOf: InkOf): number => inkOf(`${text}|`) - inkOf('|');

function piecesOf(escaped: string): Piece[] {
  const pieces: Piece[] = [];
  for (const { segment } of segmenter.segment(escaped)) {
    const isCluster = IS_BENGALI.test(segment) && [...segment].length > 1;
    const last = pieces.at(-1);
    if (last && !last.isCluster && !isCluster) pieces[pieces.length - 1] = { text: last.text + segment, isCluster };
    else pieces.push({ text: segment, isCluster });
  }
  return pieces;
}
