import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { type LocalStack, startLocal } from '../../infra/local/local-stack.ts';
import { usersOf } from '../../infra/local/seed.ts';
import { governmentWebsitesPaper } from '../../infra/local/seed-data/discussion-papers.ts';
import { owe } from '../../shared/debts/debts.ts';
import { changePaper } from '../../shared/papers/paper.store.ts';
import { randomToken } from '../../shared/store/keys.ts';
import { Table } from '../../shared/store/table.store.ts';
import { sendPaper } from '../journey/author.ts';
import { Organiser } from '../journey/organiser.ts';
import { Participant } from '../journey/participant.ts';
import { dhaka } from '../journey/stack.ts';
import { sharedAssembly } from '../support/assembly.ts';

/** The forms are open, and no mail is due for days. */
const NOW = Date.parse('2011-07-12T06:00:00Z');
export const WORKSHOP = 'dhaka-2011';
export const ANONYMOUS = 'anonymous-2011';
const PEOPLE = ['Author', 'Neighbour', 'Writer', 'Fuzz'] as const;
type Who = (typeof PEOPLE)[number] | 'Voter';

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers: Headers;
}

export interface Sending {
  readonly method?: string;
  readonly cookie?: string;
  readonly type?: string | undefined;
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData | URLSearchParams;
  /** `null`: the request names no origin. */
  readonly origin?: string | null;
  readonly accept?: string;
}

/**
 * The local run with a workshop in which something of every kind is there: an organiser, four participants, two SWOT entries,
 * and a paper under review. What is sent goes through the gateway by plain fetch.
 */
