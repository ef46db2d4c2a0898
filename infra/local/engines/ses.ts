import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import path from 'node:path';
import * as sesPackage from 'aws-ses-v2-local';
import * as z from 'zod';
import { LOCAL_ACCOUNT_ID, LOCAL_REGION } from '../physical.ts';
import { sesService } from '../rights/ask-ses.ts';
import type { Gate } from '../rights/gate.ts';
import { guarded } from '../rights/guarded.ts';
import type { Engine } from './engine.ts';
import { Journal } from './journal.ts';
import { answerJson, close, listen } from './listening.ts';
import { Deliveries } from './ses-deliveries.ts';
import { planner, type SesEvent } from './ses-events.ts';
import { type KeptMail, mailFile, mailSchema } from './ses-mail.ts';
import { type Draft, refuse, sendBulk, sendOne } from './ses-sending.ts';

export type { SesEvent } from './ses-events.ts';
export { type KeptMail, readInbox } from './ses-mail.ts';

export interface SesOptions {
  folder: string;
  /** The simulated clock, epoch milliseconds: it stamps the mails. */
  now: () => number;
  /** Called at least once for every event, sometimes twice or late; an event is done when it resolves. */
  deliver: (event: SesEvent) => Promise<void>;
  /** Which events come twice or late follows from it. */
  seed?: number;
  /** Mails per second, as GetAccount tells it; it is not enforced. */
  maxSendRate?: number;
  /** Told of deliveries that failed and will be tried again. */
  report?: (problem: string) => void;
  /** Whose rights are checked; nobody's without. */
  gate?: Gate;
  port?: number;
}

export interface SesEngine extends Engine {
  /** Every mail ever accepted, oldest first. */
  inbox(): readonly KeptMail[];
  /** True when no event waits to be delivered. */
  idle(): boolean;
  /** Delivers what waits, the late ones too. */
  flush(): Promise<void>;
}

/** CommonJS: what its typings call `default` is one level deeper when Node imports it. */
const startEngine = z
  .custom<typeof sesPackage.default>((value) => typeof value === 'function')
  .parse(Reflect.get(sesPackage.default, 'default') ?? sesPackage.default);

/**
 * SES v2 (SendEmail, SendBulkEmail, GetAccount) on aws-ses-v2-local, which validates and renders. What it accepts is
 * on the disk before it is answered, and its events are published afterwards.
 * @throws DamagedData, PortTaken
 */
export async function startSes(options: SesOptions): Promise<SesEngine> {
  const { folder, now, deliver, seed = 1, maxSendRate = 14, report = () => {}, gate, port } = options;
  const mails = new Journal(mailFile(folder), mailSchema);
  const deliveries = new Deliveries({ file: path.join(folder, 'events.jsonl'), deliver, report });
  const plan = planner(seed);
  deliveries.add(mails.entries.flatMap(plan));
  // Without it, a variable that the data lack is rendered as nothing; AWS sends no such mail at all.
  process.env.AWS_SES_STRICT_TEMPLATE_RENDERING = 'true';
  const engine: Server = await startEngine({ host: '127.0.0.1', port: 0 });

  const keep = (drafts: readonly Draft[]): string[] => {
    const first = mails.entries.length;
    const at = new Date(now()).toISOString();
    const accepted = drafts.map((draft, index) => ({ messageId: newMessageId(first + index), at, ...draft }));
    mails.append(accepted, { flush: true });
    deliveries.add(accepted.flatMap(plan));
    return accepted.map(({ messageId }) => messageId);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    switch (`${request.method} ${request.url}`) {
      case 'GET /v2/email/account':
        return answerJson(response, 200, account(maxSendRate, sentInDayBefore(mails.entries, now())));
      case 'POST /v2/email/outbound-emails':
        return sendOne({ engine, keep }, request, response);
      case 'POST /v2/email/outbound-bulk-emails':
        return sendBulk({ engine, keep }, request, response);
      default:
        return refuse(response, 404, 'NotFoundException', 'Here, SES knows SendEmail, SendBulkEmail and GetAccount.');
    }
  };
  const front = await listen(guarded(gate, sesService(`${LOCAL_REGION}:${LOCAL_ACCOUNT_ID}`), answer), port);

  return {
    endpoint: front.endpoint,
    inbox: () => mails.entries,
    idle: () => deliveries.idle(),
    flush: () => deliveries.flush(),
    stop: async () => {
      await front.close();
      await close(engine);
      await deliveries.stop();
      mails.close();
    },
  };
}

/** The number makes the order readable; the random part keeps ids apart after `--fresh`, as AWS's are unique. */
function newMessageId(sequence: number): string {
  return `local-${String(sequence + 1).padStart(6, '0')}-${randomBytes(4).toString('hex')}`;
}

/** Recipients, not mails: that is what SES counts. */
function sentInDayBefore(mails: readonly KeptMail[], now: number): number {
  return mails.filter(({ at }) => Date.parse(at) > now - 24 * 3_600_000).reduce((sum, { to }) => sum + to.length, 0);
}

function account(MaxSendRate: number, SentLast24Hours: number): object {
  return {
    SendingEnabled: true,
    ProductionAccessEnabled: true,
    EnforcementStatus: 'HEALTHY',
    SendQuota: { Max24HourSend: 50_000, MaxSendRate, SentLast24Hours },
  };
}
