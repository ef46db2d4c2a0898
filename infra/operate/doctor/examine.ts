import type { Finding } from '../finding.ts';
import { bootstrap, concurrency, credentials, region } from './account.ts';
import type { Asked, Plan } from './asked.ts';
import { certificate } from './certificate.ts';
import { dmarc, sender, sending } from './mail.ts';

/** Everything that is looked at before a deployment, in the order in which it would go wrong. Changes nothing. */
export async function* examine(asked: Asked, plan: Plan): AsyncGenerator<Finding> {
  const who = await credentials(asked);
  yield who;
  const where = await region(asked);
  yield where;
  if (who.verdict !== 'ok' || where.verdict !== 'ok') {
    // Each of them would fail for the one reason that is said already.
    for (const what of ['CDK bootstrap', 'Sending mail', 'Sender', 'Certificate', 'Lambda concurrency'])
      yield { what, verdict: 'skipped', means: 'it needs credentials and a region.' };
  } else {
    yield await bootstrap(asked);
    yield* await sending(asked, plan);
    yield* await sender(asked, plan);
    yield await certificate(asked, plan);
    yield await concurrency(asked);
  }
  yield await dmarc(asked, plan);
}
