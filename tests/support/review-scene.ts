import { guestRoutes } from '../../functions/guest/routes.ts';
import type { PaperReviewContext } from '../../functions/paper-review/context.ts';
import type { Run } from '../../shared/debts/run.ts';
import type { Language } from '../../shared/language/language.ts';
import { openMailer } from '../../shared/mail/mailer.store.ts';
import type { Documents } from '../../shared/papers/documents.store.ts';
import { readPaper } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { reviewsOf } from '../../shared/papers/review.store.ts';
import type { Review } from '../../shared/papers/review.ts';
import { randomToken } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import { BASE_URL, type BrowserLike, browserLike } from './browser-like.ts';
import { readFile } from './documents.ts';
import { aPaper, aPerson, aVersion, aWorkshop, DAY, LINK_KEYS, T0 } from './fixtures.ts';
import { paperTask, sweep } from './in-role.ts';
import { type Console, MAIL_FROM } from './staff.ts';

/** A paper under review, its organiser at the console, its reviewers behind their links, and the workflow's runs. */

/** A Sunday, ten in the morning in Dhaka. */
export const NOW = Date.parse('2011-07-17T04:00:00Z');
export const ORGANISER = 'organiser@example.org';

const documents: Pick<Documents, 'download' | 'show'> = {
  download: async ({ key }) => `https://bucket.example.org/${key}?saved`,
  show: async ({ key }) => `https://bucket.example.org/${key}?shown`,
};

export async function reviewScene(staff: Console, { papers, language = 'en', paper: changes = {} }: SceneOptions = {}) {
  const workshopId = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  const workshop = aWorkshop({ id: workshopId, language, ...(papers && { papers }) });
  const person = aPerson({ workshopId, email: 'author@example.org' });
  const id = randomToken();
  const paper = aPaper({
    id,
    workshopId,
    state: 'under-review',
    versions: [{ ...aVersion(1, 7), submittedAt: new Date(T0 + DAY).toISOString() }],
    ...changes,
  });
  await staff.add(workshop, [person], [paper]);
  const contextOf = (table: Table): PaperReviewContext => ({
    table,
    documents: { ...unused, ...documents },
    readFile,
    malwareScan: false,
    mailer: openMailer({ table, from: MAIL_FROM, configurationSet: 'set', client: staff.ses.client }),
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
  });
  const address = `/staff/w/${workshopId}/papers/p1/${id}`;
  const isOurs = ({ occurrence }: { readonly occurrence: string }): boolean => occurrence.startsWith(`paper-${id}-`);
  return {
    workshop,
    paper,
    person,
    address,
    organiser: staff.as(ORGANISER),
    paperNow: () => readPaper(staff.table, workshopId, 'p1', id),
    reviews: (): Promise<Review[]> => reviewsOf(staff.table, paper),
    /** Mails about this paper, oldest first. */
    mails: () => staff.ses.received.filter(isOurs),
    mailsTo: (to: string) => staff.ses.received.filter((mail) => isOurs(mail) && mail.to === to),
    /** Sends the invitation from the console, and carries it out. */
    async invite(email: string, now = NOW): Promise<void> {
      const json = { name: `Dr ${email.split('@')[0]}`, email, message: 'You know this field.' };
      const reply = await staff.as(ORGANISER).send(`${address}/reviewers`, { json, now });
      if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.body}`);
      await this.run(now);
    },
    /** Runs what the sweep starts for this paper at a moment, each task `times` times. */
    async run(now: number, { table = staff.table, times = 1 } = {}): Promise<void> {
      for (const run of await this.started(now)) await execute(contextOf(table), run, now, times);
    },
    async started(now: number): Promise<Run[]> {
      const runs: Run[] = [];
      await sweep(
        staff.table,
        async (kind, _name, run) => {
          // The packet of what is published is another workflow's.
          if (run.paperId === id && (kind === 'paper' || kind === 'review')) runs.push(run);
        },
        now,
      );
      return runs;
    },
    execute: (run: Run, now: number, table: Table) => execute(contextOf(table), run, now, 1),
    /** The reviewer's browser, after the link in the newest mail was followed; and where it leads. */
    async follow(email: string, now = NOW): Promise<{ browser: BrowserLike; home: string }> {
      const text = this.mailsTo(email).findLast((mail) => mail.text.includes('/g/'))?.text ?? '';
      const link = /https:\S+\/g\/\S+/.exec(text)?.[0] ?? '';
      const browser = browserLike(
        guestRoutes({
          table: staff.table,
          documents: { ...unused, ...documents },
          linkKeys: LINK_KEYS,
          baseUrl: BASE_URL,
        }),
        { inVisitorsLanguage: true },
      );
      const opened = await browser.send(link, { now });
      return { browser, home: opened.headers.location ?? '' };
    },
  };
}
export type ReviewScene = Awaited<ReturnType<typeof reviewScene>>;

interface SceneOptions {
  readonly papers?: WorkshopFile['papers'];
  readonly language?: Language;
  readonly paper?: Partial<Paper>;
}

const refuse = (): never => {
  throw new Error('Nothing of this is asked here.');
};
const unused: Pick<Documents, 'uploadForm' | 'findUpload' | 'keepUpload' | 'read' | 'scanStatus'> = {
  uploadForm: refuse,
  findUpload: refuse,
  keepUpload: refuse,
  read: refuse,
  scanStatus: refuse,
};

/** The workflow's way through its tasks, as workflows/paper-review.ts draws it, for what is decided and what is reviewed. */
async function execute(context: PaperReviewContext, run: Run, now: number, times: number): Promise<void> {
  const task = async (name: string): Promise<string> => {
    let next = '';
    for (let n = 0; n < times; n += 1) {
      ({ next } = await paperTask(context, { task: name, run, step: {}, now: new Date(now).toISOString() }));
    }
    return next;
  };
  const first = await task('load-paper');
  if (first === 'tell-reviewer') await task('tell-reviewer');
  if (first === 'publish') await task('publish');
  if (first === 'screen') for (const name of ['screen', 'acknowledge', 'notify-reviewers']) await task(name);
  if (first === 'publish' || first === 'tell-authors') await task('tell-authors');
  if (first !== 'tell-reviewer' && first !== 'stop') await task('settle');
}
