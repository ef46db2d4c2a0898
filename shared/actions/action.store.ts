import { say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import { keys } from '../store/keys.ts';
import type { ItemType, Table } from '../store/table.store.ts';
import { type Action, ActionSchema } from './action.ts';

export const ActionItem: ItemType<Action> = { schema: ActionSchema };

/** Notes an action of one person. The same id once more adds nothing. */
export const addAction = (table: Table, action: Action): Promise<'inserted' | 'exists'> =>
  table.insert(ActionItem, keys.action(action.workshopId, action.personId, action.id), action);

/** Changes an action; see `Table.change`. @throws Refusal `not-found`, and what `decide` throws */
export async function changeAction(
  table: Table,
  { workshopId, personId, id }: Pick<Action, 'workshopId' | 'personId' | 'id'>,
  decide: (action: Action) => Action,
): Promise<Action> {
  const action = await table.change(ActionItem, keys.action(workshopId, personId, id), decide);
  if (!action) throw new Refusal('not-found', say('action.gone'));
  return action;
}
