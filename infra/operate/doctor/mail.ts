import { GetAccountCommand, GetEmailIdentityCommand, type MailFromAttributes } from '@aws-sdk/client-sesv2';
import type { Finding } from '../finding.ts';
import { refused } from './account.ts';
import { type Asked, nameOf, type Plan } from './asked.ts';

/** SES, as one Query of it tells: whether it sends to everybody, and how much in a day. */
export async function sending({ ses }: Pick<Asked, 'ses'>, { people }: Pick<Plan, 'people'>): Promise<Finding[]> {
  try {
    const account = await ses.send(new GetAccountCommand({}));
    const { Max24HourSend = 0, MaxSendRate = 1, SentLast24Hours = 0 } = account.SendQuota ?? {};
    return [
      allowed(account.SendingEnabled ?? false, account.EnforcementStatus ?? 'HEALTHY'),
      sandbox(account.ProductionAccessEnabled ?? false),
      quota(people, { perDay: Max24HourSend, perSecond: MaxSendRate, sent: SentLast24Hours }),
    ];
  } catch (error) {
    return [refused('Sending mail', 'ses:GetAccount', error)];
  }
}

function allowed(isEnabled: boolean, status: string): Finding {
  const what = 'Sending mail';
  const doNow =
    'Read the mail that AWS has sent to the account’s owner, and answer in the SES console under Account dashboard.';
  if (!isEnabled || status === 'SHUTDOWN')
    return {
      what,
      verdict: 'fail',
      means: 'AWS has stopped this account from sending: nobody would get a mail.',
      doNow,
    };
  if (status === 'PROBATION')
    return { what, verdict: 'warn', means: 'too many mails of this account came back; AWS is reviewing it.', doNow };
  return { what, verdict: 'ok', means: 'SES sends for this account.' };
}

function sandbox(hasProductionAccess: boolean): Finding {
  const what = 'SES sandbox';
  if (hasProductionAccess) return { what, verdict: 'ok', means: 'mail may go to everybody.' };
  return {
    what,
    verdict: 'fail',
    means: 'the account is in the sandbox: mail goes to verified addresses only, so no participant would get any.',
    doNow:
      'Ask for production access in the SES console (Get set up → Request production access), some days before the workshop.',
  };
}

function quota(
  people: number,
  { perDay, perSecond, sent }: { perDay: number; perSecond: number; sent: number },
): Finding {
  const what = 'SES quota';
  // -1 is AWS’s way to say that there is no bound.
  const left = perDay < 0 ? Number.POSITIVE_INFINITY : Math.floor(perDay - sent);
  const minutes = Math.ceil(people / perSecond / 60);
  const doNow = `Ask for at least ${people * 3} mails a day in the SES console (Account dashboard → Request an increase).`;
  const bound = `${left} more mails may go out in these 24 hours`;
  if (left < people)
    return {
      what,
      verdict: 'fail',
      means: `${bound}, and a mail to all ${people} people needs more: the rest would wait for the next day.`,
      doNow,
    };
  if (left < people * 2)
    return {
      what,
      verdict: 'warn',
      means: `${bound}: enough for one mail to all ${people} people, and not for a second on the same day.`,
      doNow,
    };
  const enough = Number.isFinite(left) ? bound : 'as many mails as you like may go out';
  return {
    what,
    verdict: 'ok',
    means: `${enough}; one to all ${people} people takes about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
  };
}

/** The sender, as SES knows it: verified, signed (DKIM), and under which name mails that cannot be delivered come back. */
export async function sender(
  { ses, txt }: Pick<Asked, 'ses' | 'txt'>,
  { identity }: Pick<Plan, 'identity'>,
): Promise<Finding[]> {
  try {
    const known = await ses.send(new GetEmailIdentityCommand({ EmailIdentity: identity }));
    return [
      verified(identity, known.VerifiedForSendingStatus ?? false),
      signed(identity, known.DkimAttributes?.Status ?? 'NOT_STARTED'),
      await mailFrom(txt, identity, known.MailFromAttributes ?? {}),
    ];
  } catch (error) {
    if (nameOf(error) !== 'NotFoundException') return [refused('Sender', 'ses:GetEmailIdentity', error)];
    return [
      {
        what: 'Sender',
        verdict: 'fail',
        means: `SES does not know ${identity} in this region, so no mail can be sent.`,
        doNow: `Run \`aws sesv2 create-email-identity --email-identity ${identity}\` and add the three DKIM records that it shows to your DNS.`,
      },
    ];
  }
}

