import { describe, expect, it } from 'vitest';
import type { Action } from '../../shared/actions/action.ts';
import { everythingAsked, obligationsOf } from '../../shared/follow-up/obligations.ts';
import { PaperStateSchema } from '../../shared/papers/paper-state.ts';
import type { Participant } from '../../shared/people/participant.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { aPaper, aPerson, aVersion, aWorkshop, HOUR } from '../support/fixtures.ts';
import { anAction } from '../support/participants.ts';

const workshop = aWorkshop();
const [opens, closes] = [opensAt(workshop.details), closesAt(workshop)];
const owing: Participant = { person: aPerson({ papersPromised: 1 }), papers: [], actions: [anAction({ id: 'a1' })] };
const keysAt = (now: number, participant = owing, of = workshop): string[] =>
  obligationsOf(of, participant, now).map(({ key }) => key);

const said = (status: Action['status']): Action['events'][number] => ({
  at: '2011-07-12T05:00:00Z',
  by: { kind: 'owner' },
  what: 'reported',
  status,
  note: '',
});

describe('what is owed', () => {
  it('is nothing before the forms open and after they close, to the millisecond', () => {
    const all = ['feedback', 'swot', 'paper-1', 'action-a1'];
    expect([opens - 1, opens, closes - 1, closes].map((now) => keysAt(now))).toEqual([[], all, all, []]);
  });

  it('is nothing once the workshop was called off', () => {
    const cancelled = { at: new Date(opens).toISOString(), by: 'o@example.org', reason: 'Floods' };
    expect(keysAt(opens + HOUR, owing, aWorkshop({}, { cancelled }))).toEqual([]);
  });

  it.each(PaperStateSchema.options)('asks for a revision of a paper exactly while one is asked for: %s', (state) => {
    const paper = aPaper({ state, versions: [aVersion(1, 1)] });
    const keys = keysAt(opens, { ...owing, papers: [paper] });
    expect(keys.includes(`revision-${paper.id}-v1`)).toBe(state === 'revision-requested');
  });

  it('would be everything, of somebody who had given nothing: for rehearsals and previews', () => {
    const given: Participant = {
      ...owing,
      person: aPerson({
        papersPromised: 1,
        served: { blinded: 'x' },
        swot: [{ id: 's1', quadrant: 'strength', text: 'Good people', at: '2011-07-12T05:00:00Z' }],
      }),
      papers: [aPaper({ state: 'published', versions: [aVersion(1, 1)] })],
    };
    expect(keysAt(opens, given)).toEqual(['action-a1']);
    expect(everythingAsked(given).map(({ key }) => key)).toEqual(['feedback', 'swot', 'paper-1', 'action-a1']);
  });

  it.each<[string, Partial<Action>, boolean]>([
    ['planned', {}, true],
    ['under way, and nothing was said of it', { status: 'under-way' }, true],
    ['done', { status: 'done' }, false],
    ['dropped', { status: 'dropped' }, false],
    ['to be done by a day, which reminds of itself', { dueOn: '2011-09-30' }, false],
    ['somebody else’s now', { handedTo: { personId: 'p2', at: '2011-07-12T05:00:00Z', by: 'o@example.org' } }, false],
    ['under way, as its owner said', { status: 'under-way', events: [said('under-way')] }, false],
    ['planned, and changed by staff', { events: [{ ...said('planned'), what: 'changed' }] }, true],
  ])('an action that is %s is asked for: %3$s', (_, changes, isAsked) => {
    const keys = keysAt(opens, { ...owing, actions: [anAction({ id: 'a1', ...changes })] });
    expect(keys.includes('action-a1')).toBe(isAsked);
  });

  it('is the papers that were promised and are not there yet, whoever still revises one has begun it', () => {
    const version = { versions: [aVersion(1, 1)] };
    const papers = [
      aPaper({ id: 'draft', state: 'draft' }),
      aPaper({ id: 'given', state: 'submitted', ...version }),
      aPaper({ id: 'again', state: 'revision-requested', ...version }),
    ];
    const asked = obligationsOf(workshop, { ...owing, person: aPerson({ papersPromised: 4 }), papers }, opens);
    expect(asked.find(({ kind }) => kind === 'paper')).toEqual({
      kind: 'paper',
      key: 'paper-4',
      page: 'papers',
      missing: 2,
      begun: 2,
    });
    const enough = obligationsOf(workshop, { ...owing, person: aPerson({ papersPromised: 2 }), papers }, opens);
    expect(enough.map(({ kind }) => kind)).not.toContain('paper');
  });
});
