import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../shared/refusal.ts';
import { addEntry, changeEntry, withdrawEntry } from '../../shared/swot/entries.ts';
import { QuadrantSchema } from '../../shared/swot/swot.ts';
import { closesAt, opensAt } from '../../shared/workshop/calendar.ts';
import { aPerson, aWorkshop } from '../support/fixtures.ts';

const workshop = aWorkshop();
const { maxEntries } = workshop.details.swot;
const now = opensAt(workshop.details);
const skills = { quadrant: 'strength' as const, text: 'Skilled staff' };

describe('SWOT entries', () => {
  it('keep their laws under any sequence of commands', () => {
    const text = fc.constantFrom('a', 'A ', 'b', 'c', '', ' ', 'x'.repeat(500), 'x'.repeat(501));
    const command = fc.record({
      act: fc.constantFrom('add', 'change', 'withdraw'),
      id: fc.constantFrom('1', '2', '3', '4', '5'),
      quadrant: fc.constantFrom(...QuadrantSchema.options),
      text,
    });
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let person = aPerson();
        for (const { act, id, ...input } of commands) {
          const before = person;
          try {
            if (act === 'add') person = addEntry(workshop, person, id, input, now);
            else if (act === 'change') person = changeEntry(workshop, person, id, input, now);
            else person = withdrawEntry(workshop, person, id, now);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            expect(person).toBe(before);
          }
          if (act === 'add' && person !== before) expect(addEntry(workshop, person, id, input, now)).toBe(person);
          expect(person.swot.length).toBeLessThanOrEqual(maxEntries);
          expect(new Set(person.swot.map((entry) => entry.id)).size).toBe(person.swot.length);
          const said = person.swot.map((entry) => `${entry.quadrant} ${entry.text.toLowerCase()}`);
          expect(new Set(said).size).toBe(said.length);
          expect(person.swot.every((entry) => entry.text.length >= 1 && entry.text.length <= 500)).toBe(true);
        }
      }),
    );
  });

  it('repeat neither a command nor a thought', () => {
    const once = addEntry(workshop, aPerson(), 'e1', skills, now);
    expect(addEntry(workshop, once, 'e1', skills, now + 1)).toBe(once);
    expect(() => addEntry(workshop, once, 'e2', { ...skills, text: ' skilled\n STAFF' }, now)).toThrow(Refusal);
    expect(addEntry(workshop, once, 'e2', { ...skills, quadrant: 'threat' }, now).swot).toHaveLength(2);
  });

  it('end at the cap of the workshop, and one withdrawn makes room', () => {
    let person = aPerson();
    for (let index = 0; index < maxEntries; index += 1) {
      person = addEntry(workshop, person, `e${index}`, { ...skills, text: `Point ${index}` }, now);
    }
    const full = person;
    expect(() => addEntry(workshop, full, 'more', { ...skills, text: 'One more' }, now)).toThrow(/no room/);
    const lighter = withdrawEntry(workshop, full, 'e0', now);
    expect(addEntry(workshop, lighter, 'more', { ...skills, text: 'One more' }, now).swot).toHaveLength(maxEntries);
  });

  it('change in place, and say so when they are gone', () => {
    const once = addEntry(workshop, aPerson(), 'e1', skills, now);
    const changed = changeEntry(workshop, once, 'e1', { quadrant: 'weakness', text: 'Few staff' }, now + 60_000);
    expect(changed.swot).toEqual([
      { id: 'e1', quadrant: 'weakness', text: 'Few staff', at: new Date(now + 60_000).toISOString() },
    ]);
    expect(changeEntry(workshop, once, 'e1', skills, now + 60_000)).toBe(once);
    const none = withdrawEntry(workshop, changed, 'e1', now);
    expect(withdrawEntry(workshop, none, 'e1', now)).toBe(none);
    expect(() => changeEntry(workshop, none, 'e1', skills, now)).toThrow(/not there any more/);
  });

  it('are not taken before the first day, nor after the grace', () => {
    for (const at of [now - 1, closesAt(workshop)]) {
      const once = addEntry(workshop, aPerson(), 'e1', skills, now);
      expect(() => addEntry(workshop, once, 'e2', { ...skills, text: 'Other' }, at)).toThrow(Refusal);
      expect(() => changeEntry(workshop, once, 'e1', { ...skills, text: 'Other' }, at)).toThrow(Refusal);
      expect(() => withdrawEntry(workshop, once, 'e1', at)).toThrow(Refusal);
    }
  });
});
