import middy from '@middy/core';
import { environment } from '../../shared/environment.ts';
import { openMailer } from '../../shared/mail/mailer.store.ts';
import { sendingQuota } from '../../shared/mail/sending-quota.store.ts';
import { sesClient } from '../../shared/mail/ses.store.ts';
import { readLinkKeys } from '../../shared/people/link-keys.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import type { FollowUpContext } from './context.ts';
import { followUpTask } from './tasks.ts';

/** The tasks of workflows/follow-up.ts. */
export async function open() {
  const env = environment('TABLE_NAME', 'LINK_KEYS_SECRET', 'BASE_URL', 'MAIL_FROM', 'CONFIGURATION_SET');
  const table = new Table(env.TABLE_NAME);
  const client = sesClient();
  const context: FollowUpContext = {
    table,
    mailer: openMailer({ table, client, from: env.MAIL_FROM, configurationSet: env.CONFIGURATION_SET }),
    quota: () => sendingQuota(client),
    linkKeys: await readLinkKeys(env.LINK_KEYS_SECRET),
    baseUrl: env.BASE_URL,
  };
  return middy<unknown, unknown>().handler((event) => followUpTask(context, event));
}