function verified(identity: string, isVerified: boolean): Finding {
  const what = 'Sender';
  if (isVerified) return { what, verdict: 'ok', means: `SES has verified ${identity}.` };
  return {
    what,
    verdict: 'fail',
    means: `SES waits for a proof that ${identity} is yours, so no mail can be sent.`,
    doNow: identity.includes('@')
      ? `Open the mail that AWS has sent to ${identity}, and follow its link.`
      : 'Add the DKIM records to your DNS (`aws sesv2 get-email-identity` shows them); SES sees them within hours, at most three days.',
  };
}

function signed(identity: string, status: string): Finding {
  const what = 'DKIM';
  if (status === 'SUCCESS') return { what, verdict: 'ok', means: 'mails are signed in the name of your domain.' };
  const doNow = `Add the three CNAME records that \`aws sesv2 get-email-identity --email-identity ${identity}\` shows to your DNS.`;
  return identity.includes('@')
    ? {
        what,
        verdict: 'warn',
        means: 'a single address is not signed by its domain; many mailboxes take its mails for unwanted.',
        doNow: 'Verify the whole domain instead, for example example.org.',
      }
    : {
        what,
        verdict: 'fail',
        means: `mails are not signed (${status}); large mailbox providers refuse unsigned mail.`,
        doNow,
      };
}

async function mailFrom(
  txt: Asked['txt'],
  identity: string,
  { MailFromDomain: name, MailFromDomainStatus: status }: Partial<MailFromAttributes>,
): Promise<Finding> {
  const what = 'MAIL FROM and SPF';
  if (name === undefined || name === '') {
    const domain = domainOf(identity);
    return {
      what,
      verdict: 'warn',
      means: 'mails come back to a domain of Amazon’s, so SPF does not speak for yours; DKIM alone has to.',
      doNow: `Optional: \`aws sesv2 put-email-identity-mail-from-attributes --email-identity ${domain} --mail-from-domain bounce.${domain}\`, then its MX and TXT records.`,
    };
  }
  if (status !== 'SUCCESS')
    return {
      what,
      verdict: 'fail',
      means: `${name} is set and its MX record is not found (${status}).`,
      doNow: `Add the MX record that SES shows for ${name}.`,
    };
  const records = await txt(name).catch(() => []);
  return records.some((record) => record.startsWith('v=spf1') && record.includes('amazonses.com'))
    ? { what, verdict: 'ok', means: `mails come back to ${name}, whose SPF record names SES.` }
    : {
        what,
        verdict: 'warn',
        means: `${name} has no SPF record that names SES.`,
        doNow: `Add the TXT record "v=spf1 include:amazonses.com ~all" to ${name}.`,
      };
}

/** Of the domain itself, or of the one above it, as RFC 7489 looks it up (section 6.6.3). */
export async function dmarc(
  { txt, isKnown }: Pick<Asked, 'txt' | 'isKnown'>,
  { identity }: Pick<Plan, 'identity'>,
): Promise<Finding> {
  const what = 'DMARC';
  const domain = domainOf(identity);
  const above = domain.split('.').slice(-2).join('.');
  try {
    for (const name of new Set([domain, above])) {
      const record = (await txt(`_dmarc.${name}`)).find((each) => /^v=DMARC1\b/.test(each));
      const policy = record && /;\s*p=(\w+)/.exec(record)?.[1];
      if (policy) return { what, verdict: 'ok', means: `_dmarc.${name} says p=${policy}.` };
    }
    if (!(await isKnown(above))) return unanswered(what, domain);
    return {
      what,
      verdict: 'warn',
      means: `${domain} has no DMARC record; Gmail, Yahoo and others ask for one from whoever mails many people.`,
      doNow: `Add a TXT record _dmarc.${domain} with "v=DMARC1; p=none; rua=mailto:postmaster@${domain}".`,
    };
  } catch {
    return unanswered(what, domain);
  }
}

const unanswered = (what: string, domain: string): Finding => ({
  what,
  verdict: 'skipped',
  means: `from here the DNS says nothing of ${domain}.`,
  doNow: `See whether the name is right and whether this machine may ask the DNS, or look up _dmarc.${domain} elsewhere.`,
});

const domainOf = (identity: string): string => identity.slice(identity.lastIndexOf('@') + 1);
