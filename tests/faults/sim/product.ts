import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { close } from '../../../functions/closing-report/close.ts';
import { settle } from '../../../functions/closing-report/settle.ts';
import { tellOrganisers } from '../../../functions/closing-report/tell-organisers.ts';
import { writeReport } from '../../../functions/closing-report/write-report.ts';
import { followUpTask } from '../../../functions/follow-up/tasks.ts';
import { takeIn } from '../../../functions/mail-events/mail-event.ts';
import { type Start, sweep } from '../../../functions/sweep/sweep.ts';
import type { DebtKind } from '../../../shared/debts/debts.ts';
import type { Run } from '../../../shared/debts/run.ts';
import { createWorkshop } from '../../../shared/follow-up/plan.ts';
import { MailIntentSchema } from '../../../shared/mail/mail.ts';
import { openMailer } from '../../../shared/mail/mailer.store.ts';
import { sendingQuota } from '../../../shared/mail/sending-quota.store.ts';
import { sesClient } from '../../../shared/mail/ses.store.ts';
import { newsOf, SesEventSchema } from '../../../shared/mail/ses-event.ts';
import { placeAt } from '../../../shared/people/address.store.ts';
import { PersonItem, readParticipant } from '../../../shared/people/person.store.ts';
import { PersonSchema } from '../../../shared/people/person.ts';
import type { Reports } from '../../../shared/report/report.store.ts';
import { keys } from '../../../shared/store/keys.ts';
import { Table } from '../../../shared/store/table.store.ts';
import { WorkshopItem } from '../../../shared/workshop/workshop.store.ts';
import { type Workshop, WorkshopFileSchema, WorkshopSchema } from '../../../shared/workshop/workshop.ts';
import { aPerson, aWorkshopFile, LINK_KEYS } from '../../support/fixtures.ts';
import { ORGANISER, personId, WORKSHOP } from './cast.ts';
import { commands } from './commands.ts';
import { DEADLINE_DAYS, DEADLINE_HOUR, GRACE_HOURS, type History, STEP_HOUR, stepId } from './history.ts';
import { localDate, START } from './moments.ts';
import { firstAddress } from './outside.ts';

/**
 * With commands.ts the one file that knows the product: its tasks and items by name. Everything else of the simulation
 * knows only what these two export.
 */

const BASE_URL = 'https://afterword.example.org';

/** The schemas whose results are remembered, since parsing is half of what a play costs (swift.ts). */
export const REMEMBERED = [WorkshopSchema, WorkshopFileSchema, PersonSchema, MailIntentSchema];

/** What the product works on, in place of AWS. */
export interface Aws {
  readonly documents: DynamoDBDocumentClient;
  /** Puts the post office under, or before, the product's own client. */
  readonly ses: (client: SESv2Client) => SESv2Client;
  /** For a sweep at `now`. */
  readonly start: (now: number) => Start;
  readonly reports: Reports;
}

/** What goes from task to task of a run: the last task's result, with the word that says where to go. */
export interface TaskResult {
  readonly next: string;
}
type Task = (run: Run, step: TaskResult | undefined, now: number) => Promise<TaskResult>;

