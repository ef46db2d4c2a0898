import type { ActionCosts, ActionName } from './actions.ts';
import type { DhakaUse } from './dhaka.ts';
import type { FollowUp } from './follow-up.ts';
import { type Judged, judged } from './limits.ts';
import { median, rounded } from './medians.ts';
import { type Bill, billFor, largestPart, times, together, total, type Usage } from './money.ts';
import type { PageWeight } from './pages.ts';
import type { Standing } from './standing.ts';

/** What was measured, as money: one Dhaka workshop, an idle month, a million responses. */

/** What is not measured but assumed; docs/bench.md says why. */
export const ASSUMED = {
  /** GB of a function's memory, but for the sweep's, which the template says: as the pages have it. Workflows' tasks have less. */
  functionGb: 1769 / 1024,
  /** A call to DynamoDB takes about so much longer in AWS than on this machine. */
  msMorePerCall: 4,
  /** Of a sweep that finds nothing. */
  sweepMs: 25,
  /** The index, and the note of the last sweep. */
  sweepReadUnits: 1.5,
  sweepWriteUnits: 1,
  /** Lines of Lambda's own and the function's; and the API's access log. */
  logBytesPerInvocation: 700,
  logBytesPerRequest: 300,
  /** SES says of each mail that it was sent and that it was delivered. */
  eventsPerMail: 2,
  eventUnits: { readUnits: 1, writeUnits: 1 },
  /** X-Ray's own rule: the first request of each second, and one in twenty of the others. */
  traceShare: 0.05,
  minutesPerMonth: 43_800,
  /** DynamoDB asks for its key about every five minutes. */
  minutesPerKeyRequest: 5,
  workshopFiles: { put: 20, got: 60 },
  idleTableGb: 0.05,
  idleFileGb: 0.2,
  /** Of a participant: what a response takes besides sending it. */
  response: { open: 2, saveDraft: 6, submitFeedback: 1, pages: 3 },
} as const;

export interface Cost {
  readonly dhakaWorkshopUsd: number;
  readonly idleMonthUsd: number;
  readonly millionResponsesUsd: number;
  readonly largest: Readonly<Record<'dhakaWorkshop' | 'idleMonth' | 'millionResponses', string>>;
  readonly bills: Readonly<Record<'dhakaWorkshop' | 'idleMonth' | 'millionResponses', Bill>>;
}

export interface Measured {
  readonly actions: ActionCosts;
  /** Of the largest mailing that was measured. */
  readonly mailing: FollowUp;
  readonly pages: Readonly<Record<string, PageWeight>>;
  readonly dhaka: DhakaUse;
  readonly standing: Standing;
}

export function costOf({ actions, mailing, pages, dhaka, standing }: Measured): Cost {
  const bills = {
    dhakaWorkshop: billFor(workshopUse(dhaka, actions, mailing, pages)),
    idleMonth: billFor(idleUse(standing)),
    millionResponses: billFor(times(1_000_000, responseUse(actions, mailing, pages))),
  };
  const largest = (bill: Bill): string => {
    const { part, dollars } = largestPart(bill);
    return `${part}: ${rounded(dollars, 4)}`;
  };
  return {
    dhakaWorkshopUsd: rounded(total(bills.dhakaWorkshop), 4),
    idleMonthUsd: rounded(total(bills.idleMonth), 2),
    millionResponsesUsd: rounded(total(bills.millionResponses), 0),
    largest: {
      dhakaWorkshop: largest(bills.dhakaWorkshop),
      idleMonth: largest(bills.idleMonth),
      millionResponses: largest(bills.millionResponses),
    },
    bills,
  };
}

export const costLimits = ({ dhakaWorkshopUsd, idleMonthUsd }: Cost): Judged[] => [
  judged('cost.dhakaWorkshopUsd', dhakaWorkshopUsd, 0.05),
  judged('cost.idleMonthUsd', idleMonthUsd, 2),
];

