import middy from '@middy/core';
import { becauseOf } from '../../shared/debts/cause.ts';
import { environment } from '../../shared/environment.ts';
import { newsOf, SesEventSchema } from '../../shared/mail/ses-event.ts';
import { Table } from '../../shared/store/table.store.ts';
import { takeIn } from './mail-event.ts';

const table = new Table(environment('TABLE_NAME').TABLE_NAME);

/** SES's events of the configuration set, through EventBridge: at least once, in any order. */
export const handler = middy<unknown, void>().handler(async (raw) => {
  const event = SesEventSchema.parse(raw);
  const { eventType, mail } = event.detail;
  const cause = mail.tags.cause?.[0];
  const news = newsOf(event);
  const known = news !== undefined && (await becauseOf(cause, () => takeIn(table, news)));
  if (known) console.info({ message: 'What became of a mail.', eventType, messageId: mail.messageId, cause });
  else console.warn({ message: 'Set aside: an event about no mail of ours.', eventType });
});
