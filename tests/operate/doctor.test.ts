import { ACMClient, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Asked, Plan } from '../../infra/operate/doctor/asked.ts';
import { examine } from '../../infra/operate/doctor/examine.ts';
import { type Finding, shown, statusOf } from '../../infra/operate/finding.ts';

/** Whether an account is ready, without one: each client answers what AWS would. */

const sts = mockClient(STSClient);
const ssm = mockClient(SSMClient);
const ses = mockClient(SESv2Client);
const lambda = mockClient(LambdaClient);
const acm = mockClient(ACMClient);

const ARN = 'arn:aws:acm:us-east-1:123456789012:certificate/one';
const NOW = Date.parse('2026-12-01T00:00:00Z');
const PLAN: Plan = { people: 65, identity: 'example.org', domain: 'follow-up.example.org', certificate: ARN, now: NOW };
const QUOTA = { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 0 };
const ACCOUNT = { SendingEnabled: true, ProductionAccessEnabled: true, EnforcementStatus: 'HEALTHY', SendQuota: QUOTA };
const SENDER = {
  VerifiedForSendingStatus: true,
  DkimAttributes: { Status: 'SUCCESS' as const },
  MailFromAttributes: {
    MailFromDomain: 'bounce.example.org',
    MailFromDomainStatus: 'SUCCESS' as const,
    BehaviorOnMxFailure: 'USE_DEFAULT_VALUE' as const,
  },
};
const CERTIFICATE = {
  Status: 'ISSUED' as const,
  SubjectAlternativeNames: ['*.example.org'],
  NotAfter: new Date('2027-06-01'),
};
let records: Record<string, readonly string[]>;

beforeEach(() => {
  for (const mock of [sts, ssm, ses, lambda, acm]) mock.reset();
  sts.on(GetCallerIdentityCommand).resolves({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/you' });
  ssm.on(GetParameterCommand).resolves({ Parameter: { Value: '25' } });
  ses.on(GetAccountCommand).resolves(ACCOUNT);
  ses.on(GetEmailIdentityCommand).resolves(SENDER);
  acm.on(DescribeCertificateCommand).resolves({ Certificate: CERTIFICATE });
  lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions: 1000 } });
  records = {
    '_dmarc.example.org': ['v=DMARC1; p=quarantine'],
    'bounce.example.org': ['v=spf1 include:amazonses.com ~all'],
  };
});

const found = (plan: Partial<Plan> = {}, asked: Partial<Asked> = {}): Promise<Finding[]> =>
  Array.fromAsync(
    examine(
      {
        sts: new STSClient({}),
        ssm: new SSMClient({}),
        ses: new SESv2Client({}),
        lambda: new LambdaClient({}),
        acm: new ACMClient({}),
        region: async () => 'ap-southeast-1',
        txt: async (name) => records[name] ?? [],
        isKnown: async () => true,
        ...asked,
      },
      { ...PLAN, ...plan },
    ),
  );

/** The one finding on something, as the command prints it. */
async function said(what: string, plan: Partial<Plan> = {}, asked: Partial<Asked> = {}): Promise<string> {
  const [finding, ...more] = (await found(plan, asked)).filter((each) => each.what === what);
  if (!finding || more.length > 0) throw new Error(`There is not one finding on ${what}.`);
  return shown(finding);
}

const failure = (name: string): Error => Object.assign(new Error('no'), { name });

