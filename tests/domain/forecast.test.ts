import { describe, expect, test } from 'vitest';
import {
  type Forecast,
  forecastOf,
  NOBODY,
  type StepForecast,
  withNotified,
  withParticipant,
} from '../../shared/follow-up/forecast.ts';
import { cancel, reschedule, withLateSkipped, withStepSent } from '../../shared/follow-up/plan.ts';
import { holdStep, pausePlan } from '../../shared/follow-up/plan-edits.ts';
import type { Participant } from '../../shared/people/participant.ts';
import type { Person } from '../../shared/people/person.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import { aPerson, aWorkshop, aWorkshopFile, DAY, T0 } from '../support/fixtures.ts';

const BY = 'organiser@example.org';
const AT = new Date(T0).toISOString();
const LATER = { starts: '2011-07-15', ends: '2011-07-16' };

const someone = (changes: Partial<Person> = {}): Participant => ({ person: aPerson(changes), papers: [], actions: [] });
const answered = (id: string) =>
  someone({
    id,
    feedback: { questionnaire: 0, answers: {}, firstAt: AT, at: AT },
    swot: [{ id: 'e', quadrant: 'threat', text: 't', at: AT }],
  });
const unsubscribed = (id: string) => someone({ id, standing: { unsubscribedAt: AT } });
const undeliverable = (id: string) =>
  someone({ id, standing: { undeliverable: { email: `${id}@example.org`, at: AT, why: 'no such user' } } });

const foreseen = (before: Workshop, dates: typeof LATER, now: number, people: readonly Participant[] = []): Forecast =>
  people.reduce(withParticipant, forecastOf(before, reschedule(before, dates, 'r', BY, now), now));
const stepIn = ({ steps }: Forecast, id: string): StepForecast => {
  const found = steps.find(({ step }) => step.id === id);
  if (!found) throw new Error(`no step ${id}`);
  return found;
};
const fates = ({ steps }: Forecast) => Object.fromEntries(steps.map(({ step, fate }) => [step.id, fate]));

describe('who would get which mail when the dates move', () => {
  const people = [
    someone({ id: 'p1' }),
    someone({ id: 'p2' }),
    answered('p3'),
    unsubscribed('p4'),
    undeliverable('p5'),
  ];

  test('given some owe and are reachable, then they are counted and named, the others by the reason', () => {
    const forecast = foreseen(aWorkshop(), LATER, T0, people);
    expect(stepIn(forecast, 'invitation').mail).toEqual({
      get: 2,
      names: ['Deputy Secretary p1', 'Deputy Secretary p2'],
      leftOut: { 'owes nothing': 1, 'turned reminders off': 1, 'no mail arrives': 1 },
    });
  });

  test('the notice goes to whoever answered, too', () => {
    expect(foreseen(aWorkshop(), LATER, T0, people).notice).toEqual({
      get: 3,
      names: ['Deputy Secretary p1', 'Deputy Secretary p2', 'Deputy Secretary p3'],
      leftOut: { 'turned reminders off': 1, 'no mail arrives': 1 },
    });
  });

  test('given very many, then the first are named and all are counted', () => {
    const many = Array.from({ length: 500 }, (_, n) => someone({ id: `p${n}` }));
    const { mail } = stepIn(foreseen(aWorkshop(), LATER, T0, many), 'reminder-1');
    expect(mail).toMatchObject({ get: 500, leftOut: {} });
    expect(mail?.names).toHaveLength(12);
  });

  test('given a cancellation, then the same people are told', () => {
    const cancelled = cancel(aWorkshop(), 'r', BY, T0);
    const told = people.reduce((notice, each) => withNotified(notice, cancelled, each, T0), NOBODY);
    expect(told).toEqual(foreseen(aWorkshop(), LATER, T0, people).notice);
  });
});

describe('what becomes of each step when the dates move', () => {
  test('given nothing went out, then every step is to come at its new time, with the old one beside it', () => {
    const forecast = foreseen(aWorkshop(), LATER, T0);
    expect(fates(forecast)).toEqual({ invitation: 'to-come', 'reminder-1': 'to-come', 'last-call': 'to-come' });
    const { was, at } = stepIn(forecast, 'last-call');
    expect(at - (was ?? 0)).toBe(7 * DAY);
  });

  test('given a step went out, then it stays so and nobody gets it again', () => {
    const sent = withStepSent(aWorkshop(), 'invitation', [], T0);
    const invitation = stepIn(foreseen(sent, LATER, T0, [someone()]), 'invitation');
    expect(invitation).toMatchObject({ fate: 'stays', revives: false, mail: undefined });
  });

  test('given earlier dates put steps into the past, then the recent are sent at once, in one mail, and the old are skipped', () => {
    const now = Date.parse('2011-07-20T03:00:00Z');
    const file = aWorkshopFile();
    const [invitation, reminder, lastCall] = file.followUp.steps;
    if (!invitation || !reminder || !lastCall) throw new Error('no steps');
    const steps = [invitation, reminder, { ...reminder, id: 'reminder-2', afterEnd: 'P11D' }, lastCall];
    const held = aWorkshop({ followUp: { ...file.followUp, steps } });
    const forecast = foreseen(held, { starts: '2011-07-06', ends: '2011-07-07' }, now, [someone()]);
    expect(fates(forecast)).toEqual({
      invitation: 'stale',
      'reminder-1': 'merged',
      'reminder-2': 'at-once',
      'last-call': 'to-come',
    });
    expect(stepIn(forecast, 'reminder-1').mail).toBeUndefined();
    expect(stepIn(forecast, 'reminder-2').mail?.get).toBe(1);
  });

  test('given a step on a date that then lies after the deadline, then it is skipped as late; else it does not move', () => {
    const { followUp } = aWorkshopFile();
    const onDate = { id: 'fixed', kind: 'reminder' as const, on: '2011-08-14', at: '09:00' };
    const workshop = aWorkshop({ followUp: { ...followUp, steps: [...followUp.steps, onDate] } });
    expect(fates(foreseen(workshop, { starts: '2011-06-30', ends: '2011-07-01' }, T0)).fixed).toBe('late');
    const { fate, was, at } = stepIn(foreseen(workshop, LATER, T0), 'fixed');
    expect([fate, at]).toEqual(['to-come', was]);
  });

  test('given a step came too late for the old dates, then it has its time again with the new ones', () => {
    const now = T0 + 15 * DAY;
    const late = withLateSkipped(aWorkshop(), now);
    expect(late.progress.invitation?.outcome).toBe('skipped-stale');
    const forecast = foreseen(late, { starts: '2011-08-05', ends: '2011-08-06' }, now);
    expect(stepIn(forecast, 'invitation')).toMatchObject({ fate: 'to-come', revives: true });
  });

  test('given a step is held back, or the whole plan is paused, then it waits', () => {
    expect(fates(foreseen(holdStep(aWorkshop(), 'invitation', BY, T0), LATER, T0)).invitation).toBe('waits');
    expect(Object.values(fates(foreseen(pausePlan(aWorkshop(), BY, T0), LATER, T0)))).toEqual([
      'waits',
      'waits',
      'waits',
    ]);
  });
});
