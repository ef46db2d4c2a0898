import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { localCredentials } from './engines/engine.ts';

/** The text of a mail as the user pool's template has it: `{####}` stands for the password or the code. */
const TextSchema = z.object({ EmailSubject: z.string(), EmailMessage: z.string() });
export type PoolMail = z.infer<typeof TextSchema>;

/** As Cognito says it where the template says nothing. */
const PLAIN: PoolMail = { EmailSubject: 'Your verification code', EmailMessage: '{####}' };

export const PoolSchema = z.object({
  AdminCreateUserConfig: z.object({ InviteMessageTemplate: TextSchema.default(PLAIN) }).prefault({}),
  VerificationMessageTemplate: TextSchema.default(PLAIN),
});

/** Where Cognito sends from by itself. */
const FROM = 'no-reply@verificationemail.com';

/** Puts a mail of Cognito's own into the inbox of all mails, through the SES engine. */
export async function sendAsCognito(
  endpoint: string,
  region: string,
  { EmailSubject, EmailMessage }: PoolMail,
  { to, secret }: { readonly to: string; readonly secret: string },
): Promise<void> {
  const client = new SESv2Client({ endpoint, region, credentials: localCredentials, maxAttempts: 1 });
  const html = EmailMessage.replaceAll('{####}', secret).replaceAll('{username}', to);
  try {
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: FROM,
        Destination: { ToAddresses: [to] },
        Content: {
          Simple: {
            Subject: { Data: EmailSubject },
            Body: {
              Html: { Data: html },
              Text: { Data: html.replaceAll(/<\/p><p>/g, '\n\n').replaceAll(/<[^>]+>/g, '') },
            },
          },
        },
      }),
    );
  } finally {
    client.destroy();
  }
}
