import middy from '@middy/core';
import { environment } from '../../shared/environment.ts';
import { openMailer } from '../../shared/mail/mailer.store.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { readLinkKeys } from '../../shared/people/link-keys.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import type { PaperReviewContext } from './context.ts';
import { paperTask } from './tasks.ts';

const env = environment(
  'TABLE_NAME',
  'DOCUMENTS_BUCKET',
  'LINK_KEYS_SECRET',
  'BASE_URL',
  'MAIL_FROM',
  'CONFIGURATION_SET',
);
const table = new Table(env.TABLE_NAME);
const context: PaperReviewContext = {
  table,
  documents: openDocuments(env.DOCUMENTS_BUCKET),
  mailer: openMailer({ table, from: env.MAIL_FROM, configurationSet: env.CONFIGURATION_SET }),
  linkKeys: await readLinkKeys(env.LINK_KEYS_SECRET),
  baseUrl: env.BASE_URL,
};

/** The tasks of workflows/paper-review.ts. */
export const handler = middy<unknown, unknown>().handler((event) => paperTask(context, event));
