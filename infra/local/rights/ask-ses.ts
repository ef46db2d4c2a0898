import * as z from 'zod';
import { answerJson } from '../engines/listening.ts';
import type { GuardedService } from './guarded.ts';
import type { AccessRequest } from './policy.ts';

/** Of SendEmail and SendBulkEmail, what IAM looks at. */
const SendingSchema = z.looseObject({
  FromEmailAddress: z.string(),
  ConfigurationSetName: z.string().optional(),
  Content: z
    .looseObject({
      Raw: z.unknown().optional(),
      Simple: z.looseObject({ Attachments: z.array(z.unknown()).default([]) }).optional(),
    })
    .optional(),
});

/**
 * What SES asks IAM for, on the sender's domain and on the configuration set:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_ses.html. SES v2 checks the older action behind an operation as
 * well: SendBulkTemplatedEmail for SendBulkEmail, and SendRawEmail where it makes a MIME message of what it is given, as of a mail
 * with an attachment. AWS says so nowhere; what is known was found out, see https://anymail.dev/en/stable/esps/amazon_ses/#iam-permissions.
 * The verified identity may be an address on AWS; here it is a domain.
 */
export function sesAsked(operation: 'SendEmail' | 'SendBulkEmail', account: string, sending: unknown): AccessRequest[] {
  const { FromEmailAddress, ConfigurationSetName, Content } = SendingSchema.parse(sending);
  const isMime = Content?.Raw !== undefined || (Content?.Simple?.Attachments.length ?? 0) > 0;
  const older = operation === 'SendBulkEmail' ? ['SendBulkTemplatedEmail'] : isMime ? ['SendRawEmail'] : [];
  const domain = /@([^>\s]+)>?\s*$/.exec(FromEmailAddress)?.[1] ?? FromEmailAddress;
  const resources = [
    `arn:aws:ses:${account}:identity/${domain}`,
    ...(ConfigurationSetName === undefined ? [] : [`arn:aws:ses:${account}:configuration-set/${ConfigurationSetName}`]),
  ];
  return [operation, ...older].flatMap((action) =>
    resources.map((resource) => ({ action: `ses:${action}`, resource })),
  );
}

/** @param account `REGION:ACCOUNT`, as it stands in ARNs */
export const sesService = (account: string): GuardedService => ({
  asked: ({ method, url }, body) => {
    switch (`${method} ${url}`) {
      case 'GET /v2/email/account':
        return [{ action: 'ses:GetAccount', resource: '*' }];
      case 'POST /v2/email/outbound-emails':
        return sesAsked('SendEmail', account, JSON.parse(body));
      case 'POST /v2/email/outbound-bulk-emails':
        return sesAsked('SendBulkEmail', account, JSON.parse(body));
      default:
        return []; // which the engine does not know either
    }
  },
  refuse: (response, { kind, message }) => {
    response.setHeader(
      'x-amzn-errortype',
      kind === 'not-allowed' ? 'AccessDeniedException' : 'UnrecognizedClientException',
    );
    answerJson(response, 403, { message });
  },
});