export async function startScene() {
  const stack = await startLocal({ port: 0, startAt: NOW, users: usersOf(dhaka()), ...(await sharedAssembly()) });
  const { baseUrl } = stack;
  const [user] = usersOf(dhaka());
  if (!user) throw new Error('Nobody can sign in.');
  const organiser = await Organiser.signIn(baseUrl, user);
  await organiser.createWorkshop({ ...dhaka().workshop, firstPlanned: undefined });
  const rows = PEOPLE.map((name) => `${name},${name.toLowerCase()}@example.org,The Ministry,1`);
  await organiser.importParticipants(WORKSHOP, ['name,email,organisation,papers_promised', ...rows].join('\n'));
  await organiser.browser.send(`/staff/w/${WORKSHOP}/room/walk-ins`, { action: 'open', until: '2011-07-20' });
  // Beside it, a workshop whose feedback is anonymous, with one participant.
  await organiser.createWorkshop({
    ...dhaka().workshop,
    id: ANONYMOUS,
    firstPlanned: undefined,
    feedback: { anonymous: true },
  });
  await organiser.importParticipants(ANONYMOUS, 'name,email,organisation\nVoter,voter@example.org,The Ministry');
  const links = new Map((await stack.people()).people.map(({ person, link }) => [person.name, link]));
  const linkOf = (who: Who): string => links.get(who) ?? '';

  const homes = new Map<Who, string>();
  const cookies = new Map<Who, string>();
  for (const who of [...PEOPLE, 'Voter'] as const) {
    const opened = await fetch(linkOf(who), { redirect: 'manual' });
    homes.set(who, opened.headers.get('location')?.replace(/\?.*$/, '') ?? '');
    cookies.set(who, opened.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }
  // The first request makes the key and the ballot box.
  await fetch(`${baseUrl}${new URL(homes.get('Voter') ?? '', baseUrl).pathname}/ballot`, {
    method: 'POST',
    headers: { origin: baseUrl, cookie: cookies.get('Voter') ?? '', 'content-type': 'application/json' },
    body: '{}',
  });
  const author = new Participant(baseUrl, { name: 'Author', address: 'author@example.org', papersPromised: 1 });
  await author.openLink({ text: linkOf('Author') });
  const paperId = await sendPaper(author, await governmentWebsitesPaper());
  await author.addSwotEntry('strength', 'A strength that stays.');
  const { entries } = (await author.browser.read(`${author.home}/swot`)).json as { entries: { id: string }[] };
  const neighbour = new Participant(baseUrl, {
    name: 'Neighbour',
    address: 'neighbour@example.org',
    papersPromised: 1,
  });
  await neighbour.openLink({ text: linkOf('Neighbour') });
  await neighbour.addSwotEntry('threat', 'What a neighbour fears.');
  await stack.clock.advanceTo(stack.clock.now() + 60_000);
  const coAuthor = await aCoAuthor(stack, author.home.split('/').at(-1) ?? '', paperId);

  const authorId = author.home.split('/').at(-1);
  const invitation = { name: 'A Reviewer', email: 'reviewing@example.org' };
  await organiser.browser.send(`/staff/w/${WORKSHOP}/papers/${authorId}/${paperId}/reviewers`, invitation);
  await stack.clock.advanceTo(stack.clock.now() + 60_000);
  const toReviewer = stack.inbox().find(({ to }) => to.includes(invitation.email));
  const guest = await fetch(/https?:\S+\/g\/\S+/.exec(toReviewer?.text ?? '')?.[0] ?? '', { redirect: 'manual' });

  const signedIn = await fetch(`${baseUrl}/staff/sign-in`, {
    method: 'POST',
    headers: { origin: baseUrl },
    body: new URLSearchParams({ email: user.email, password: user.password }),
    redirect: 'manual',
  });

  return {
    stack,
    baseUrl,
    linkOf,
    /** RFC 8058's address in the person's invitation. */
    unsubscribeOf(who: Who): string {
      const mail = stack
        .inbox()
        .find(({ to, headers }) => to.includes(`${who.toLowerCase()}@example.org`) && headers['List-Unsubscribe']);
      return new URL(mail?.headers['List-Unsubscribe']?.slice(1, -1) ?? '/u/nothing', baseUrl).pathname;
    },
    paperId,
    /** Of a co-author of that paper, who was asked. */
    coAuthor,
    entryId: entries[0]?.id ?? '',
    /** A reviewer's page about the paper, and the cookie that opens it. */
    guestHome: guest.headers.get('location') ?? '',
    guestCookie: guest.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    home: (who: Who): string => homes.get(who) ?? '',
    cookie: (who: Who): string => cookies.get(who) ?? '',
    /** Of the same session, with what changes the own account. */
    accountCookie: signedIn.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
    staffCookie: signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '',

    /** Sends exactly what is given; a program's request unless `accept` says otherwise. */
    async send(path: string, sending: Sending = {}): Promise<Reply> {
      const { method = 'POST', cookie, type, body, origin = baseUrl, accept = 'application/json' } = sending;
      const headers = {
        accept,
        ...(cookie && { cookie }),
        ...(type && { 'content-type': type }),
        ...(origin && { origin }),
      };
      const response = await fetch(`${baseUrl}${path}`, { method, headers, redirect: 'manual', ...(body && { body }) });
      const { status } = response;
      return {
        status,
        type: response.headers.get('content-type') ?? '',
        body: await response.text(),
        headers: response.headers,
      };
    },

    /** Everything that is stored, a text per item; that somebody failed to sign in may be noted, and that a sweep ran. */
    async contents(): Promise<string[]> {
      await stack.clock.quiet();
      const { table, blueprint } = stack;
      if (!table) throw new Error('The stack has no table.');
      const pages = await Promise.all(
        blueprint.tables.map(({ TableName }) =>
          table.client.send(new ScanCommand({ TableName, ConsistentRead: true })),
        ),
      );
      if (pages.some(({ LastEvaluatedKey }) => LastEvaluatedKey))
        throw new Error('A table does not fit into one page.');
      const items = pages
        .flatMap(({ Items = [] }) => Items)
        .filter(({ pk, sk }) => !(pk?.S?.startsWith('STAFF#') && sk?.S?.startsWith('AUDIT#')) && pk?.S !== 'SWEEP');
      return items.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b))).map((item) => JSON.stringify(item));
    },
  };
}

/** Names a co-author in a paper that is under review, and opens the link in the mail that follows. */
async function aCoAuthor(stack: LocalStack, personId: string, id: string): Promise<{ home: string; cookie: string }> {
  if (!stack.table) throw new Error('The stack has no table.');
  const table = new Table(stack.table.name, stack.table.client);
  const email = 'co-author@example.org';
  await changePaper(table, { workshopId: WORKSHOP, personId, id }, (paper) => ({
    ...paper,
    coAuthors: [{ id: randomToken(), email, name: 'Co-author' }],
    debts: owe(paper.debts, 'co-authors', stack.clock.now()),
  }));
  await stack.clock.advanceTo(stack.clock.now() + 60_000);
  const mail = stack.inbox().find(({ to }) => to.includes(email));
  const opened = await fetch(/https?:\/\/\S+\/g\/\S+/.exec(mail?.text ?? '')?.[0] ?? '', { redirect: 'manual' });
  const home = new URL(opened.headers.get('location') ?? '', stack.baseUrl).pathname;
  return { home, cookie: opened.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

export type Scene = Awaited<ReturnType<typeof startScene>>;

const keyOf = (item: Record<string, { S?: string }>): string => `${item.pk?.S} ${item.sk?.S}`;
