import { describe, expect, it } from 'vitest';
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
});