/** Stack and schedule with nobody there. */
function idleUse({ sweep, ...standing }: Standing): Usage {
  const minutes = ASSUMED.minutesPerMonth;
  return {
    schedulerStarts: minutes,
    invocations: minutes,
    gbSeconds: (minutes * ASSUMED.sweepMs * sweep.memoryMb) / 1000 / 1024,
    readUnits: minutes * ASSUMED.sweepReadUnits,
    writeUnits: minutes * ASSUMED.sweepWriteUnits,
    logBytes: minutes * ASSUMED.logBytesPerInvocation,
    // One a minute is the first of its second.
    traces: sweep.isTraced ? minutes : 0,
    kmsRequests: (standing.tables * minutes) / ASSUMED.minutesPerKeyRequest,
    secretMonths: standing.secrets,
    alarmMetricMonths: standing.alarmMetrics,
    compositeAlarmMonths: standing.compositeAlarms,
    customMetricMonths: standing.customMetrics,
    dashboardMonths: standing.dashboards,
    tableGbMonths: ASSUMED.idleTableGb,
    fileGbMonths: ASSUMED.idleFileGb,
  };
}

/** Of one invocation that takes so long here and calls AWS so often. */
const invocation = (ms: number, calls: number): Usage => ({
  invocations: 1,
  gbSeconds: ((ms + calls * ASSUMED.msMorePerCall) / 1000) * ASSUMED.functionGb,
  logBytes: ASSUMED.logBytesPerInvocation,
  traces: ASSUMED.traceShare,
});

const request = (ms: number, calls: number, bytesOut: number): Usage =>
  together(invocation(ms, calls), { httpRequests: 1, bytesOut, logBytes: ASSUMED.logBytesPerRequest });

/** What SES says of a mail, taken down; its units apart. */
const events = (mails: number): Usage => times(mails * ASSUMED.eventsPerMail, invocation(10, 2));

/** The workshop itself, on top of the months that the stack stands: from its setting-up to the report. */
function workshopUse(dhaka: DhakaUse, actions: ActionCosts, mailing: FollowUp, pages: Measured['pages']): Usage {
  const ms = median(Object.values(actions).map((action) => action.ms));
  const calls = median(Object.values(actions).map((action) => action.calls));
  const bytes = median(Object.values(pages).map((page) => page.bytes));
  // What a mail takes is measured in a mailing; a task without mails is like an action.
  const sending = { gbSeconds: (dhaka.mails * mailing.taskMs) / mailing.mails / 1000 };
  return {
    ...together(
      times(dhaka.requests, request(ms, calls, bytes)),
      times(dhaka.tasks, invocation(ms, calls)),
      sending,
      events(dhaka.mails),
      {
        readUnits: dhaka.readUnits,
        writeUnits: dhaka.writeUnits + dhaka.indexWriteUnits,
        transitions: dhaka.transitions,
        mails: dhaka.mails,
        s3Puts: ASSUMED.workshopFiles.put,
        s3Gets: ASSUMED.workshopFiles.got,
      },
    ),
    // People come one by one, and runs begin one by one: all of these are traced. SES's events come in bursts.
    traces: dhaka.requests + dhaka.executions + dhaka.mails * ASSUMED.eventsPerMail * ASSUMED.traceShare,
  };
}

/** One person: invited by mail, opens the link, leaves the form half filled in and comes back to it, sends it. */
function responseUse(actions: ActionCosts, mailing: FollowUp, pages: Measured['pages']): Usage {
  const act = (name: ActionName, bytesOut: number): Usage => {
    const { ms, calls, readUnits, writeUnits, indexWriteUnits } = actions[name];
    return together(request(ms, calls, bytesOut), { readUnits, writeUnits: writeUnits + indexWriteUnits });
  };
  const { response } = ASSUMED;
  const page = pages.feedback?.bytes ?? 0;
  const { mails } = mailing;
  return together(
    times(1 / mails, {
      invocations: mailing.invocations,
      gbSeconds: (mailing.taskMs + (mailing.dynamodb / 50) * ASSUMED.msMorePerCall) / 1000,
      readUnits: mailing.readUnits,
      writeUnits: mailing.writeUnits + mailing.indexWriteUnits,
      transitions: mailing.transitions,
    }),
    { mails: 1 },
    events(1),
    times(ASSUMED.eventsPerMail, ASSUMED.eventUnits),
    times(response.open + response.pages, act('open', page)),
    times(response.saveDraft, act('saveDraft', 200)),
    times(response.submitFeedback, act('submitFeedback', 200)),
    { tableGbMonths: 4e-6 },
  );
}
