import type { Table } from '../store/table.store.ts';
import { changeIfThere } from './person.store.ts';
import type { Person } from './person.ts';

const AT_ONCE = 20;

/**
 * Changes many people by one write each. Whoever was erased meanwhile is passed by, and whoever is so already is not
 * written; so one that broke off is completed by doing it again. @returns how many were changed
 */
export async function changeEach(
  table: Table,
  workshopId: string,
  ids: readonly string[],
  decide: (person: Person) => Person,
): Promise<number> {
  let changed = 0;
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const outcomes = await Promise.all(
      ids.slice(start, start + AT_ONCE).map(async (id) => {
        let isChanged = false;
        await changeIfThere(table, workshopId, id, (person) => {
          const after = decide(person);
          isChanged = after !== person;
          return after;
        });
        return isChanged;
      }),
    );
    changed += outcomes.filter(Boolean).length;
  }
  return changed;
}
