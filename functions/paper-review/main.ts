import middy from '@middy/core';
import { environment } from '../../shared/environment.ts';
import { openMailer } from '../../shared/mail/mailer.store.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { readerApart } from '../../shared/papers/screening/apart.ts';
import { readLinkKeys } from '../../shared/people/link-keys.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import type { PaperReviewContext } from './context.ts';
import { paperTask } from './tasks.ts';

/** The tasks of workflows/paper-review.ts. */
export async function open() {
  const env = environment(
    'TABLE_NAME',
    'DOCUMENTS_BUCKET',
    'LINK_KEYS_SECRET',
    'BASE_URL',
    'MAIL_FROM',
    'CONFIGURATION_SET',
    'MALWARE_SCAN',
  );
  const table = new Table(env.TABLE_NAME);
  const context: PaperReviewContext = {
    table,
    documents: openDocuments(env.DOCUMENTS_BUCKET),
    readFile: readerApart(new URL('./file-reader.mjs', import.meta.url)),
    malwareScan: env.MALWARE_SCAN === 'on',
    mailer: openMailer({ table, from: env.MAIL_FROM, configurationSet: env.CONFIGURATION_SET }),
    linkKeys: await readLinkKeys(env.LINK_KEYS_SECRET),
    baseUrl: env.BASE_URL,
  };
  return middy<unknown, unknown>().handler((event) => paperTask(context, event));
}
