import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetAccountCommand, SESv2Client, SendBulkEmailCommand } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import type { FollowUpContext } from '../../functions/follow-up/context.ts';
import { followUpTask } from '../../functions/follow-up/tasks.ts';
import { sweep } from '../../functions/sweep/sweep.ts';
import type { Run } from '../../shared/debts/run.ts';
import { openMailer } from '../../shared/mail/mailer.store.ts';
import { sendingQuota } from '../../shared/mail/sending-quota.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import { LINK_KEYS } from '../support/fixtures.ts';
import { countTable, noCalls } from './counted-calls.ts';
import { type FollowUpCost, FollowUpTaskSchema } from './follow-up.said.ts';

/**
 * One mailing to everyone of a workshop: the sweep that finds it due, and the workflow's tasks page after page, as
 * workflows/follow-up.ts draws them, on a simulated clock that moves as long as the workflow would wait. This process is the
 * function; the table's engine is another one, and SES is answered for at the client.
 */

const { connection, due, perSecond } = FollowUpTaskSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const calls = noCalls();
const client = new DynamoDBClient(connection);
countTable(client, calls);
const table = new Table('table', client);
const ses = countedMail();
const context: FollowUpContext = {
  table,
  mailer: openMailer({ table, from: 'us@example.org', configurationSet: 'set', client: ses.client }),
  quota: () => sendingQuota(ses.client),
  linkKeys: LINK_KEYS,
  baseUrl: 'https://afterword.example.org',
};

const AnswerSchema = z.looseObject({ next: z.string(), waitSeconds: z.number().default(0) });
let now = due;
const work = { transitions: 0, executions: 0, invocations: 0, taskMs: 0 };

async function task(name: string, run: Run, step?: unknown) {
  const from = performance.now();
  const answer = await followUpTask(context, { task: name, run, now: new Date(now).toISOString(), step });
  work.taskMs += performance.now() - from;
  work.invocations += 1;
  work.transitions += 1;
  return AnswerSchema.parse(answer);
}

/** One execution; each state that it enters is a transition that Step Functions charges. @returns whether it handed on */
async function execute(run: Run): Promise<boolean> {
  work.executions += 1;
  const loaded = await task('load', run);
  work.transitions += 1; // WhatIsToBeSent
  if (loaded.next !== 'send') throw new Error(`Nothing is to be sent: ${JSON.stringify(loaded)}`);
  let page = await task('send-page', run, loaded);
  work.transitions += 1; // IsAnotherPageLeft
  while (page.next === 'page') {
    now += page.waitSeconds * 1000;
    work.transitions += 2; // KeepToTheSendingRate, IsAnotherPageLeft
    page = await task('send-page', run, page);
  }
  if (page.next === 'complete') await task('complete', run, page);
  else if (page.next !== 'hand-on') throw new Error(`The run stopped: ${JSON.stringify(page)}`);
  work.transitions += 1; // Sent, or HandedOn
  return page.next === 'hand-on';
}

const started = performance.now();
for (let goesOn = true; goesOn; ) {
  const runs: Run[] = [];
  await sweep(table, async (kind, _name, run) => void (kind === 'follow-up' && runs.push(run)), now);
  const [run] = runs;
  if (!run) throw new Error('The sweep started no follow-up.');
  goesOn = await execute(run);
  now = Math.ceil((now + 1) / 60_000) * 60_000; // the next minute's sweep
}
process.send?.({
  ...calls,
  ...work,
  ses: ses.counts.calls,
  mails: ses.counts.mails,
  seconds: (performance.now() - started) / 1000,
  peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
} satisfies FollowUpCost);
process.disconnect();

/** SES answered for at the client, so that no stand-in's time or memory is measured: it accepts every mail and counts. */
function countedMail() {
  const counts = { calls: 0, mails: 0 };
  const stub = new SESv2Client({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  stub.middlewareStack.add(
    (_next, { commandName }) =>
      async ({ input }) => {
        const metadata = { httpStatusCode: 200 };
        if (commandName === GetAccountCommand.name) {
          const SendQuota = { MaxSendRate: perSecond, Max24HourSend: 10_000_000, SentLast24Hours: counts.mails };
          return { response: {}, output: { SendQuota, $metadata: metadata } };
        }
        if (commandName !== SendBulkEmailCommand.name) throw new Error(`The bench's SES does not know ${commandName}.`);
        const entries = z.object({ BulkEmailEntries: z.array(z.unknown()) }).parse(input).BulkEmailEntries;
        counts.calls += 1;
        const BulkEmailEntryResults = entries.map(() => {
          counts.mails += 1;
          return { Status: 'SUCCESS', MessageId: `m${counts.mails}` };
        });
        return { response: {}, output: { BulkEmailEntryResults, $metadata: metadata } };
      },
    { step: 'initialize', name: 'ses', priority: 'high' },
  );
  return { client: stub, counts };
}
