import { DescribeCertificateCommand } from '@aws-sdk/client-acm';
import type { Finding } from '../finding.ts';
import { refused } from './account.ts';
import { type Asked, nameOf, type Plan } from './asked.ts';

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

/** An own domain name needs a certificate that is issued, names it, lies in us-east-1, and lasts. */
export async function certificate(
  { acm }: Pick<Asked, 'acm'>,
  { domain, certificate: arn, now }: Pick<Plan, 'domain' | 'certificate' | 'now'>,
): Promise<Finding> {
  const what = 'Certificate';
  if (domain === undefined)
    return { what, verdict: 'skipped', means: 'no --domain was given: the address will be one of CloudFront’s.' };
  const order = `Run \`aws acm request-certificate --region us-east-1 --domain-name ${domain} --validation-method DNS\`, add the record that it asks for to your DNS, and give its ARN by --certificate.`;
  if (arn === undefined)
    return {
      what,
      verdict: 'fail',
      means: `${domain} needs a certificate, and no --certificate was given.`,
      doNow: order,
    };
  if (!/^arn:aws[a-z-]*:acm:us-east-1:/.test(arn))
    return {
      what,
      verdict: 'fail',
      means: 'the certificate is not in us-east-1, and CloudFront takes no other.',
      doNow: order,
    };
  try {
    const { Certificate: found = {} } = await acm.send(new DescribeCertificateCommand({ CertificateArn: arn }));
    if (found.Status !== 'ISSUED')
      return {
        what,
        verdict: 'fail',
        means: `it is not issued yet (${found.Status}).`,
        doNow: 'Add the validation record that ACM shows to your DNS, and wait some minutes.',
      };
    const names = found.SubjectAlternativeNames ?? [];
    if (!names.some((name) => covers(name, domain)))
      return { what, verdict: 'fail', means: `it is for ${names.join(', ')}, and not for ${domain}.`, doNow: order };
    const days = Math.floor(((found.NotAfter?.getTime() ?? now) - now) / DAY_MS);
    if (days < SOON_DAYS)
      return {
        what,
        verdict: 'warn',
        means: `it ends in ${days} days; ACM should have renewed it by now.`,
        doNow: 'See in ACM why it was not renewed: mostly its DNS record is gone.',
      };
    return { what, verdict: 'ok', means: `it is issued for ${domain}, and lasts ${days} days; ACM renews it.` };
  } catch (error) {
    if (nameOf(error) === 'ResourceNotFoundException')
      return { what, verdict: 'fail', means: 'ACM does not know this certificate in us-east-1.', doNow: order };
    return refused(what, 'acm:DescribeCertificate', error);
  }
}

/** A wildcard stands for one label. */
const covers = (name: string, domain: string): boolean =>
  name === domain || (name.startsWith('*.') && domain.slice(domain.indexOf('.')) === name.slice(1));
