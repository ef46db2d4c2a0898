import type { Page } from 'playwright-core';
import {
  type DiscussionPaper,
  governmentWebsitesPaper,
  revisedGovernmentWebsitesPaper,
} from '../../infra/local/seed-data/discussion-papers.ts';
import { addAction } from '../../shared/actions/action.store.ts';
import { Table } from '../../shared/store/table.store.ts';
import { Participant } from '../journey/participant.ts';
import { seededRandom } from '../journey/random.ts';
import { anAction } from '../support/participants.ts';
import { addSwotEntry, chooseFile, decide, describePaper, fillFeedback, handIn } from './forms.ts';
import {
  createWorkshop,
  followPersonalLink,
  MOMENTS,
  OFFICE,
  openMail,
  type Stage,
  signIn,
  author as theAuthor,
} from './stage.ts';
import { anonymously, anonymouslyClosed } from './tour.ballots.ts';
import { coAuthors, onBehalf } from './tour.co-authors.ts';
import { handOffs } from './tour.hand-off.ts';
import { closedInBangla, inBangla } from './tour.languages.ts';
import { byTelephone, manyAtOnce } from './tour.organiser.ts';
import { ofPrivacy } from './tour.privacy.ts';
import { isItThePublishedFile } from './tour.publication.ts';
import { theAnsweredQuestionnaire, theQuestionnaire } from './tour.questionnaire.ts';
import { reportApproved } from './tour.report.ts';
import { resultsGrowing, resultsTold } from './tour.results.ts';
import { theReview } from './tour.review.ts';
import { inTheRoom } from './tour.room.ts';
import { manyPapers } from './tour.screening.ts';
import { submissions } from './tour.submission.ts';
import { eachOthersSwot, swotThemes } from './tour.swot.ts';

/** Told of every page, each time it is in a state worth a look. */
export type Look = (name: string, page: Page) => Promise<void>;

/**
 * Plays the follow-up of the Dhaka workshop in a browser and stops at every page in every state that it can be in. For
 * whoever looks at all of them: with axe, with a validator, or with their own eyes.
 */
export async function tour(stage: Stage, look: Look): Promise<void> {
  const staff = await (await stage.newBrowser({ viewport: OFFICE })).newPage();
  const author = await (await stage.newBrowser()).newPage();
  await beforeAnything(staff, look);
  await createWorkshop(stage);
  await anEmptyConsole(stage, staff, look);
  await thePlan(stage, staff, look);
  await theQuestionnaire(stage, staff, look);
  await beforeTheInvitation(stage, author, look);
  const mails = await stage.desk.advance({ to: MOMENTS.invitation });
  await feedbackAndSwot(stage, author, look);
  await aPaper(stage, author, staff, look);
  await othersAnswer(stage, mails);
  await inBangla(stage, look);
  await anonymously(stage, staff, look);
  await coAuthors(stage, staff, look);
  await onBehalf(stage, staff, look);
  await ofPrivacy(stage, staff, look);
  await theReview(stage, look);
  await inTheRoom(stage, staff, look);
  await eachOthersSwot(stage, look);
  await submissions(stage, look);
  await aFullConsole(stage, staff, look);
  await resultsGrowing(stage, staff, look);
  await manyAtOnce(stage, staff, look);
  await byTelephone(stage, staff, look);
  await swotThemes(stage, staff, look);
  await theAnsweredQuestionnaire(stage, staff, look);
  await handOffs(stage, staff, look);
  await manyPapers(stage, staff, look);
  await theDesk(stage, staff, look);
  await stage.desk.advance({ to: MOMENTS.closed });
  await afterClosing(stage, author, staff, look);
  await closedInBangla(stage, look);
  await resultsTold(stage, look);
  await anonymouslyClosed(stage, staff, look);
}

const at =
  (page: Page, look: Look) =>
  async (name: string, address: string): Promise<void> => {
    await page.goto(address);
    await look(name, page);
  };

async function beforeAnything(page: Page, look: Look): Promise<void> {
  const visit = at(page, look);
  await visit('public-home', '/');
  await visit('public-nowhere', '/there/is/nothing');
  await visit('participant-bad-link', '/l/open.k1.forged');
  await visit('desk-clock-empty', '/_desk');
  await visit('desk-people-empty', '/_desk/people');
  await visit('desk-mailed-empty', '/_desk/mailed');
  await visit('desk-inbox-empty', '/_desk/inbox');
  await visit('desk-executions-empty', '/_desk/executions');
}

