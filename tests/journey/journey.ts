import { type Seed, usersOf } from '../../infra/local/seed.ts';
import {
  citizenDatabasePaper,
  governmentWebsitesPaper,
  revisedGovernmentWebsitesPaper,
} from '../../infra/local/seed-data/discussion-papers.ts';
import { revisePaper, sendPaper, sha256 } from './author.ts';
import { Browser } from './browser.ts';
import { tryForgedLinks } from './forged-links.ts';
import { harvest, openPacket } from './librarian.ts';
import { Desk, isFollowUp, movesCalendarTo, type ReceivedMail } from './mails.ts';
import { Organiser } from './organiser.ts';
import { Participant } from './participant.ts';
import { seededRandom } from './random.ts';
import { filesOfReport, reportToAll } from './reporting.ts';
import { Reviewer } from './reviewer.ts';
import { readSeats } from './seats.ts';
import { giveSwot } from './thoughts.ts';
import { type StepSeen, type Verdict, verdictOn } from './verdict.ts';

/** The plan as its people would read it off a calendar: Friday and Saturday are Dhaka's weekend. */
const PLAN = {
  invitation: '2011-07-10T09:00:00+06:00',
  'reminder-1': '2011-07-24T09:00:00+06:00',
  'reminder-2': '2011-08-07T09:00:00+06:00',
  'last-call': '2011-08-18T10:00:00+06:00',
  closing: '2011-08-21T17:01:00+06:00',
} as const;

/** How many of the people answer after each step's mail. */
const ANSWER = { invitation: 27, 'reminder-1': 14, 'reminder-2': 9, 'last-call': 6 } as const;

const REVIEWER = 'rahman@university.example.org';

export const JOURNEY_BEGINS = '2011-07-05T09:00:00+06:00';

export interface JourneyReport extends Verdict {
  readonly participants: number;
  readonly invited: number;
  readonly responded: number;
  readonly swotEntries: number;
  readonly remindersSent: number;
  readonly papers: {
    readonly submitted: number;
    readonly revised: number;
    readonly approved: number;
    readonly packed: number;
    readonly harvested: number;
  };
  /** How many mails went out with the report. */
  readonly reported: number;
  readonly refused: number;
  readonly closed: boolean;
}

/**
 * Plays the six weeks after the Dhaka workshop as its people would: through HTTP and the mails that arrive, on a clock
 * that stands at `JOURNEY_BEGINS`.
 * @param tell is told what happens, a line at a time
 * @param takeReport is given the report's files and what else there is to take along
 * @throws Error with what went wrong where, when anything is not as its people expect it
 */
