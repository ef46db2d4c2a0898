import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { readParticipantsTable } from '../../shared/people/import.ts';
import { Refusal } from '../../shared/refusal.ts';
import { readWorkshopFile } from '../../shared/workshop/read-workshop-file.ts';
import type { WorkshopFile } from '../../shared/workshop/workshop.ts';
import type { LocalUser } from './engines/cognito.ts';
import { keepFile, readKeptJson } from './engines/kept-file.ts';

/** A workshop file and the participants' list beside it. */
export interface Seed {
  readonly workshop: WorkshopFile;
  readonly text: string;
  readonly participants: string | undefined;
}

/** The password of everyone who signs in to the console of a local run. It opens nothing else. */
const LOCAL_PASSWORD = 'Afterword-2011-local';
const START_OF_STORY = '15:00';
const ERRORS_SHOWN = 10;

/**
 * Reads a workshop file and its participants.
 * @throws Refusal with a sentence per error of the workshop file or of the list; Unreadable when a file cannot be read
 */
export function readSeed(file: string): Seed {
  const text = read(file, 'The workshop file');
  const workshop = readWorkshopFile(text);
  const list = workshop.participants;
  const participants = list === undefined ? undefined : readList(join(dirname(file), list));
  return { workshop, text, participants };
}

/** A list of which the import would leave out rows is refused as a whole: at the start nobody would read which. */
function readList(file: string): string {
  const text = read(file, "The participants' list");
  const { errors } = readParticipantsTable(text);
  if (errors.length === 0) return text;
  throw new Refusal(
    'invalid',
    `The participants' list ${file} cannot be taken as it is. Please correct it and start again.`,
    Object.fromEntries(
      errors.slice(0, ERRORS_SHOWN).map(({ row, column, message }, index) => {
        const where = column === '' ? `row ${row}` : `row ${row}, ${column}`;
        return [`${index}`, `${where}: ${message}`];
      }),
    ),
  );
}

/** Where the simulated clock begins: in the last hours of the workshop, before the first mail leaves (epoch ms). */
export function startOfStory({ workshop }: Seed): number {
  return Temporal.PlainDateTime.from(`${workshop.ends}T${START_OF_STORY}`).toZonedDateTime(workshop.timeZone)
    .epochMilliseconds;
}

/** The local sign-ins of a workshop's staff, organisers first. */
export function usersOf({ workshop }: Seed): LocalUser[] {
  return workshop.staff
    .toSorted((a, b) => Number(b.role === 'organiser') - Number(a.role === 'organiser'))
    .map(({ email, role }) => ({
      email,
      password: LOCAL_PASSWORD,
      ...(role === 'organiser' && { groups: ['organisers'] }),
    }));
}

const SeededSchema = z.object({ workshops: z.array(z.string()) });

/** Which workshops a data folder was given already. @throws DamagedData */
export function seededWorkshops(folder: string): string[] {
  return readKeptJson(join(folder, 'seeded.json'), SeededSchema)?.workshops ?? [];
}

/**
 * Creates the workshop as an organiser would, over HTTP. Noted in the folder when all of it is done, so that a start
 * which was killed in between does it again; what was created already is left as it is.
 * @throws Error with what the product answered
 */
export async function seedWorkshop(baseUrl: string, folder: string, seed: Seed): Promise<void> {
  const [organiser] = usersOf(seed);
  if (!organiser) throw new Error('The workshop file names nobody who could sign in.');
  const cookie = await signIn(baseUrl, organiser);
  const post = (path: string, type: string, body: string): Promise<Response> =>
    fetch(`${baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': type, accept: 'application/json', origin: baseUrl, cookie },
      body,
      redirect: 'manual',
    });
  const { id } = seed.workshop;
  await expectDone('creating the workshop', await post('/staff/workshops', 'application/json', seed.text));
  if (seed.participants !== undefined) {
    const reply = await post(`/staff/w/${id}/participants`, 'text/csv; charset=utf-8', seed.participants);
    await expectDone('importing the participants', reply);
  }
  const done = new Set([...seededWorkshops(folder), id]);
  keepFile(join(folder, 'seeded.json'), JSON.stringify({ workshops: [...done] }));
}

/** Signs in with the console's own form. @returns the cookies, as a request sends them */
export async function signIn(baseUrl: string, { email, password }: LocalUser): Promise<string> {
  const reply = await fetch(`${baseUrl}/staff/sign-in`, {
    method: 'POST',
    headers: { origin: baseUrl },
    body: new URLSearchParams({ email, password }),
    redirect: 'manual',
  });
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  if (reply.status >= 400 || cookies.length === 0) {
    throw new Error(`Signing in as ${email} failed: the console answered ${reply.status}.`);
  }
  return cookies.join('; ');
}

/** 409 says that it is there already. */
async function expectDone(what: string, reply: Response): Promise<void> {
  if (reply.status < 400 || reply.status === 409) return;
  throw new Error(`${what} failed: the console answered ${reply.status} ${(await reply.text()).slice(0, 500)}`);
}

function read(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Unreadable(`${what} ${file} cannot be read; check the path.`);
  }
}

/** A file that was named cannot be read. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
