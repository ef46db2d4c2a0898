import type { ColdStart } from './cold-start.ts';
import { type Judged, judged } from './limits.ts';

/** What issue 7 asks of a cold start: the participant's function waits for nobody, and no other one drags its libraries along. */
export const coldLimits = (functions: Readonly<Record<string, ColdStart>>): Judged[] =>
  Object.entries(functions).flatMap(([name, { bundleBytes, initRatio }]) =>
    name === 'participant'
      ? [
          judged(`functions.${name}.bundleBytes`, bundleBytes, 300_000),
          judged(`functions.${name}.initRatio`, initRatio, 0.75),
        ]
      : [judged(`functions.${name}.initRatio`, initRatio, 1.5)],
  );
