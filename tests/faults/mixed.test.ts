import { expect, it } from 'vitest';
import { playMixed } from './mixed/play.ts';

/** Some hundred answers of it; `npm run faults -- --mixed 60` plays a whole minute. */
it('given a fault in one call of a hundred, then each 5xx says when to try again, nothing accepted is lost, and all is paid', async () => {
  const { answers, calls, accepted, breaches } = await playMixed(2011, (given) => given < 400);
  expect(breaches).toEqual([]);
  expect([answers >= 400, calls > 400, accepted > 50]).toEqual([true, true, true]);
}, 600_000);
