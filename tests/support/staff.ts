import type { StaffContext } from '../../functions/staff/context.ts';
import { staffRoutes } from '../../functions/staff/routes.ts';
import { auditJournal } from '../../shared/audit/audit.store.ts';
import { openMailer } from '../../shared/mail/mailer.store.ts';
import { PaperItem } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { admitStaff } from '../../shared/people/membership.store.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { openSession } from '../../shared/people/staff-sessions.store.ts';
import { keys } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { BASE_URL, type BrowserLike, browserLike } from './browser-like.ts';
import { LINK_KEYS } from './fixtures.ts';
import { inbox } from './inbox.ts';
import { keptReports } from './kept-reports.ts';
import { COOKIE_OF, fakeAccounts, fakeOwnAccount, fakeSignIn, SESSION_OF } from './staff-sign-in.ts';
import { startTable } from './table.ts';

export { PASSWORD } from './staff-sign-in.ts';

export const MAIL_FROM = 'us@example.org';

const without = () => Promise.reject(new Error('This console has no bucket.'));
const noBucket: StaffContext['documents'] = {
  download: async (file) => `https://bucket.example.org/${file.key}?signed`,
  uploadForm: without,
  findUpload: without,
  keepUpload: without,
};

/** The console over a real engine, with the in-test sign-in. */
export async function startConsole(
  documents: StaffContext['documents'] = noBucket,
  other: Partial<Pick<StaffContext, 'signIn' | 'ownAccount' | 'accounts'>> = {},
) {
  const { ballots, client, connection, stop } = await startTable();
  const table = new Table('table', client, auditJournal);
  const ses = inbox();
  const { reports, objects } = keptReports();
  const context: StaffContext = {
    table,
    signIn: fakeSignIn,
    ownAccount: fakeOwnAccount,
    accounts: fakeAccounts(),
    ...other,
    linkKeys: LINK_KEYS,
    documents,
    packets: { download: async (key, name) => `https://bucket.example.org/${key}?name=${name}` },
    reports,
    mailer: openMailer({ table, from: MAIL_FROM, configurationSet: 'set', client: ses.client }),
    mailFrom: MAIL_FROM,
    baseUrl: BASE_URL,
  };
  const routes = staffRoutes(context);
  return {
    table,
    ballots,
    /** What lies in the bucket of the reports, by key. */
    objects,
    /** Whose calls a test may count. */
    client,
    /** For a client of the test's own. */
    connection,
    /** What SES was given, and what goes wrong with it. */
    ses,
    stop,
    routes,
    /** A browser that is signed in as somebody, or as nobody. */
    as(email?: string): BrowserLike {
      const browser = browserLike(routes);
      if (!email) return browser;
      browser.jar.set('/staff', { path: '/staff', cookie: COOKIE_OF(email) });
      let opening: Promise<void> | undefined;
      return {
        ...browser,
        async send(address, sent) {
          opening ??= openSession(table, email, SESSION_OF(email), sent.now);
          await opening;
          return browser.send(address, sent);
        },
      };
    },
    async add(workshop: Workshop, people: readonly Person[] = [], papers: readonly Paper[] = []): Promise<void> {
      await table.insert(WorkshopItem, keys.workshop(workshop.details.id), workshop);
      await admitStaff(table, workshop);
      for (const person of people) await table.insert(PersonItem, keys.person(person.workshopId, person.id), person);
      for (const paper of papers) {
        await table.insert(PaperItem, keys.paper(paper.workshopId, paper.personId, paper.id), paper);
      }
    },
  };
}
export type Console = Awaited<ReturnType<typeof startConsole>>;