describe('the doctor', () => {
  it('finds nothing to mend in an account that is ready, and names it', async () => {
    const findings = await found();
    expect(findings.map(({ what, verdict }) => `${what} ${verdict}`)).toEqual([
      'Credentials ok',
      'Region ok',
      'CDK bootstrap ok',
      'Sending mail ok',
      'SES sandbox ok',
      'SES quota ok',
      'Sender ok',
      'DKIM ok',
      'MAIL FROM and SPF ok',
      'Certificate ok',
      'Lambda concurrency ok',
      'DMARC ok',
    ]);
    expect(statusOf(findings)).toBe(0);
    expect(shown(findings[0] as Finding)).toContain('user/you, in the account 123456789012');
  });

  it.each([
    ['CredentialsProviderError', 'this shell has no AWS credentials.'],
    ['ExpiredTokenException', 'have expired'],
    ['InvalidClientTokenId', 'AWS does not know the credentials'],
    ['TimeoutError', 'AWS could not be asked'],
  ])('says what to do about credentials (%s), and asks nothing else of AWS', async (name, means) => {
    sts.on(GetCallerIdentityCommand).rejects(failure(name));
    expect(await said('Credentials')).toMatch(new RegExp(`FAIL.*${means}`));
    expect(await said('Sender')).toContain('it needs credentials and a region');
    expect(ses.calls()).toHaveLength(0);
    expect(statusOf(await found())).toBe(1);
  });

  it('says that a region has to be chosen', async () => {
    expect(await said('Region', {}, { region: () => Promise.reject(new Error('Region is missing')) })).toContain(
      'export AWS_REGION',
    );
  });

  it('asks for the bootstrap where it is missing or old', async () => {
    ssm.on(GetParameterCommand).rejects(failure('ParameterNotFound'));
    expect(await said('CDK bootstrap')).toMatch(/FAIL[\s\S]*npx cdk bootstrap/);
    ssm.on(GetParameterCommand).resolves({ Parameter: { Value: '4' } });
    expect(await said('CDK bootstrap')).toMatch(/FAIL.*version 4/);
  });

  it('says that one may not look, where one may not', async () => {
    ssm.on(GetParameterCommand).rejects(failure('AccessDeniedException'));
    expect(await said('CDK bootstrap')).toMatch(/WARN.*may not look[\s\S]*ssm:GetParameter/);
    ses.on(GetAccountCommand).rejects(failure('AccessDeniedException'));
    expect(await said('Sending mail')).toMatch(/WARN[\s\S]*ses:GetAccount/);
  });

  it('knows the sandbox, and an account that AWS has stopped or looks at', async () => {
    ses.on(GetAccountCommand).resolves({ ...ACCOUNT, ProductionAccessEnabled: false });
    expect(await said('SES sandbox')).toMatch(/FAIL.*verified addresses only/);
    ses.on(GetAccountCommand).resolves({ ...ACCOUNT, EnforcementStatus: 'SHUTDOWN' });
    expect(await said('Sending mail')).toMatch(/FAIL.*stopped/);
    ses.on(GetAccountCommand).resolves({ ...ACCOUNT, EnforcementStatus: 'PROBATION' });
    expect(await said('Sending mail')).toMatch(/WARN.*came back/);
  });

  it.each([
    [200, 150, 'FAIL', '50 more mails'],
    [200, 100, 'WARN', 'not for a second'],
    [200, 0, ' ok ', 'takes about 1 minute'],
    [-1, 0, ' ok ', 'as many mails as you like'],
  ])(
    'holds %d mails a day, %d of them used, against 65 people: %s',
    async (Max24HourSend, SentLast24Hours, mark, means) => {
      ses
        .on(GetAccountCommand)
        .resolves({ ...ACCOUNT, SendQuota: { Max24HourSend, SentLast24Hours, MaxSendRate: 14 } });
      expect(await said('SES quota')).toMatch(new RegExp(`\\[${mark}\\].*${means}`));
    },
  );

  it('knows a sender that is missing, not verified, or not signed', async () => {
    ses.on(GetEmailIdentityCommand).rejects(failure('NotFoundException'));
    expect(await said('Sender')).toMatch(/FAIL[\s\S]*create-email-identity --email-identity example\.org/);
    ses.on(GetEmailIdentityCommand).resolves({ ...SENDER, VerifiedForSendingStatus: false });
    expect(await said('Sender')).toMatch(/FAIL[\s\S]*DKIM records/);
    expect(await said('Sender', { identity: 'a@example.org' })).toMatch(/FAIL[\s\S]*follow its link/);
    ses.on(GetEmailIdentityCommand).resolves({ ...SENDER, DkimAttributes: { Status: 'PENDING' } });
    expect(await said('DKIM')).toMatch(/FAIL.*PENDING/);
    expect(await said('DKIM', { identity: 'a@example.org' })).toMatch(/WARN.*single address/);
  });

  it('knows where mails come back to, and whether SPF speaks for it', async () => {
    records = {};
    expect(await said('MAIL FROM and SPF')).toMatch(/WARN.*no SPF record/);
    const attributes = { ...SENDER.MailFromAttributes, MailFromDomainStatus: 'PENDING' as const };
    ses.on(GetEmailIdentityCommand).resolves({ ...SENDER, MailFromAttributes: attributes });
    expect(await said('MAIL FROM and SPF')).toMatch(/FAIL[\s\S]*MX record/);
    ses.on(GetEmailIdentityCommand).resolves({ VerifiedForSendingStatus: true, DkimAttributes: { Status: 'SUCCESS' } });
    expect(await said('MAIL FROM and SPF')).toMatch(/WARN[\s\S]*put-email-identity-mail-from-attributes/);
  });

  it('looks for DMARC at the domain and at the one above it', async () => {
    expect(await said('DMARC', { identity: 'mail.example.org' })).toContain('[ ok ] DMARC: _dmarc.example.org');
    records = {};
    expect(await said('DMARC')).toMatch(/WARN[\s\S]*v=DMARC1; p=none/);
    expect(await said('DMARC', {}, { isKnown: async () => false })).toContain('from here the DNS says nothing');
    expect(await said('DMARC', {}, { txt: () => Promise.reject(failure('Error')) })).toContain('from here the DNS');
  });

  it.each([
    ['arn:aws:acm:eu-west-1:123456789012:certificate/one', CERTIFICATE, /FAIL.*us-east-1/],
    [ARN, { ...CERTIFICATE, Status: 'PENDING_VALIDATION' as const }, /FAIL.*not issued yet/],
    [ARN, { ...CERTIFICATE, SubjectAlternativeNames: ['*.example.com', 'example.org'] }, /FAIL.*not for follow-up/],
    [ARN, { ...CERTIFICATE, NotAfter: new Date(NOW + 5 * 86_400_000) }, /WARN.*ends in 5 days/],
    [undefined, CERTIFICATE, /FAIL[\s\S]*request-certificate/],
  ])('looks at the certificate: %s %j', async (certificate, found_, means) => {
    acm.on(DescribeCertificateCommand).resolves({ Certificate: found_ });
    expect(await said('Certificate', { certificate })).toMatch(means);
  });

  it('needs no certificate where there is no own domain', async () => {
    expect(await said('Certificate', { domain: undefined, certificate: undefined })).toContain('CloudFront’s');
    acm.on(DescribeCertificateCommand).rejects(failure('ResourceNotFoundException'));
    expect(await said('Certificate')).toMatch(/FAIL.*does not know/);
  });

  it.each([
    [10, 'FAIL'],
    [50, 'WARN'],
    [1000, ' ok '],
  ])('holds a limit of %d functions at once for %s', async (ConcurrentExecutions, mark) => {
    lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { ConcurrentExecutions } });
    expect(await said('Lambda concurrency')).toContain(`[${mark}]`);
  });

  it('says of all that is wrong what to do now', async () => {
    for (const mock of [ssm, ses, lambda, acm]) mock.rejects(failure('TimeoutError'));
    records = {};
    for (const { what, verdict, doNow } of await found())
      if (verdict === 'warn' || verdict === 'fail') expect(doNow, what).toMatch(/^[A-Z].+\.$/);
  });
});
