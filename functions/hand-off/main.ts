import middy from '@middy/core';
import { environment } from '../../shared/environment.ts';
import { openMailer } from '../../shared/mail/mailer.store.ts';
import { openDocuments } from '../../shared/papers/documents.store.ts';
import { openPackets } from '../../shared/papers/hand-off/packets.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import type { HandOffContext } from './context.ts';
import { handOffTask } from './tasks.ts';

/** The tasks of workflows/hand-off.ts. */
export function open() {
  const env = environment('TABLE_NAME', 'DOCUMENTS_BUCKET', 'BASE_URL', 'MAIL_FROM', 'CONFIGURATION_SET');
  const table = new Table(env.TABLE_NAME);
  const context: HandOffContext = {
    table,
    documents: openDocuments(env.DOCUMENTS_BUCKET),
    packets: openPackets(env.DOCUMENTS_BUCKET),
    mailer: openMailer({ table, from: env.MAIL_FROM, configurationSet: env.CONFIGURATION_SET }),
    baseUrl: env.BASE_URL,
  };
  return middy<unknown, unknown>().handler((event) => handOffTask(context, event));
}
