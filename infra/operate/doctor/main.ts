import { Resolver } from 'node:dns/promises';
import { ACMClient } from '@aws-sdk/client-acm';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { asCommand, optionsOf } from '../command.ts';
import { Ended, STATUS } from '../ended.ts';
import { type Finding, shown, statusOf, summed } from '../finding.ts';
import type { Asked } from './asked.ts';
import { examine } from './examine.ts';

const HELP = `npm run doctor -- --people N --identity DOMAIN [options]

Looks, before a deployment, whether the AWS account is ready for it: credentials, region, CDK bootstrap, SES (sandbox, quota,
sender, DKIM, MAIL FROM), certificate, Lambda concurrency, DMARC. It only reads, and says of each what it means and what to do.

  --people N            people of the largest workshop (default 100)
  --identity DOMAIN     the domain, or the address, that mail comes from: what will be MailIdentity
  --domain NAME         own domain name of the pages, if there will be one: what will be DomainName
  --certificate ARN     its certificate: what will be CertificateArn
  --json                the last line is one JSON object
  --help                this text

Ends with 0 when nothing has to be mended, 1 when something has, 2 when it was called wrongly.`;

await asCommand(HELP, async (args) => {
  const {
    people = '100',
    identity,
    domain,
    certificate,
    json,
  } = optionsOf(args, {
    people: { type: 'string' },
    identity: { type: 'string' },
    domain: { type: 'string' },
    certificate: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (identity === undefined)
    throw new Ended(
      STATUS.wrongUse,
      'Please say where mail comes from: --identity example.org (--help lists the options.)',
    );
  if (!/^(?:[^@\s]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(identity))
    throw new Ended(
      STATUS.wrongUse,
      `--identity is a domain or an address, such as example.org, and not "${identity}".`,
    );
  if (certificate !== undefined && !/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/\S+$/.test(certificate))
    throw new Ended(
      STATUS.wrongUse,
      `--certificate is the ARN of a certificate in us-east-1 (arn:aws:acm:us-east-1:…), where CloudFront wants it, and not "${certificate}".`,
    );
  if (!/^[1-9]\d{0,6}$/.test(people))
    throw new Ended(STATUS.wrongUse, `--people must be a whole number such as 65, not "${people}".`);
  const findings: Finding[] = [];
  const plan = { people: Number(people), identity, domain, certificate, now: Date.now() };
  for await (const finding of examine(theAccount(), plan)) {
    findings.push(finding);
    console.log(shown(finding));
  }
  console.log(`\n${summed(findings)}`);
  if (json) console.log(JSON.stringify({ findings }));
  return statusOf(findings);
});

function theAccount(): Asked {
  const ssm = new SSMClient({});
  const region = ssm.config.region;
  const dns = new Resolver({ timeout: 3000, tries: 2 });
  return {
    // Who one is, is the same in every region: so that it is said even where none is chosen.
    sts: new STSClient({ maxAttempts: 2, region: () => region().catch(() => 'us-east-1') }),
    ssm,
    ses: new SESv2Client({}),
    lambda: new LambdaClient({}),
    acm: new ACMClient({ region: 'us-east-1' }),
    region,
    txt: async (name) => {
      const records = await found(dns.resolveTxt(name));
      return (records ?? []).map((parts) => parts.join(''));
    },
    isKnown: async (domain) => (await found(dns.resolveSoa(domain))) !== undefined,
  };
}

/** A name without such a record is an answer; no answer is none. */
async function found<Record>(asking: Promise<Record>): Promise<Record | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^(ENODATA|ENOTFOUND)$/.test(String(error.code))) return undefined;
    throw error;
  }
}
