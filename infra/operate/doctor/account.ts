import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { sentence } from '../ended.ts';
import type { Finding } from '../finding.ts';
import { type Asked, nameOf } from './asked.ts';

const LOG_IN =
  'Sign in with `aws sso login`, or run `aws configure` with the access key that your administrator gave you; then run this again.';

/** Who is about to deploy, and where to. */
export async function credentials({ sts }: Pick<Asked, 'sts'>): Promise<Finding> {
  const what = 'Credentials';
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    return { what, verdict: 'ok', means: `you are ${Arn}, in the account ${Account}.` };
  } catch (error) {
    if (nameOf(error) === 'CredentialsProviderError')
      return { what, verdict: 'fail', means: 'this shell has no AWS credentials.', doNow: LOG_IN };
    if (/Expired/.test(nameOf(error)))
      return { what, verdict: 'fail', means: 'the AWS credentials of this shell have expired.', doNow: LOG_IN };
    if (/InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient/.test(nameOf(error)))
      return { what, verdict: 'fail', means: 'AWS does not know the credentials of this shell.', doNow: LOG_IN };
    return {
      what,
      verdict: 'fail',
      means: `AWS could not be asked (${sentence(error)}).`,
      doNow: 'See whether this machine reaches the internet, and whether a proxy is in between.',
    };
  }
}

/** As AWS names them: us-east-1, ap-southeast-1, us-gov-west-1. */
const REGION = /^[a-z]{2}(-[a-z]+){1,2}-\d$/;

export async function region({ region: ask }: Pick<Asked, 'region'>): Promise<Finding> {
  const what = 'Region';
  try {
    const name = await ask();
    if (!REGION.test(name))
      return {
        what,
        verdict: 'fail',
        means: `"${name}" is the name of no region.`,
        doNow: 'Choose one, for example `export AWS_REGION=ap-southeast-1`.',
      };
    return { what, verdict: 'ok', means: `everything will lie in ${name}.` };
  } catch {
    return {
      what,
      verdict: 'fail',
      means: 'no region is chosen, so it is not said in which country the data will lie.',
      doNow:
        'Choose one, for example `export AWS_REGION=ap-southeast-1`; docs/where-data-lies.md says what hangs on it.',
    };
  }
}

/** Of the CDK's bootstrap stack; before version 6 it lacks what today's CDK deploys with. */
const BOOTSTRAP = '/cdk-bootstrap/hnb659fds/version';
const OLDEST_BOOTSTRAP = 6;

export async function bootstrap({ ssm }: Pick<Asked, 'ssm'>): Promise<Finding> {
  const what = 'CDK bootstrap';
  const doNow = 'Run `npx cdk bootstrap` once for this account and region.';
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: BOOTSTRAP }));
    const version = Number(Parameter?.Value);
    return version >= OLDEST_BOOTSTRAP
      ? { what, verdict: 'ok', means: `this account and region are prepared (version ${version}).` }
      : { what, verdict: 'fail', means: `this region was prepared by an old CDK (version ${version}).`, doNow };
  } catch (error) {
    if (nameOf(error) === 'ParameterNotFound')
      return { what, verdict: 'fail', means: 'this account and region are not prepared for the CDK.', doNow };
    return refused(what, 'ssm:GetParameter', error);
  }
}

/** New accounts begin with 10 concurrent functions; a room that opens its links at one instant needs more. */
const FEW = 100;
const TOO_FEW = 20;

export async function concurrency({ lambda }: Pick<Asked, 'lambda'>): Promise<Finding> {
  const what = 'Lambda concurrency';
  const doNow =
    'Ask for 1,000 under Service Quotas → AWS Lambda → Concurrent executions; it costs nothing and takes hours to days.';
  try {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
    const most = AccountLimit?.ConcurrentExecutions ?? 0;
    if (most < TOO_FEW)
      return {
        what,
        verdict: 'fail',
        means: `only ${most} functions may run at once, as in a new account: when a room opens its links together, some people see an error.`,
        doNow,
      };
    if (most < FEW)
      return {
        what,
        verdict: 'warn',
        means: `${most} functions may run at once, which is enough for a small room.`,
        doNow,
      };
    return { what, verdict: 'ok', means: `${most} functions may run at once.` };
  } catch (error) {
    return refused(what, 'lambda:GetAccountSettings', error);
  }
}

/** AWS answered, and the answer is that one may not ask, or something that nobody foresaw. */
export function refused(what: string, action: string, error: unknown): Finding {
  if (/AccessDenied|NotAuthorized|Unauthorized/.test(nameOf(error)))
    return {
      what,
      verdict: 'warn',
      means: `your credentials may not look (${action}), so it is not known.`,
      doNow: `Ask your administrator for the right ${action}, or to run this command.`,
    };
  return {
    what,
    verdict: 'warn',
    means: `it could not be looked at (${sentence(error)}).`,
    doNow: 'Run this again in a minute; if it stays, look at it in the AWS console.',
  };
}
