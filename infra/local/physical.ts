import { createHash } from 'node:crypto';
import type { Account, LocalResource } from './resolve.ts';
import type { Resource } from './template.ts';

/** The account that the local run pretends to be. The region stands in the pool's id and in signatures. */
export const LOCAL_REGION = 'eu-west-1';
export const LOCAL_ACCOUNT_ID = '000000000000';

/** The distribution's local domain name. Whatever begins with it is an address that `atLocalAddress` mends. */
export const DISTRIBUTION_DOMAIN = 'd0000000000000.cloudfront.net';

/**
 * The one value that the local edge overrides: where the template says `https://<the distribution>`, the base URL of
 * this machine stands, in BASE_URL and in the bucket's CORS origin alike. Only this address differs from AWS.
 */
export function atLocalAddress(value: string, baseUrl: string): string {
  return value.replace(`https://${DISTRIBUTION_DOMAIN}`, baseUrl);
}

/**
 * What each logical id is on this machine. Names are derived from logical ids alone, so that they are the same after
 * every start and the data of yesterday is found. A type that is not listed has a name and an ARN and nothing else.
 */
export function localResource(account: Account): (logicalId: string, resource: Resource) => LocalResource {
  const arn = (service: string, rest: string): string =>
    `arn:aws:${service}:${account.region}:${account.accountId}:${rest}`;
  return (logicalId, resource) => {
    const name = `${account.stackName}-${logicalId}`;
    switch (resource.Type) {
      case 'AWS::Lambda::Function':
        return named(name, arn('lambda', `function:${name}`));
      case 'AWS::DynamoDB::Table':
      case 'AWS::DynamoDB::GlobalTable':
        return named(name, arn('dynamodb', `table/${name}`));
      case 'AWS::S3::Bucket': {
        const bucket = name.toLowerCase().slice(0, 63).replace(/-$/, '');
        const host = `${bucket}.s3.${account.region}.amazonaws.com`;
        return {
          ref: bucket,
          attributes: {
            Arn: `arn:aws:s3:::${bucket}`,
            RegionalDomainName: host,
            DomainName: `${bucket}.s3.amazonaws.com`,
          },
        };
      }
      case 'AWS::StepFunctions::StateMachine': {
        const machine = arn('states', `stateMachine:${name.slice(0, 80)}`);
        return { ref: machine, attributes: { Arn: machine, Name: name.slice(0, 80) } };
      }
      case 'AWS::CloudFront::Distribution':
        return { ref: 'E0000000000000', attributes: { DomainName: DISTRIBUTION_DOMAIN, Id: 'E0000000000000' } };
      case 'AWS::ApiGatewayV2::Api': {
        const id = token(name).toLowerCase().slice(0, 10);
        return {
          ref: id,
          attributes: { ApiId: id, ApiEndpoint: `https://${id}.execute-api.${account.region}.amazonaws.com` },
        };
      }
      case 'AWS::Cognito::UserPool': {
        const id = `${account.region}_${token(name).slice(0, 9)}`;
        const provider = `cognito-idp.${account.region}.amazonaws.com/${id}`;
        return {
          ref: id,
          attributes: {
            Arn: arn('cognito-idp', `userpool/${id}`),
            UserPoolId: id,
            ProviderName: provider,
            ProviderURL: `https://${provider}`,
          },
        };
      }
      case 'AWS::Cognito::UserPoolClient': {
        const id = token(name).toLowerCase().slice(0, 26);
        return { ref: id, attributes: { ClientId: id } };
      }
      case 'AWS::SecretsManager::Secret': {
        const secret = arn('secretsmanager', `secret:${name}-${token(name).slice(0, 6)}`);
        return { ref: secret, attributes: { Id: secret } };
      }
      case 'AWS::SQS::Queue':
        return {
          ref: `https://sqs.${account.region}.amazonaws.com/${account.accountId}/${name}`,
          attributes: { Arn: arn('sqs', name), QueueName: name },
        };
      case 'AWS::SNS::Topic':
        return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } };
      case 'AWS::IAM::Role':
        return named(name, `arn:aws:iam::${account.accountId}:role/${name}`);
      case 'AWS::Logs::LogGroup':
        return named(name, arn('logs', `log-group:${name}:*`));
      default:
        return named(name, arn('local', `${resource.Type}/${name}`));
    }
  };
}

function named(name: string, arn: string): LocalResource {
  return { ref: name, attributes: { Arn: arn } };
}

/** A stable token of letters and digits, where AWS would draw a random one. */
function token(name: string): string {
  return createHash('sha256').update(name).digest('hex');
}
