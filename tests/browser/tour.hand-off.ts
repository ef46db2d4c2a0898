import type { Page } from 'playwright-core';
import { usersOf } from '../../infra/local/seed.ts';
import { citizenDatabasePaper } from '../../infra/local/seed-data/discussion-papers.ts';
import { changePaper } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { Table } from '../../shared/store/table.store.ts';
import { sendPaper } from '../journey/author.ts';
import { Organiser } from '../journey/organiser.ts';
import { Participant } from '../journey/participant.ts';
import { type Stage, seatAt } from './stage.ts';
import { compare } from './tour.publication.ts';
import type { Look } from './tour.ts';

/** A published paper on its way into a repository; and one that is taken back, with what is left of it. */

const SEAT = 27;

/** While the forms are open. `staff` is signed in. */
export async function handOffs(stage: Stage, staff: Page, look: Look): Promise<void> {
  const paper = await aPublishedPaper(stage);
  const paperPage = `${stage.console}/papers/${paper.personId}/${paper.id}`;
  const publicPage = `/papers/${paper.workshopId}/${paper.id}`;
  await staff.goto(publicPage);
  await look('public-paper-with-licence', staff);
  await theWorkshopsPacket(stage, staff, look);
  await staff.goto(paperPage);
  await look('staff-paper-published', staff);
  await staff.getByRole('link', { name: 'Packet and hand-off to a repository' }).click();
  await look('staff-paper-hand-off', staff);
  await staff.getByLabel('Handed to which repository').fill('UNPAN, United Nations Public Administration Network');
  await staff.getByRole('button', { name: 'Note it' }).click();
  await staff.getByRole('alert').waitFor();
  await look('staff-paper-hand-off-error', staff);
  const day = new Date(stage.stack.clock.now()).toISOString().slice(0, 10);
  await staff.getByLabel('On which day', { exact: true }).fill(day);
  await staff.getByLabel(/^Identifier/).fill('UNPAN046123');
  await staff.getByLabel(/^Its address there/).fill('https://repository.example.org/unpan046123');
  await staff.getByLabel('Accepted on which day').fill(day);
  await staff.getByRole('button', { name: 'Note it' }).click();
  await staff.getByText('noted by').first().waitFor();
  await look('staff-paper-hand-off-accepted', staff);
  await aWithdrawal(staff, paperPage, look);
  await whatIsLeft(stage, staff, publicPage, look);
}

async function theWorkshopsPacket(stage: Stage, staff: Page, look: Look): Promise<void> {
  await staff.goto(`${stage.console}/papers`);
  await staff.getByRole('link', { name: 'Hand published papers to a repository' }).click();
  await look('staff-hand-off', staff);
  await staff.getByRole('button', { name: 'Make the packet' }).click();
  await stage.desk.advance({ advance: 'PT5M' });
  await staff.reload();
  await staff.getByRole('link', { name: /^Download the packet/ }).waitFor();
  await staff.locator('form[action$="/hand-off"]').evaluate((form: HTMLFormElement) => form.submit());
  await staff.getByRole('alert').waitFor();
  await look('staff-hand-off-error', staff);
}

async function aWithdrawal(staff: Page, paperPage: string, look: Look): Promise<void> {
  await staff.goto(paperPage);
  await staff.getByRole('link', { name: 'Withdraw the paper' }).click();
  await look('staff-paper-withdrawal', staff);
  await staff.getByLabel('Why it is withdrawn').fill('Two of its tables hold figures of another ministry.');
  await staff.locator('form[action$=withdrawal]').evaluate((form: HTMLFormElement) => form.submit());
  await staff.getByRole('alert').waitFor();
  await look('staff-paper-withdrawal-error', staff);
  await staff.getByRole('checkbox').check();
  await staff.getByRole('button', { name: 'Withdraw the paper for good' }).click();
  await staff.getByText('Withdrawn', { exact: true }).waitFor();
  await look('staff-paper-withdrawn', staff);
}

async function whatIsLeft(stage: Stage, page: Page, publicPage: string, look: Look): Promise<void> {
  await stage.desk.advance({ advance: 'PT5M' });
  await page.goto(`${stage.console}/hand-off`);
  await page.getByText('It is outdated').waitFor();
  await look('staff-hand-off-outdated', page);
  // Another reader: a browser keeps a public page for a minute.
  const reader = await (await stage.newBrowser()).newPage();
  await whatReadersSee(stage, reader, publicPage, look);
  await reader.context().close();
}

async function whatReadersSee(stage: Stage, page: Page, publicPage: string, look: Look): Promise<void> {
  await page.goto(publicPage);
  await page.getByText('This paper was withdrawn.').waitFor();
  await look('public-paper-withdrawn', page);
  await page.getByRole('link', { name: 'Check whether a file is this paper' }).click();
  await compare(page, 'paper.pdf', (await citizenDatabasePaper()).bytes);
  await page.getByText(/^Yes/).waitFor();
  await look('public-paper-proof-withdrawn', page);
  await page.goto(`/papers/${stage.seed.workshop.id}`);
  await look('public-papers-withdrawn', page);
}

/** Sent in over HTTP, and approved; what its form will ask for is noted straight in the table. */
async function aPublishedPaper(stage: Stage): Promise<Paper> {
  const seat = seatAt(stage, SEAT);
  const { people } = await stage.stack.people();
  const found = people.find(({ person }) => person.email === seat.address);
  const [user] = usersOf(stage.seed);
  if (!stage.stack.table || !found || !user) throw new Error('There is no table, no author in it, or no organiser.');
  const author = new Participant(stage.baseUrl, seat);
  await author.openLink({ text: found.link });
  const id = await sendPaper(author, await citizenDatabasePaper());
  await stage.desk.advance({ advance: 'PT5M' });
  const { workshopId, id: personId } = found.person;
  const organiser = await Organiser.signIn(stage.baseUrl, user);
  await organiser.decide(`${stage.console}/papers/${personId}/${id}`, 'approve', 1, 'A clear proposal.');
  await stage.desk.advance({ advance: 'PT5M' });
  const table = new Table(stage.stack.table.name, stage.stack.table.client);
  return changePaper(table, { workshopId, personId, id }, (paper) => ({
    ...paper,
    versions: paper.versions.map((version) => ({
      ...version,
      metadata: {
        ...version.metadata,
        language: 'en',
        licence: 'CC-BY-3.0-IGO',
        authors: version.metadata.authors.map((each, index) =>
          index === 0 ? { ...each, orcid: '0000-0002-1825-0097' } : each,
        ),
      },
      attachments: [{ ...version.file, name: 'Annex: forms of the registry.pdf', role: 'annex' }],
    })),
  }));
}