async function anEmptyConsole(stage: Stage, page: Page, look: Look): Promise<void> {
  const { console } = stage;
  const visit = at(page, look);
  await visit('staff-sign-in', '/staff/sign-in');
  await page.getByLabel('E-mail address').fill('organiser@example.org');
  await page.getByLabel('Password').fill('guessed');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await look('staff-sign-in-wrong', page);
  await signIn(stage, page);
  await look('staff-workshops', page);
  await visit('staff-workshop-new', '/staff/workshops');
  await page.getByLabel('Or paste its text').fill('{"format": 1, "title": ""}');
  await page.getByRole('button', { name: 'Create the workshop' }).click();
  await look('staff-workshop-new-error', page);
  await visit('staff-overview-empty', console);
  await visit('staff-feedback-empty', `${console}/feedback`);
  await visit('staff-swot-empty', `${console}/swot`);
  await visit('staff-papers-empty', `${console}/papers`);
  await visit('staff-report-before', `${console}/report`);
  await visit('staff-nowhere', `${console}/nothing`);
  await visit('staff-participants', `${console}/participants/import`);
  await page.getByRole('button', { name: 'Check the table' }).click();
  await look('staff-participants-error', page);
  await page
    .getByLabel('Or paste the table')
    .fill(
      'name,email,organisation,remarks\nGone Away,bounce-gone@example.org,Access to Information,\nNobody,no address,,\n',
    );
  await page.getByRole('button', { name: 'Check the table' }).click();
  await look('staff-participants-check', page);
  await page.getByRole('button', { name: 'Import 1 person' }).click();
  await look('staff-participants-imported', page);
  await visit('staff-reschedule', `${console}/reschedule`);
  await page.getByLabel(/First day/).fill('2011-07-12');
  await page.getByLabel(/Last day/).fill('2011-07-11');
  await page.getByLabel(/why|Reason/i).fill('The venue is not free.');
  await page
    .getByRole('button')
    .filter({ hasText: /Show|Preview|See/ })
    .first()
    .click();
  await look('staff-reschedule-error', page);
  await page.getByLabel(/Last day/).fill('2011-07-13');
  await page
    .getByRole('button')
    .filter({ hasText: /Show|Preview|See/ })
    .first()
    .click();
  await look('staff-reschedule-preview', page);
}

async function thePlan({ console }: Stage, page: Page, look: Look): Promise<void> {
  const visit = at(page, look);
  await visit('staff-plan', `${console}/plan`);
  await page.getByRole('button', { name: 'Hold back Last call' }).click();
  await page.getByRole('button', { name: 'Skip First reminder' }).click();
  await page.getByRole('button', { name: 'Pause the whole plan' }).click();
  await look('staff-plan-paused', page);
  await page.getByRole('button', { name: 'Resume the plan' }).click();
  await page.getByRole('button', { name: 'Put back First reminder' }).click();
  await page.getByRole('button', { name: 'Let go Last call' }).click();
  await page.getByRole('link', { name: 'Add a step' }).click();
  await look('staff-plan-step-form', page);
  await page.getByRole('radio', { name: /^Reminder/ }).check();
  await page.getByRole('radio', { name: /after the workshop’s last day$/ }).check();
  await page.getByLabel('How many days').fill('60');
  await page.getByLabel('Time', { exact: true }).fill('09:00');
  await page.getByRole('button', { name: 'Add the step' }).click();
  await page.getByRole('alert').waitFor();
  await look('staff-plan-step-error', page);
  await visit('staff-plan-settings', `${console}/plan/settings`);
  await visit('staff-cancel', `${console}/cancel`);
}

async function beforeTheInvitation(stage: Stage, page: Page, look: Look): Promise<void> {
  const { people } = await stage.stack.people();
  const link = people.find(({ person }) => person.email === theAuthor(stage).address)?.link ?? '';
  await page.goto(link);
  await look('participant-not-open', page);
  await page.getByRole('link', { name: 'Feedback', exact: true }).click();
  await look('participant-feedback-not-open', page);
  await aLostLink(stage, page, look);
}

async function aLostLink(stage: Stage, page: Page, look: Look): Promise<void> {
  await page.goto(`/l/open.k1.${stage.seed.workshop.id}.x.1.forged`);
  await look('participant-lost-link', page);
  await page.getByRole('link', { name: 'Ask for a new link' }).click();
  await look('participant-link', page);
  await page.getByLabel('Your e-mail address').fill('nobody');
  await page.locator('form').evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole('alert').waitFor();
  await look('participant-link-error', page);
  await page.getByLabel('Your e-mail address').fill('nobody@example.org');
  await page.getByRole('button', { name: 'Send me the link' }).click();
  await look('participant-link-asked', page);
}

