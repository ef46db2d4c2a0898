import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { close } from '../../../functions/closing-report/close.ts';
import { settle } from '../../../functions/closing-report/settle.ts';
import { tellOrganisers } from '../../../functions/closing-report/tell-organisers.ts';
import { writeReport } from '../../../functions/closing-report/write-report.ts';
import { completeStep } from '../../../functions/follow-up/complete-step.ts';
import { loadStep } from '../../../functions/follow-up/load-step.ts';
import { sendPage } from '../../../functions/follow-up/send-page.ts';
import { takeIn } from '../../../functions/mail-events/mail-event.ts';
import { type Start, sweep } from '../../../functions/sweep/sweep.ts';
import type { DebtKind } from '../../../shared/debts/debts.ts';
import type { Run } from '../../../shared/debts/run.ts';
import { withFeedback } from '../../../shared/feedback/submit.ts';
import { createWorkshop, reschedule } from '../../../shared/follow-up/plan.ts';
import { MailIntentSchema } from '../../../shared/mail/mail.ts';
import { openMailer } from '../../../shared/mail/mailer.store.ts';
import { sesClient } from '../../../shared/mail/ses.store.ts';
import { newsOf, SesEventSchema } from '../../../shared/mail/ses-event.ts';
import { changePerson, PersonItem, readParticipant } from '../../../shared/people/person.store.ts';
import { PersonSchema } from '../../../shared/people/person.ts';
import { withoutReminders, withReminders } from '../../../shared/people/reminders.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Reports } from '../../../shared/report/report.store.ts';
import { keys } from '../../../shared/store/keys.ts';
import { Table } from '../../../shared/store/table.store.ts';
import { addEntry } from '../../../shared/swot/entries.ts';
import { changeWorkshop, readWorkshop, WorkshopItem } from '../../../shared/workshop/workshop.store.ts';
import { WorkshopFileSchema, WorkshopSchema } from '../../../shared/workshop/workshop.ts';
import { aPerson, aWorkshopFile, LINK_KEYS } from '../../support/fixtures.ts';
import type { Act, History } from './history.ts';
import { DEADLINE_DAYS, DEADLINE_HOUR, GRACE_HOURS, STEP_HOUR } from './history.ts';
import { localDate, START } from './moments.ts';

/**
 * The one file that knows the product: its tasks, commands and items by name. Everything else of the simulation knows
 * only what is exported here.
 */

const WORKSHOP = 'small';
export const ORGANISER = 'organiser@example.org';
const BASE_URL = 'https://afterword.example.org';

/** The schemas whose results are remembered, since parsing is half of what a play costs (swift.ts). */
export const REMEMBERED = [WorkshopSchema, WorkshopFileSchema, PersonSchema, MailIntentSchema];

export const personId = (index: number): string => `p${index}`;
const emailOf = (index: number): string => `p${index}@example.org`;
export const stepId = (index: number): string => `step-${index}`;

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
  /** Where each task's word leads: to a task, or to an end. */
  readonly ways: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
export const END = 'end';

export type Product = ReturnType<typeof openProduct>;

export function openProduct(aws: Aws) {
  const table = new Table('table', aws.documents);
  const mailer = openMailer({ table, from: 'us@example.org', configurationSet: 'set', client: aws.ses(sesClient()) });
  const followUp = { table, mailer, linkKeys: LINK_KEYS, baseUrl: BASE_URL };
  const closing = { table, mailer, reports: aws.reports, baseUrl: BASE_URL };

  const workflows: Readonly<Partial<Record<DebtKind, Workflow>>> = {
    'follow-up': {
      first: 'load-step',
      tasks: {
        'load-step': (run, _step, now) => loadStep(followUp, run, now),
        'send-page': (run, step, now) => sendPage(followUp, run, step as never, now),
        'complete-step': (run, step, now) => completeStep(followUp, run, step as never, now),
      },
      ways: {
        'load-step': { send: 'send-page', stop: END },
        'send-page': { page: 'send-page', complete: 'complete-step', stop: END },
        'complete-step': { done: END },
      },
    },
    closing: {
      first: 'close',
      tasks: {
        close: (run, _step, now) => close(closing, run, now),
        'write-report': (run, _step, now) => writeReport(closing, run, now),
        'tell-organisers': (run, step, now) => tellOrganisers(closing, run, step as never, now),
        settle: (run) => settle(closing, run),
      },
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

    /** The workshop with its people, before the first moment of a history. */
    async found({ people, steps, staleAfterHours }: History): Promise<void> {
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
        const person = aPerson({ id: personId(index), email: emailOf(index), workshopId: WORKSHOP });
        await table.insert(PersonItem, keys.person(WORKSHOP, person.id), person);
      }
    },

    sweep: (now: number) => sweep(table, aws.start(now), now),

    /** An event of SES, as functions/mail-events/handler.ts takes it in. */
    async takeIn(raw: unknown): Promise<void> {
      const news = newsOf(SesEventSchema.parse(raw));
      if (news) await takeIn(table, news);
    },

    /**
     * A command, by the same calls as the page that gives it. `text` is what the person writes.
     * @returns what the person is told: `unchanged` for a command that asks for what is so already
     * @throws what a caller sees as "no answer": nobody knows whether it took effect
     */
    async perform(act: Act, text: string, now: number): Promise<'accepted' | 'closed' | 'unchanged'> {
      try {
        await performed(act, text, now);
        return 'accepted';
      } catch (error) {
        if (error instanceof Refusal) return error.reason === 'closed' ? 'closed' : 'unchanged';
        throw error;
      }
    },

    /** All that a person's own pages show of what the person wrote. */
    async texts(index: number): Promise<string> {
      const { person } = await readParticipant(table, WORKSHOP, personId(index));
      return JSON.stringify([person.feedback, person.swot]);
    },
  };

  async function performed(act: Act, text: string, now: number): Promise<void> {
    switch (act.does) {
      case 'feedback': {
        const workshop = await readWorkshop(table, WORKSHOP);
        const answers = { best: text };
        await changePerson(table, WORKSHOP, personId(act.person), (person) =>
          withFeedback(workshop, person, answers, now),
        );
        return;
      }
      case 'swot': {
        const workshop = await readWorkshop(table, WORKSHOP);
        // The id is the press of the button: pressing again adds nothing.
        const id = text.replaceAll(/\W/g, '-');
        await changePerson(table, WORKSHOP, personId(act.person), (person) =>
          addEntry(workshop, person, id, { quadrant: 'threat', text }, now),
        );
        return;
      }
      case 'unsubscribe':
        await changePerson(table, WORKSHOP, personId(act.person), (person) => withoutReminders(person, now));
        return;
      case 'resubscribe':
        await changePerson(table, WORKSHOP, personId(act.person), withReminders);
        return;
      case 'reschedule': {
        const dates = { starts: localDate(START, act.days - 1), ends: localDate(START, act.days) };
        await changeWorkshop(table, WORKSHOP, (workshop) => reschedule(workshop, dates, 'Rain.', ORGANISER, now));
        return;
      }
    }
  }
}
