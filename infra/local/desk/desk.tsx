import type { IncomingMessage, ServerResponse } from 'node:http';
import { render } from 'preact-render-to-string';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { TimeMachine } from '../advance.ts';
import { answerJson, readBody } from '../engines/listening.ts';
import type { KeptMail } from '../engines/ses.ts';
import { ExecutionsPage } from './executions-page.tsx';
import { InboxPage, MailPage } from './inbox-pages.tsx';
import { otherMails, stepReports } from './mailed.ts';
import { ClockPage, ProblemPage } from './pages.tsx';
import { MailedPage, PeoplePage } from './people-pages.tsx';
import type { DeskSources } from './sources.ts';

const MAX_FORM_BYTES = 64 * 1024;
const AdvanceSchema = z.union([
  z.object({ advance: z.literal('next') }),
  z.object({
    advance: z.string().regex(/^P(?!$)(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$/, 'must be like PT1H or P1D'),
  }),
  z.object({ to: z.iso.datetime() }),
]);

/** A request that the desk refuses; its message is for whoever sent it. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The desk: pages at `/_desk` that exist only on this machine. They show what goes on behind the product, and put the
 * clock forward. Answers whether it took the request.
 */
export function deskPages(
  sources: DeskSources,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  return async (request, response) => {
    const target = request.url ?? '/';
    // Asked of the text: there are targets that no URL can be made of, and they are the product's to answer.
    if (!/^\/_desk(?:[/?]|$)/.test(target)) return false;
    const url = new URL(target, sources.baseUrl);
    try {
      refuseStrangers(request, sources.baseUrl);
      await answer(sources, url, request, response);
    } catch (error) {
      const status = error instanceof Refused ? error.status : 500;
      const message = error instanceof Error ? error.message : String(error);
      if (url.pathname.endsWith('.json')) answerJson(response, status, { message });
      else page(response, <ProblemPage message={message} now={sources.clock.now()} />, status);
    }
    return true;
  };
}

async function answer(desk: DeskSources, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const now = desk.clock.now();
  const path = url.pathname.slice('/_desk'.length);
  switch (`${request.method} ${path}`) {
    case 'GET ':
    case 'GET /': {
      const { workshops } = await desk.people();
      const nextDue = await desk.clock.nextDue();
      return page(response, <ClockPage desk={desk} now={now} nextDue={nextDue} workshops={workshops} />);
    }
    case 'POST /clock':
      await advance(desk.clock, Object.fromEntries(new URLSearchParams(await bodyOf(request))));
      response.writeHead(303, { location: '/_desk' }).end();
      return;
    case 'GET /clock.json':
      return answerJson(response, 200, await clockFacts(desk.clock));
    case 'POST /clock.json':
      await advance(desk.clock, jsonOf(await bodyOf(request)));
      return answerJson(response, 200, await clockFacts(desk.clock));
    case 'GET /people': {
      const { people } = await desk.people();
      return page(response, <PeoplePage people={people} now={now} />);
    }
    case 'GET /people.json': {
      const { people } = await desk.people();
      return answerJson(
        response,
        200,
        people.map(({ person, link }) => ({ ...idsOf(person), link })),
      );
    }
    case 'GET /mailed': {
      const everyone = await desk.people();
      const steps = stepReports(everyone, desk.inbox());
      return page(response, <MailedPage steps={steps} others={otherMails(everyone, desk.inbox())} now={now} />);
    }
    case 'GET /inbox': {
      const to = url.searchParams.get('to') ?? '';
      return page(response, <InboxPage mails={found(desk.inbox(), to)} to={to} now={now} />);
    }
    case 'GET /inbox.json':
      return answerJson(response, 200, found(desk.inbox(), url.searchParams.get('to') ?? '').toReversed());
    case 'GET /executions':
      return page(response, <ExecutionsPage executions={desk.executions()} now={now} />);
    case 'GET /executions.json':
      return answerJson(response, 200, desk.executions());
    default:
      return oneMail(desk, request, response, path);
  }
}

function oneMail(desk: DeskSources, request: IncomingMessage, response: ServerResponse, path: string): void {
  const id = /^\/inbox\/([\w-]+)$/.exec(path)?.[1];
  const mail = id && desk.inbox().find(({ messageId }) => messageId === id);
  if (request.method !== 'GET' || !mail) throw new Refused(404, 'The desk has no such page.');
  page(response, <MailPage mail={mail} now={desk.clock.now()} />);
}

/** Moves the clock. @throws Refused for what is no time, lies behind, or when nothing is due to go to */
async function advance(clock: TimeMachine, asked: unknown): Promise<void> {
  const parsed = AdvanceSchema.safeParse(asked);
  if (!parsed.success) throw new Refused(400, `The clock moves by "advance" (PT1H, P1D, next) or "to" (a UTC time).`);
  const target = await targetOf(clock, parsed.data);
  if (target < clock.now()) throw new Refused(400, 'The clock only goes forward.');
  await clock.advanceTo(target);
}

async function targetOf(clock: TimeMachine, wish: z.infer<typeof AdvanceSchema>): Promise<number> {
  if ('to' in wish) return Date.parse(wish.to);
  if (wish.advance !== 'next')
    return clock.now() + Temporal.Duration.from(wish.advance).total({ unit: 'milliseconds', relativeTo: '1970-01-01' });
  const due = await clock.nextDue();
  if (due === undefined) throw new Refused(409, 'Nothing is due any more: there is no next step to go to.');
  return Math.max(due, clock.now());
}

async function clockFacts(clock: TimeMachine): Promise<unknown> {
  const due = await clock.nextDue();
  return { now: new Date(clock.now()).toISOString(), nextDue: due === undefined ? null : new Date(due).toISOString() };
}

/** Mails to an address that holds the text, the newest first. */
function found(mails: readonly KeptMail[], to: string): KeptMail[] {
  const wanted = to.trim().toLowerCase();
  return mails.filter((mail) => mail.to.some((address) => address.toLowerCase().includes(wanted))).toReversed();
}

function idsOf(person: { id: string; workshopId: string; name: string; email: string }): Record<string, string> {
  const { id, workshopId, name, email } = person;
  return { id, workshopId, name, email };
}

/** Other sites open in the same browser must not read the desk (by a name that leads here) nor post to it. */
function refuseStrangers(request: IncomingMessage, baseUrl: string): void {
  const port = new URL(baseUrl).port;
  const own = [`localhost:${port}`, `127.0.0.1:${port}`];
  const { host, origin } = request.headers;
  if (!own.includes(host ?? '')) throw new Refused(403, `The desk answers only at ${baseUrl}/_desk.`);
  if (request.method !== 'GET' && origin !== undefined && !own.some((name) => origin === `http://${name}`)) {
    throw new Refused(403, 'Another site may not move the clock.');
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const body = await readBody(request, MAX_FORM_BYTES);
  if (!body) throw new Refused(413, 'That is too long for the desk.');
  return body.toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'The body is not JSON.');
  }
}

function page(response: ServerResponse, content: Parameters<typeof render>[0], status = 200): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`<!DOCTYPE html>${render(content)}`);
}