async function nothingToAdd(page: Page, look: Look): Promise<void> {
  await page
    .getByRole('button', { name: /^I have nothing to add/ })
    .first()
    .click();
  await look('participant-my-page-declined', page);
  await page.getByRole('link', { name: 'Feedback', exact: true }).click();
  await look('participant-feedback-declined', page);
  await page.getByRole('link', { name: 'My page' }).click();
  await page.getByRole('button', { name: /^Ask me again/ }).click();
}

/** The author took it on at the workshop; it is noted straight in the table. */
async function anActionOfTheAuthor(stage: Stage, page: Page, look: Look): Promise<void> {
  const { people } = await stage.stack.people();
  const owner = people.find(({ person }) => person.email === theAuthor(stage).address)?.person;
  if (!stage.stack.table || !owner) throw new Error('There is no table, or no author in it.');
  const table = new Table(stage.stack.table.name, stage.stack.table.client);
  await addAction(table, anAction({ workshopId: owner.workshopId, personId: owner.id }));
  await page.getByRole('link', { name: 'My page' }).click();
  await page.getByRole('link', { name: 'Say what came of it' }).click();
  await look('participant-action', page);
  await page
    .locator('form[action*="/actions/"]')
    .first()
    .evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole('alert').waitFor();
  await look('participant-action-error', page);
  await page.getByLabel('What came of it so far?').fill('All ministries have it. Three have answered.');
  await page.getByLabel('Done').check();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('button', { name: 'Send the news' }).waitFor();
  await look('participant-action-received', page);
}