export async function playJourney(
  baseUrl: string,
  seed: Seed,
  tell: (line: string) => void,
  takeReport?: (name: string, bytes: Uint8Array) => void,
): Promise<JourneyReport> {
  const desk = new Desk(baseUrl);
  const file = seed.workshop;
  const people = readSeats(seed.participants ?? '').map((seat) => new Participant(baseUrl, seat));
  const random = seededRandom(2011);
  const steps: StepSeen[] = [];
  let refused = 0;

  tell('The workshop is set up for 7–8 July 2011, and moved to 8–9 July before it begins.');
  const [user] = usersOf(seed);
  if (!user) throw new Error('Nobody can sign in.');
  const organiser = await Organiser.signIn(baseUrl, user);
  await organiser.createWorkshop({ ...file, ...file.firstPlanned, reason: undefined, firstPlanned: undefined });
  await organiser.importParticipants(file.id, seed.participants ?? '');
  await organiser.reschedule(file.id, file.starts, file.ends, file.firstPlanned?.reason ?? 'Moved by a day');
  const newDates = (await desk.advance({ advance: 'PT1H' })).filter((mail) => movesCalendarTo(mail, file.starts));
  const notices = new Set(newDates.flatMap(({ to }) => to)).size;
  if (newDates.length !== people.length || notices !== people.length) {
    throw new Error(`Of the new dates ${notices} of ${people.length} people were told, by ${newDates.length} mails.`);
  }
  tell(`            ${notices} people are told of the new dates, each with an entry for the calendar`);

  const playStep = async (step: keyof typeof ANSWER): Promise<ReceivedMail[]> => {
    const owing = new Set(people.filter((person) => person.owesSomething()).map(({ address }) => address));
    const arrived = await desk.advance({ to: new Date(PLAN[step]).toISOString() });
    const mails = arrived.filter(isFollowUp);
    const mailed = mails.flatMap(({ to }) => to);
    steps.push({ step, owing, mailed });
    tell(
      `${PLAN[step].slice(0, 10)}  ${step}: ${mailed.length} mails, ${people.length - owing.size} people left alone`,
    );
    return mails;
  };

  const answer = async (step: keyof typeof ANSWER, mails: readonly ReceivedMail[]): Promise<void> => {
    // By address: mails lie in the inbox in the order of random ids, and each journey should be the same.
    const others = mails.filter(({ to }) => !to.includes(official(people).address));
    const willing = others.toSorted((a, b) => a.to.join().localeCompare(b.to.join())).slice(0, ANSWER[step]);
    for (const [index, mail] of willing.entries()) {
      const person = people.find(({ address }) => mail.to.includes(address));
      if (!person) throw new Error(`A mail went to ${mail.to.join(', ')}, who is no participant.`);
      await person.openLink(mail);
      // Some answer half of what they were asked, and get the rest in the next mail.
      if (index % 5 !== 4 && !person.gaveFeedback) await person.giveFeedback(random);
      if (index % 7 !== 6) await giveSwot(person, 1 + Math.floor(random() * 3));
    }
    tell(`            ${willing.length} people opened their link and answered, some of them once more`);
  };

  const invitations = await playStep('invitation');
  await answer('invitation', invitations);
  refused += await tryForgedLinks(baseUrl, people, invitations);
  tell(`            ${refused} forged, cut-off and foreign links were refused`);
  await answer('reminder-1', await playStep('reminder-1'));

  const author = official(people);
  const reminder = invitations.find(({ to }) => to.includes(author.address));
  if (!reminder) throw new Error('The official who promised the papers was never invited.');
  await desk.advance({ to: '2011-07-28T05:00:00Z' });
  await author.openLink(reminder);
  await author.giveFeedback(random);
  const first = await citizenDatabasePaper();
  const second = await governmentWebsitesPaper();
  const firstId = await sendPaper(author, first);
  const secondId = await sendPaper(author, second);
  const notified = await desk.advance({ advance: 'PT1H' });
  tell(
    `2011-07-28  two discussion papers came in from ${author.name}; ${notified.length} mails: receipts and reviewers`,
  );

  const pageOf = (title: string): string => {
    const mail = notified.find(({ to, text }) => to.includes(user.email) && text?.includes(title));
    const page = /https?:\/\/\S+\/staff\/\S+/.exec(mail?.text ?? '')?.[0];
    if (!page) throw new Error(`No mail asks the organiser to look at “${title}”.`);
    return page;
  };
  await organiser.inviteReviewer(pageOf(first.title), 'Professor Rahman', REVIEWER);
  const invitation = (await desk.advance({ advance: 'PT1H' })).find(({ to }) => to.includes(REVIEWER));
  if (!invitation) throw new Error('The reviewer was not invited.');
  const reviewer = await Reviewer.follow(baseUrl, invitation);
  await reviewer.recommend('approve', 'The figures are sound.', 1);
  tell('            a professor from outside reviewed one by a link in a mail, and recommends it');
  await organiser.decide(pageOf(first.title), 'approve', 1, 'A clear proposal, ready to be published.');
  await organiser.decide(pageOf(second.title), 'request-revision', 1, 'Please say how many sites were looked at.');
  author.revisionAsked = true;
  const told = await desk.advance({ advance: 'PT1H' });
  expectMail(told, author, sha256(first), 'the approval with the SHA-256 of the file');
  const request = expectMail(told, author, 'Please say how many sites were looked at.', 'the request for a revision');
  tell('            one was approved and published, one was sent back with a reason');

  await answer('reminder-2', await playStep('reminder-2'));
  await desk.advance({ to: '2011-08-09T05:00:00Z' });
  await author.openLink(request);
  const revised = await revisedGovernmentWebsitesPaper();
  await revisePaper(author, secondId, revised);
  await giveSwot(author, 2);
  await desk.advance({ advance: 'PT1H' });
  await organiser.decide(pageOf(second.title), 'approve', 2, 'Thank you: this answers the question.');
  expectMail(await desk.advance({ advance: 'PT1H' }), author, sha256(revised), 'the approval of the revision');
  tell('2011-08-09  the revision came in and was approved');
  await desk.advance({ advance: 'PT1H' });
  await organiser.packPapers(file.id);
  await desk.advance({ advance: 'PT5M' });
  const packet = openPacket(await organiser.takePacket(file.id));
  const packed = [first, revised].filter((paper) => packet.has(sha256(paper))).length;
  await organiser.handOff(file.id, 'UNPAN', '2011-08-09');
  const harvested = await harvest(baseUrl, file.id);
  const handedOff = { to: 'UNPAN', on: '2011-08-09' };
  const accepted = { identifier: 'UNPAN047000', acceptedOn: '2011-08-09' };
  await organiser.accepted(pageOf(first.title), { ...handedOff, ...accepted });
  const seen = await new Browser(baseUrl).open(`/papers/${file.id}/${firstId}`);
  if (!seen.body.includes(accepted.identifier)) throw new Error('The public page does not say where it was accepted.');
  tell(
    `            ${packed} papers lie in the packet for UNPAN, and ${harvested.length} were harvested; one was accepted there`,
  );
  await answer('last-call', await playStep('last-call'));

  const afterwards = await desk.advance({ to: new Date(PLAN.closing).toISOString() });
  const late = await author.browser.send(`${author.home}/swot`, { quadrant: 'strength', text: 'Too late' });
  const reportPage = /https?:\/\/\S+\/staff\/\S+\/report/.exec(
    afterwards.find(({ to }) => to.includes(user.email))?.text ?? '',
  )?.[0];
  if (!reportPage) throw new Error('The organiser was not told where the report is.');
  const report = await organiser.browser.open(`${reportPage}/draft`);
  const closed = late.status === 410 && report.status === 200 && report.body.includes(first.title);
  tell(
    `2011-08-21  closed; ${afterwards.length} mail to the organiser; the report has ${report.body.length} characters`,
  );

  const reported = await reportToAll(organiser, desk, file.id, author);
  tell(`            the organiser wrote beside the figures, approved the report and sent it: ${reported} mails`);
  for await (const [name, bytes] of takeReport ? filesOfReport(organiser, file.id) : []) takeReport?.(name, bytes);

  const published = (await new Browser(baseUrl).open(`/papers/${file.id}`)).body;
  return {
    participants: people.length,
    invited: steps.find(({ step }) => step === 'invitation')?.mailed.length ?? 0,
    responded: people.filter(({ gaveFeedback, swotEntries }) => gaveFeedback || swotEntries > 0).length,
    swotEntries: people.reduce((sum, { swotEntries }) => sum + swotEntries, 0),
    remindersSent: steps
      .filter(({ step }) => step !== 'invitation')
      .reduce((sum, { mailed }) => sum + mailed.length, 0),
    papers: {
      submitted: author.papersSent,
      revised: 1,
      approved: [first, second].filter(({ title }) => published.includes(title)).length,
      packed,
      harvested: [first, second].filter(({ title }) => harvested.includes(title)).length,
    },
    reported,
    ...verdictOn(steps),
    refused,
    closed,
  };
}

function expectMail(mails: readonly ReceivedMail[], to: Participant, says: string, what: string): ReceivedMail {
  const mail = mails.find((each) => each.to.includes(to.address) && each.text?.includes(says));
  if (!mail)
    throw new Error(`${to.name} did not get ${what}. What came: ${mails.map(({ subject }) => subject).join('; ')}`);
  return mail;
}

/** The official of the Bangladesh Computer Council who promised the papers. */
function official(people: readonly Participant[]): Participant {
  const found = people.find(({ papersPromised }) => papersPromised > 0);
  if (!found) throw new Error('Nobody promised a paper.');
  return found;
}
