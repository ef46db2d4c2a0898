import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { auditJournal } from '../../shared/audit/audit.store.ts';
import { environment } from '../../shared/environment.ts';
import { mailerWhenUsed } from '../../shared/mail/mailer.late.ts';
import { documentsWhenUsed } from '../../shared/papers/documents.late.ts';
import { packetsWhenUsed } from '../../shared/papers/hand-off/packets.late.ts';
import { readLinkKeys } from '../../shared/people/link-keys.store.ts';
import { openAccounts, openOwnAccount } from '../../shared/people/staff-accounts.store.ts';
import { openSignIn } from '../../shared/people/staff-sign-in.store.ts';
import { reportsWhenUsed } from '../../shared/report/report.late.ts';
import { Table } from '../../shared/store/table.store.ts';
import { endpoint } from '../../shared/web/endpoint.ts';
import { staffRoutes } from './routes.ts';

/** The console behind the sign-in. */
export async function open() {
  const env = environment(
    'TABLE_NAME',
    'DOCUMENTS_BUCKET',
    'LINK_KEYS_SECRET',
    'BASE_URL',
    'USER_POOL_ID',
    'USER_POOL_CLIENT_ID',
    'MAIL_FROM',
    'CONFIGURATION_SET',
  );
  const cognito = new CognitoIdentityProviderClient({});
  const table = new Table(env.TABLE_NAME, new DynamoDBClient({}), auditJournal);
  return endpoint({
    baseUrl: env.BASE_URL,
    routes: staffRoutes({
      table,
      signIn: openSignIn({ userPoolId: env.USER_POOL_ID, clientId: env.USER_POOL_CLIENT_ID }, cognito),
      ownAccount: openOwnAccount(cognito),
      accounts: openAccounts(env.USER_POOL_ID, cognito),
      linkKeys: await readLinkKeys(env.LINK_KEYS_SECRET),
      documents: documentsWhenUsed(env.DOCUMENTS_BUCKET),
      packets: packetsWhenUsed(env.DOCUMENTS_BUCKET),
      reports: reportsWhenUsed(env.DOCUMENTS_BUCKET),
      mailer: mailerWhenUsed({ table, from: env.MAIL_FROM, configurationSet: env.CONFIGURATION_SET }),
      mailFrom: env.MAIL_FROM,
      baseUrl: env.BASE_URL,
    }),
  });
}