async function feedbackAndSwot(stage: Stage, page: Page, look: Look): Promise<void> {
  await openMail(page, theAuthor(stage).address, /^Your feedback/);
  await look('desk-mail', page);
  await followPersonalLink(page);
  await look('participant-feedback', page);
  await page.locator('form[action$="/feedback"]').evaluate((form: HTMLFormElement) => form.submit()); // past the browser's own checks
  await page.getByRole('alert').waitFor();
  await look('participant-feedback-error', page);
  await page.getByRole('link', { name: 'My page' }).click();
  await look('participant-my-page', page);
  await nothingToAdd(page, look);
  await page.getByRole('link', { name: 'Give feedback' }).click();
  await fillFeedback(page, 4, 'To see how other countries began.');
  await page.getByRole('button', { name: 'Send the feedback' }).click();
  await page.waitForURL('**/feedback/received');
  await look('participant-feedback-received', page);
  await page.getByRole('link', { name: 'Change my answers' }).click();
  await look('participant-feedback-again', page);
  await page.getByRole('link', { name: 'SWOT' }).click();
  await look('participant-swot-empty', page);
  await page.getByRole('radio', { name: /^Strengths/ }).check();
  await page.locator('form[action$="/swot"]').evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole('alert').waitFor();
  await look('participant-swot-error', page);
  await addSwotEntry(page, 'Strengths', 'People in every ministry who want it.');
  await addSwotEntry(page, 'Threats', 'One incident can take away the trust of years.');
  await look('participant-swot', page);
  await page
    .getByRole('link', { name: /^Change or withdraw/ })
    .first()
    .click();
  await look('participant-swot-entry', page);
  await anActionOfTheAuthor(stage, page, look);
  await page.getByRole('link', { name: 'Papers' }).click();
  await look('participant-papers-empty', page);
  await openMail(page, theAuthor(stage).address, /^Your feedback/);
  await page.getByRole('link', { name: /\/u\// }).first().click();
  await look('participant-unsubscribe', page);
  await page.getByRole('button', { name: 'Turn the reminders off' }).click();
  await look('participant-unsubscribed', page);
  await page.goBack();
}

async function aPaper(stage: Stage, page: Page, staff: Page, look: Look): Promise<void> {
  const { title, fileName, bytes } = await governmentWebsitesPaper();
  await at(staff, look)('public-papers-empty', `/papers/${stage.seed.workshop.id}`);
  await openMail(page, theAuthor(stage).address, /^Your feedback/);
  await followPersonalLink(page);
  await page.getByRole('link', { name: 'Papers' }).click();
  await page
    .getByRole('link', { name: /paper/i })
    .filter({ hasText: /Send|new/i })
    .first()
    .click();
  await look('participant-paper-new', page);
  await page.getByLabel('Name', { exact: true }).fill('');
  await page.locator('main form[action$=papers]').evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole('alert').waitFor();
  await look('participant-paper-new-error', page);
  await page.getByLabel('Name', { exact: true }).fill('Deputy Secretary 03');
  await describePaper(page);
  await look('participant-paper-draft', page);
  await chooseFile(page, 'notes.pdf', Buffer.from('These are notes and no PDF.'));
  await look('participant-paper-arrived', page);
  await handIn(page);
  await look('participant-paper-no-pdf', page);
  await chooseFile(page, fileName, bytes);
  await handIn(page);
  await look('participant-paper-submitted', page);
  await page.getByRole('link', { name: 'Change the details' }).click();
  await look('participant-paper-details', page);
  await stage.desk.advance({ advance: 'PT1H' });
  const organiser = 'organiser@example.org';
  await mailLook(stage, staff, look, 'mail-to-review', organiser, 'To review');
  await staff.goto(`${stage.console}/papers`);
  await staff.getByRole('link', { name: title }).click();
  const paperPage = staff.url();
  await look('staff-paper', staff);
  await staff.locator('form[action$=decision]').evaluate((form: HTMLFormElement) => form.submit());
  await staff.getByRole('alert').waitFor();
  await look('staff-paper-error', staff);
  await decide(staff, /revision/i, 'Please say how many sites were looked at.\nAnd who did it.');
  await look('staff-paper-decided', staff);
  await stage.desk.advance({ advance: 'PT1H' });
  await mailLook(stage, staff, look, 'mail-revision', theAuthor(stage).address, 'Please revise');
  await page.getByRole('link', { name: 'Papers' }).click();
  await page.getByRole('link', { name: /Open this paper/ }).click();
  await look('participant-paper-revision', page);
  await page.getByRole('link', { name: 'My page' }).click();
  await look('participant-my-page-revision', page);
  await page.getByRole('link', { name: 'Papers' }).click();
  await page.getByRole('link', { name: /Open this paper/ }).click();
  await handInAgain(page, await revisedGovernmentWebsitesPaper());
  await stage.desk.advance({ advance: 'PT1H' });
  await staff.goto(paperPage);
  await decide(staff, /^Approve/, 'Thank you: this answers the question.');
  await stage.desk.advance({ advance: 'PT1H' });
  await page.reload();
  await look('participant-paper-published', page);
  await page.getByRole('link', { name: 'Open its public page' }).click();
  await look('public-paper', page);
  await isItThePublishedFile(page, look, (await revisedGovernmentWebsitesPaper()).bytes);
  await page.getByRole('link', { name: 'All papers of this workshop' }).click();
  await look('public-papers', page);
  await mailLook(stage, staff, look, 'mail-approved', theAuthor(stage).address, 'Approved and published');
}

async function handInAgain(page: Page, { fileName, bytes }: DiscussionPaper): Promise<void> {
  await chooseFile(page, fileName, bytes);
  await handIn(page);
}

const VIEWS = [
  [
    ['strength', 'The government has declared its vision of a digital country.'],
    ['threat', 'Without a response team of our own, one incident undoes years of trust.'],
  ],
  [['weakness', 'Neighbouring ministries cannot exchange a single record without paper.']],
  [
    ['opportunity', 'Mobile telephones reach nearly every village: services can go where computers do not.'],
    ['weakness', 'Digital signatures have a law, but hardly anybody who issues them.'],
    ['threat', 'Trained people leave for better paid posts.'],
  ],
] as const;

/** Eleven more people answer, over HTTP: enough for figures to look like figures. */
async function othersAnswer(
  stage: Stage,
  mails: readonly { to: string[]; text?: string | undefined }[],
): Promise<void> {
  const random = seededRandom(2011);
  const willing = stage.seats.filter(({ papersPromised }) => papersPromised === 0).slice(0, 11);
  for (const [index, seat] of willing.entries()) {
    const person = new Participant(stage.baseUrl, seat);
    await person.openLink(mails.find(({ to }) => to.includes(seat.address)) ?? {});
    if (index !== 3) await person.giveFeedback(random);
    for (const [quadrant, text] of index === 5 ? [] : (VIEWS.at(index % VIEWS.length) ?? [])) {
      await person.addSwotEntry(quadrant, text);
    }
  }
}

async function aFullConsole(stage: Stage, page: Page, look: Look): Promise<void> {
  const { console } = stage;
  const visit = at(page, look);
  await visit('staff-overview', console);
  await visit('staff-feedback', `${console}/feedback`);
  await visit('staff-swot', `${console}/swot`);
  await visit('staff-papers', `${console}/papers`);
  await visit('staff-participants-list', `${console}/participants?search=${encodeURIComponent(theAuthor(stage).name)}`);
  await page
    .getByRole('link', { name: theAuthor(stage).name })
    .first()
    .click();
  await look('staff-person', page);
  await aPersonOutOfReach(page, console, look);
  await theWording(stage, page, look);
}

/** Whom no mail reaches, and what an organiser does about it. */
async function aPersonOutOfReach(page: Page, console: string, look: Look): Promise<void> {
  await at(page, look)('staff-participants-not-reached', `${console}/participants?state=not-reached&search=Gone`);
  await page.getByRole('link', { name: 'Gone Away' }).first().click();
  await look('staff-person-not-reached', page);
  await page.getByLabel('E-mail address').fill('nobody');
  await page.locator('form[action$=address]').evaluate((form: HTMLFormElement) => form.submit());
  await page.getByRole('alert').waitFor();
  await look('staff-person-address-error', page);
  await page.getByLabel('E-mail address').fill('director-two@example.org');
  await page.getByRole('button', { name: /^Save the address/ }).click();
  await page.getByRole('status').waitFor();
  await look('staff-person-address-saved', page);
  await page.getByLabel('Until the end of').fill('2011-07-01');
  await page.getByRole('button', { name: 'Give more time' }).click();
  await page.getByRole('alert').waitFor();
  await look('staff-person-extension-error', page);
  await page.getByLabel('Until the end of').fill('2011-09-01');
  await page.getByRole('button', { name: 'Give more time' }).click();
  await page.getByRole('status').waitFor();
  await page.getByLabel('What was taken on').fill('Send the list of services to all ministries');
  await page.getByRole('button', { name: 'Note the action' }).click();
  await page.getByRole('status').waitFor();
  await look('staff-person-history', page);
  // The rest of the tour closes with everyone's deadline.
  await page.getByRole('button', { name: 'Take the extension back' }).click();
  await page.getByRole('status').waitFor();
}

async function theWording({ console }: Stage, page: Page, look: Look): Promise<void> {
  const visit = at(page, look);
  await visit('staff-mails', `${console}/mails`);
  await visit('staff-mail', `${console}/mails/reminder/en`);
  await page.getByLabel('Text').fill('Dear {{nmae}}, something of yours is still missing.');
  await page.getByRole('button', { name: 'Save' }).click();
  await look('staff-mail-error', page);
  await page
    .getByLabel('Text')
    .fill('Something of yours is still missing.\n\nThe report of the {{workshop}} waits for it.');
  await page.getByRole('button', { name: 'Preview without saving' }).click();
  await page.frameLocator('iframe').getByText('waits for it').waitFor();
  await look('staff-mail-preview', page);
  await page.getByRole('button', { name: 'Send a test to me' }).click();
  await look('staff-mail-tested', page);
  await page.getByRole('button', { name: 'Save' }).click();
  await look('staff-mail-own', page);
  await visit('staff-mail-bangla', `${console}/mails/invitation/bn`);
}

async function theDesk(stage: Stage, page: Page, look: Look): Promise<void> {
  const visit = at(page, look);
  await visit('desk-clock', '/_desk');
  await visit('desk-people', '/_desk/people');
  await visit('desk-mailed', '/_desk/mailed');
  await visit('desk-inbox', '/_desk/inbox');
  await visit('desk-executions', '/_desk/executions');
  await visit('desk-nothing', '/_desk/nothing');
  const [first] = stage.seats;
  await mailLook(stage, page, look, 'mail-invitation', first?.address ?? '', 'Your feedback');
}

async function afterClosing(stage: Stage, page: Page, staff: Page, look: Look): Promise<void> {
  await openMail(page, theAuthor(stage).address, /^Your feedback/);
  await followPersonalLink(page);
  await look('participant-feedback-closed', page);
  for (const [link, name] of [
    ['My page', 'participant-closed'],
    ['SWOT', 'participant-swot-closed'],
    ['Papers', 'participant-papers-closed'],
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).click();
    await look(name, page);
  }
  const visit = at(staff, look);
  await visit('staff-overview-closed', stage.console);
  await reportApproved(stage, staff, look);
  const [, , , late] = stage.seats;
  await mailLook(stage, staff, look, 'mail-last-call', late?.address ?? '', 'Last call');
  await mailLook(stage, staff, look, 'mail-report', 'organiser@example.org', 'Summary report');
}

/** A mail's HTML as a page of its own, as a mail program shows it. */
async function mailLook(
  stage: Stage,
  page: Page,
  look: Look,
  name: string,
  to: string,
  subject: string | RegExp,
): Promise<void> {
  const mail = stage.stack.inbox().findLast((each) => each.to.includes(to) && each.subject.search(subject) >= 0);
  if (!mail) throw new Error(`No mail “${subject}” to ${to}.`);
  await page.goto('about:blank');
  await page.setContent(mail.html ?? '');
  await look(name, page);
}
