import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { otherMails, stepReports } from '../../infra/local/desk/mailed.ts';
import type { Everyone, LinkedPerson } from '../../infra/local/desk/people.ts';
import type { KeptMail } from '../../infra/local/engines/ses.ts';
import { readSeed } from '../../infra/local/seed.ts';
import { createWorkshop } from '../../shared/follow-up/plan.ts';
import { PersonSchema } from '../../shared/people/person.ts';

const seed = readSeed(fileURLToPath(new URL('../../infra/local/seed-data/dhaka-2011.workshop.json', import.meta.url)));
const workshop = createWorkshop(seed.workshop, 'organiser@example.org', Date.parse('2011-07-04T00:00:00Z'));
const workshopId = seed.workshop.id;

const person = (id: string) => ({
  link: `http://localhost/l/${id}`,
  person: PersonSchema.parse({
    id,
    workshopId,
    name: id,
    email: `${id}@example.org`,
    organisation: 'BCC',
    position: 'Officer',
    language: 'en',
    papersPromised: 0,
    linkVersion: 1,
    addedAt: '2011-07-04T00:00:00Z',
    swot: [],
    standing: {},
  }),
});

const without = (one: LinkedPerson): LinkedPerson => ({
  ...one,
  person: { ...one.person, standing: { unsubscribedAt: '2011-07-05T00:00:00Z' } },
});

const late = (one: LinkedPerson): LinkedPerson => ({
  ...one,
  person: { ...one.person, addedAt: '2011-07-20T00:00:00Z' },
});

const mail = (to: string, occurrence: string): KeptMail => ({
  messageId: `${to}-${occurrence}`,
  at: '2011-07-10T03:00:00Z',
  from: 'x@example.org',
  replyTo: [],
  to: [`${to}@example.org`],
  subject: occurrence,
  headers: {},
  tags: { workshop: workshopId, person: to, occurrence },
  attachments: [],
});

describe('who was mailed', () => {
  const everyone: Everyone = {
    workshops: [workshop],
    people: [person('ann'), without(person('bob')), late(person('cleo'))],
    intents: [],
  };
  const inbox = [
    mail('ann', 'invitation'),
    mail('bob', 'paper-1-received'),
    { ...mail('bob', 'invitation'), tags: {} },
  ];

  it('tells, for each step, who got its mail and who did not', () => {
    const reports = stepReports(everyone, inbox);
    expect(reports.map(({ id }) => id)).toEqual(seed.workshop.followUp.steps.map(({ id }) => id));
    const [invitation] = reports;
    expect(invitation?.mailed.map(({ person: { person } }) => person.id)).toEqual(['ann']);
    const reasons = invitation?.leftAlone.map(({ person: { person }, why }) => [person.id, why]);
    expect(reasons).toEqual([
      ['bob', 'turned reminders off'],
      ['cleo', 'came onto the list later'],
    ]);
  });

  it('lists what belongs to no step apart', () => {
    expect(otherMails(everyone, inbox).map(({ mail: { subject } }) => subject)).toEqual([
      'invitation',
      'paper-1-received',
    ]);
  });
});
