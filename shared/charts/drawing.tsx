import { BarsDrawing } from './bars.drawing.tsx';
import type { Chart } from './chart.ts';
import { LinesDrawing } from './lines.drawing.tsx';
import { StackedDrawing } from './stacked.drawing.tsx';

/**
 * A chart as one SVG. Drawn with attributes only, since the content security policy takes no style attributes, and each
 * part is told from its neighbour by more than its colour. `font` names the family where no page gives one, as in a picture.
 */
export function Drawing({ chart, font }: { readonly chart: Chart; readonly font?: string }) {
  switch (chart.kind) {
    case 'bars':
      return <BarsDrawing chart={chart} font={font} />;
    case 'stacked':
      return <StackedDrawing chart={chart} font={font} />;
    case 'lines':
      return <LinesDrawing chart={chart} font={font} />;
  }
}
