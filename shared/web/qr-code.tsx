import { correction, generate } from 'lean-qr';

/** Blank modules around the code, without which readers do not find it (ISO/IEC 18004, 5.3.8). */
const QUIET = 4;

/**
 * A QR code as a picture of one path, drawn with attributes: the content security policy takes no styles. Level Q: a quarter of
 * it may be hidden by a head in the row before.
 */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const code = generate(text, { minCorrectionLevel: correction.Q });
  const places = Array.from({ length: code.size }, (_, index) => index);
  const path = places
    .flatMap((y) => places.filter((x) => code.get(x, y)).map((x) => `M${x + QUIET} ${y + QUIET}h1v1h-1z`))
    .join('');
  const side = code.size + 2 * QUIET;
  return (
    <svg viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