/** A state machine of workflows/, as far as the order of its tasks goes. */
export interface Workflow {
  readonly first: string;
  readonly tasks: Readonly<Record<string, Task>>;
  /** The tasks that renew the run's lease when they begin. */
  readonly renewing: readonly string[];
  /** Where each task's word leads: to a task, or to an end. */
  readonly ways: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
export const END = 'end';

export type Product = ReturnType<typeof openProduct>;

export function openProduct(aws: Aws) {
  const table = new Table('table', aws.documents);
  const client = aws.ses(sesClient());
  const mailer = openMailer({ table, from: 'us@example.org', configurationSet: 'set', client });
  const followUp = { table, mailer, quota: () => sendingQuota(client), linkKeys: LINK_KEYS, baseUrl: BASE_URL };
  const closing = { table, ballots: table, mailer, reports: aws.reports, baseUrl: BASE_URL };

  const mailing =
    (task: string): Task =>
    (run, step, now) =>
      followUpTask(followUp, { task, run, ...(step && { step }), now: new Date(now).toISOString() });
  const mailings: Workflow = {
    first: 'load',
    tasks: Object.fromEntries(
      ['load', 'send-page', 'complete', 'send-letters', 'send-digest'].map((task) => [task, mailing(task)]),
    ),
    renewing: ['send-page'],
    ways: {
      load: { send: 'send-page', letters: 'send-letters', digest: 'send-digest', stop: END },
      'send-page': { page: 'send-page', complete: 'complete', 'hand-on': END, stop: END },
      complete: { done: END },
      'send-letters': { done: END, stop: END },
      'send-digest': { done: END, stop: END },
    },
  };
  const workflows: Readonly<Partial<Record<DebtKind, Workflow>>> = {
    'follow-up': mailings,
    notice: mailings,
    letter: mailings,
    digest: mailings,
    closing: {
      first: 'close',
      tasks: {
        close: (run, _step, now) => close(closing, run, now),
        'write-report': (run, _step, now) => writeReport(closing, run, now),
        'tell-organisers': (run, step, now) => tellOrganisers(closing, run, step as never, now),
        settle: (run) => settle(closing, run),
      },
      renewing: ['write-report'],
      ways: {
        close: { 'write-report': 'write-report', stop: END },
        'write-report': { 'tell-organisers': 'tell-organisers', stop: END },
        'tell-organisers': { settle: 'settle' },
        settle: { done: END },
      },
    },
  };

  return {
    workflows,
    perform: commands(table),

    /** The workshop with its people, before the first moment of a history. */
    async found({ people, shared, steps, staleAfterHours }: History): Promise<void> {
      const file = aWorkshopFile({
        id: WORKSHOP,
        timeZone: 'UTC',
        weekend: [],
        holidays: [],
        starts: localDate(START, -1),
        ends: localDate(START, 0),
        staff: [{ name: 'Olive Organiser', email: ORGANISER, role: 'organiser' }],
        followUp: {
          deadline: { afterEnd: `P${DEADLINE_DAYS}D`, at: `${DEADLINE_HOUR}:00` },
          graceHours: GRACE_HOURS,
          quietHours: { from: '00:00', until: '00:00' },
          staleAfterHours,
          steps: steps.map((day, index) => ({
            id: stepId(index),
            kind: index === 0 ? 'invitation' : 'reminder',
            afterEnd: `P${day}D`,
            at: `0${STEP_HOUR}:00`,
          })),
        },
      });
      await table.insert(WorkshopItem, keys.workshop(WORKSHOP), createWorkshop(file, ORGANISER, START));
      for (let index = 0; index < people; index += 1) {
        const email = firstAddress(index, shared);
        const person = aPerson({ id: personId(index), email, workshopId: WORKSHOP });
        await placeAt(table, WORKSHOP, email, person);
        await table.insert(PersonItem, keys.person(WORKSHOP, person.id), person);
      }
    },

    sweep: (now: number) => sweep(table, aws.start(now), now),

    /** An event of SES, as functions/mail-events/main.ts takes it in. */
    async takeIn(raw: unknown): Promise<void> {
      const news = newsOf(SesEventSchema.parse(raw));
      if (news) await takeIn(table, news);
    },

    /** All that a person's own pages show of what the person wrote. */
    async texts(index: number): Promise<string> {
      const { person } = await readParticipant(table, WORKSHOP, personId(index));
      return JSON.stringify([person.feedback, person.swot]);
    },
  };
}

/** The steps of which the plan itself says that they were sent: what it says, everyone's inbox has to bear out. */
export function stepsSent(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const workshop = rows.find(({ sk }) => sk === 'WORKSHOP') as Workshop | undefined;
  return Object.entries(workshop?.progress ?? {}).flatMap(([id, { outcome }]) => (outcome === 'sent' ? [id] : []));
}
