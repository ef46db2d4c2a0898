import * as z from 'zod';
import { asCommand, optionsOf } from '../command.ts';
import { Ended, STATUS, sentence } from '../ended.ts';
import { type Finding, shown, statusOf, summed } from '../finding.ts';
import { get } from './answers.ts';
import { smoke } from './looks.ts';

const HELP = `npm run smoke -- --url ADDRESS [options]

Looks, after a deployment, whether Afterword works as it is seen from outside: pages, headers, https, sign-in, a forged link, the
API's document, compression, caching, the sweep, the time of an answer. It needs no credentials, and changes nothing.

  --url ADDRESS   the output Address of the deployment, or http://localhost:4600 for a local run
  --json          the last line is one JSON object
  --help          this text

Ends with 0 when all is well, 1 when something has to be mended, 2 when it was called wrongly, 3 when nobody answers there.`;

/** Whatever it says of the sweep: nobody else's page says it so. */
const HealthSchema = z.string().regex(/"status":\s*"(ok|late)"/);

await asCommand(HELP, async (args) => {
  const { url: given, json } = optionsOf(args, { url: { type: 'string' }, json: { type: 'boolean' } });
  const url = given === undefined ? undefined : URL.parse(given);
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Ended(STATUS.wrongUse, 'Please say where it is: --url https://… (--help lists the options.)');
  if (url.pathname !== '/' || url.search !== '')
    throw new Ended(STATUS.wrongUse, `Please say the address without a page: --url ${url.origin}`);
  const health = await get(`${url.origin}/health`).catch((error: unknown) => {
    throw new Ended(
      STATUS.unreachable,
      `Nobody answers at ${url.origin} (${sentence(error)}). See whether the address is the output Address of the deployment; a new distribution takes some minutes.`,
    );
  });
  if (!HealthSchema.safeParse(health.body).success)
    throw new Ended(
      STATUS.unreachable,
      `Whoever answers at ${url.origin} does not look like Afterword (${url.origin}/health says nothing of it). See whether the address is the output Address of the deployment.`,
    );
  const findings: Finding[] = [];
  for await (const finding of smoke({ url: url.origin, get })) {
    findings.push(finding);
    console.log(shown(finding));
  }
  console.log(`\n${summed(findings)}`);
  if (json) console.log(JSON.stringify({ findings }));
  return statusOf(findings);
});
