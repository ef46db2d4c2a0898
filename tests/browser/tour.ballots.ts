import type { Page } from 'playwright-core';
import { usersOf } from '../../infra/local/seed.ts';
import { Organiser } from '../journey/organiser.ts';
import { castByProgram } from '../support/voter.ts';
import { fillFeedback } from './forms.ts';
import type { Stage } from './stage.ts';
import type { Look } from './tour.ts';

/** The pages of a workshop whose feedback is anonymous, beside the one that the tour is about. */

const ID = 'dhaka-anonymous';
const VOTERS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'] as const;
const PEOPLE = ['Reader', 'Waverer', 'Bystander', ...VOTERS];

async function linkOf(stage: Stage, name: string): Promise<string> {
  const { people } = await stage.stack.people();
  const found = people.find(({ person }) => person.workshopId === ID && person.name === name);
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found.link;
}

async function feedbackOf(stage: Stage, name: string, how: Parameters<Stage['newBrowser']>[0] = {}): Promise<Page> {
  const page = await (await stage.newBrowser(how)).newPage();
  await page.goto(await linkOf(stage, name));
  await page.getByRole('link', { name: 'Feedback', exact: true }).click();
  return page;
}

const ready = (page: Page) => page.locator('form[data-ballot] button[type=submit]:enabled').waitFor();
const inBangla = (page: Page) => page.getByRole('button', { name: 'বাংলা' }).click();
const back = (page: Page) => page.getByRole('button', { name: 'English' }).waitFor();

/** While the forms are open. */
export async function anonymously(stage: Stage, staff: Page, look: Look): Promise<void> {
  await created(stage);
  const reader = await feedbackOf(stage, 'Reader');
  await ready(reader);
  await look('participant-ballot', reader);
  await inBangla(reader);
  await back(reader);
  await ready(reader);
  await look('participant-ballot-bangla', reader);
  await reader.locator('form[data-ballot]').evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await reader.getByRole('button', { name: 'বেনামে পাঠান' }).click();
  await reader.getByRole('alert').getByRole('link').first().waitFor();
  await look('participant-ballot-error-bangla', reader);
  await reader.getByRole('button', { name: 'English' }).click();
  await reader.getByRole('button', { name: 'বাংলা' }).waitFor();
  await fillFeedback(reader, 4, 'That everybody spoke.');
  const send = reader.getByRole('button', { name: 'Send it anonymously' });
  await reader.route('**/ballots/*', (route) =>
    route.request().postData()?.includes('token') ? route.abort() : route.continue(),
  );
  await send.click();
  await reader.getByRole('status').filter({ hasText: 'Not sent yet: there is no connection' }).waitFor();
  await look('participant-ballot-not-sent', reader);
  await reader.reload();
  await ready(reader);
  await look('participant-ballot-unfinished', reader);
  await reader.unroute('**/ballots/*');
  await send.click();
  await reader.getByRole('heading', { name: 'Thank you for your feedback' }).waitFor();
  await look('participant-ballot-cast', reader);
  await reader.getByRole('link', { name: 'Feedback', exact: true }).click();
  await look('participant-ballot-served', reader);
  await inBangla(reader);
  await back(reader);
  await look('participant-ballot-served-bangla', reader);
  await reader.goto(`${new URL(reader.url()).pathname}/received`);
  await look('participant-ballot-cast-bangla', reader);
  await reader.getByRole('link', { name: 'আমার পাতা', exact: true }).click();
  await look('participant-my-page-served-bangla', reader);

  const bystander = await feedbackOf(stage, 'Bystander');
  await asWithoutScripts(bystander);
  await look('participant-ballot-no-script', bystander);
  await inBangla(bystander);
  await back(bystander);
  await asWithoutScripts(bystander);
  await look('participant-ballot-no-script-bangla', bystander);
  await Promise.all([reader, bystander].map((page) => page.context().close()));

  for (const name of VOTERS) await castByProgram(stage.baseUrl, await linkOf(stage, name), answersOf(name));
  await castByProgram(stage.baseUrl, await linkOf(stage, 'Waverer'), undefined);
  const console = `${stage.baseUrl}/staff/w/${ID}`;
  await staff.goto(`${console}/feedback`);
  await look('staff-feedback-anonymous', staff);
  await staff.goto(console);
  await look('staff-overview-anonymous', staff);
  await staff.goto(`${console}/participants`);
  await staff.getByRole('link', { name: 'Waverer' }).click();
  await look('staff-person-served', staff);
}

/** The page as a browser without scripts shows it, in one in which whoever looks can use scripts of their own. */
async function asWithoutScripts(page: Page): Promise<void> {
  const address = page.url();
  await page.route(
    address,
    async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(/<\/?noscript>/g, '').replaceAll(/<script>.*?<\/script>/gs, '');
      await route.fulfill({ response, body });
    },
    { times: 1 },
  );
  await page.goto(address);
}

/** After the closing. */
export async function anonymouslyClosed(stage: Stage, staff: Page, look: Look): Promise<void> {
  const page = await feedbackOf(stage, 'First');
  await look('participant-ballot-closed', page);
  await page.context().close();
  await staff.goto(`${stage.baseUrl}/staff/w/${ID}/feedback`);
  await look('staff-feedback-anonymous-closed', staff);
  await staff.getByRole('link', { name: 'Read the results in the report' }).click();
  await look('staff-report-anonymous', staff);
}

async function created({ baseUrl, seed }: Stage): Promise<void> {
  const [user] = usersOf(seed);
  if (!user) throw new Error('Nobody can sign in.');
  const organiser = await Organiser.signIn(baseUrl, user);
  const anonymous = { id: ID, title: 'The same workshop, anonymously', feedback: { anonymous: true } };
  await organiser.createWorkshop({ ...seed.workshop, firstPlanned: undefined, ...anonymous });
  const rows = PEOPLE.map((name) => `${name},${name.toLowerCase()}@example.org,The Ministry`);
  await organiser.importParticipants(ID, ['name,email,organisation', ...rows].join('\n'));
}

/** All alike but in one answer: so some counts are told, and some are withheld. */
const answersOf = (name: string): Record<string, unknown> => ({
  'sessions.opening': '4',
  ...Object.fromEntries(
    ['objectives', 'documents', 'presentations', 'discussions', 'structure', 'organisation', 'usefulness'].map((id) => [
      id,
      '4',
    ]),
  ),
  topic: name === 'First' ? '1' : '5',
  recommendation: '9',
  application: name === 'Second' ? 'policy' : 'own-work',
  best: `The open discussion, said the ${name.toLowerCase()} of six.`,
  ...(name === 'Third' && { comments: 'Alone with this.' }),
});
