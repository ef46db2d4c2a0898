import type { FollowUpContext } from '../../functions/follow-up/context.ts';
import type { DebtKind } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { createWorkshop } from '../../shared/follow-up/plan.ts';
import type { MailIntent } from '../../shared/mail/mail.ts';
import { MailIntentItem, openMailer } from '../../shared/mail/mailer.store.ts';
import { PersonItem } from '../../shared/people/person.store.ts';
import type { Person } from '../../shared/people/person.ts';
import { keys, randomToken } from '../../shared/store/keys.ts';
import type { Table } from '../../shared/store/table.store.ts';
import { stepAt } from '../../shared/workshop/calendar.ts';
import { readWorkshop, WorkshopItem } from '../../shared/workshop/workshop.store.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import { aPerson, aWorkshopFile, LINK_KEYS, T0 } from './fixtures.ts';
import { followUpTask, sweep } from './in-role.ts';
import { inbox } from './inbox.ts';

/** What a task answers: the next state's name, and what it hands on. */
type Answer = { readonly next: string } & Record<string, unknown>;

/** One workshop on a real engine, with SES's stand-in, whose sweeps and runs a test starts by hand. */
export function followUpScene(table: Table) {
  const id = `w${randomToken()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')}`;
  const ses = inbox();
  const context: { -readonly [Member in keyof FollowUpContext]: FollowUpContext[Member] } = {
    table,
    mailer: openMailer({ table, from: 'us@example.org', configurationSet: 'set', client: ses.client }),
    quota: async () => ({ perSecond: 50, leftToday: 50_000 }),
    linkKeys: LINK_KEYS,
    baseUrl: 'https://afterword.example.org',
  };

  const task = async (name: string, run: Run, now: number, step?: Answer): Promise<Answer> => ({
    ...(await followUpTask(context, { task: name, run, now: new Date(now).toISOString(), step })),
  });

  /** The workflow's way through its tasks, as workflows/follow-up.ts draws it. */
  const execute = async (run: Run, now: number): Promise<string> => {
    const loaded = await task('load', run, now);
    if (loaded.next === 'letters') return `letters ${(await task('send-letters', run, now)).next}`;
    if (loaded.next === 'action') return `action ${(await task('send-action', run, now)).next}`;
    if (loaded.next === 'digest') return `digest ${(await task('send-digest', run, now)).next}`;
    if (loaded.next === 'stop') return String(loaded.why);
    let page = await task('send-page', run, now, loaded);
    while (page.next === 'page') page = await task('send-page', run, now, page);
    if (page.next === 'hand-on') return 'handed on';
    if (page.next === 'stop') return 'stopped while sending';
    await task('complete', run, now, page);
    return 'complete';
  };

  /** What a sweep at `now` starts for this test's workshop, of some kinds of debt. */
  const sweepAt = async (
    now: number,
    kinds: readonly DebtKind[] = ['follow-up', 'notice', 'letter'],
  ): Promise<Run[]> => {
    const runs: Run[] = [];
    await sweep(
      table,
      async (_kind, _name, run) => {
        if (run.workshopId === id) runs.push(run);
      },
      now,
    );
    return runs.filter(({ debt }) => kinds.includes(debt.kind));
  };

  return {
    id,
    ses,
    context,
    task,
    execute,
    sweepAt,
    async given(people: readonly Partial<Person>[], file: Partial<WorkshopFile> = {}): Promise<void> {
      await table.insert(WorkshopItem, keys.workshop(id), createWorkshop(aWorkshopFile({ id, ...file }), 'o', T0));
      for (const changes of people) {
        const person = aPerson({ ...changes, workshopId: id });
        await table.insert(PersonItem, keys.person(id, person.id), person);
      }
    },
    async sweepAndRun(now: number, kinds?: readonly DebtKind[]): Promise<string[]> {
      const outcomes: string[] = [];
      for (const run of await sweepAt(now, kinds)) outcomes.push(await execute(run, now));
      return outcomes;
    },
    async timeOf(step: string): Promise<number> {
      const { details } = await readWorkshop(table, id);
      const found = details.followUp.steps.find((each) => each.id === step);
      if (!found) throw new Error(`no step ${step}`);
      return stepAt(details, found);
    },
    workshop: () => readWorkshop(table, id),
    async person(personId: string): Promise<Person> {
      const person = await table.read(PersonItem, keys.person(id, personId));
      if (!person) throw new Error(`no person ${personId}`);
      return person;
    },
    intent: (personId: string, occurrence: string): Promise<MailIntent | undefined> =>
      table.read(MailIntentItem, keys.mail(id, personId, occurrence)),
  };
}
export type FollowUpScene = ReturnType<typeof followUpScene>;
