import { say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import type { ItemType } from '../store/item-type.ts';
import { keys } from '../store/keys.ts';
import type { Table } from '../store/table.store.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { type Action, ActionSchema } from './action.ts';
import { arrived, handedOn, received } from './action-changes.ts';
import { listedAction } from './road-map.ts';

export const ActionItem: ItemType<Action> = {
  schema: ActionSchema,
  debts: (action) => action.debts,
  // What has arrived under somebody else is listed there.
  index: (action) =>
    action.handedTo?.arrivedAt === undefined
      ? {
          listOf: actionsOf(action.workshopId),
          listSort: `${action.dueOn ?? 'undated'}#${action.id}`,
          listLine: listedAction(action),
        }
      : {},
};

/** The partition of the index in which a workshop's actions stand. */
export const actionsOf = (workshopId: string): string => `ACTIONS#${workshopId}`;

type Place = Pick<Action, 'workshopId' | 'personId' | 'id'>;
const keyOf = ({ workshopId, personId, id }: Place) => keys.action(workshopId, personId, id);

/** Notes an action of one person. The same id once more adds nothing. */
export const addAction = (table: Table, action: Action): Promise<'inserted' | 'exists'> =>
  table.insert(ActionItem, keyOf(action), action);

/** `undefined` when there is no such action (any more). */
export const findAction = (table: Table, place: Place): Promise<Action | undefined> =>
  table.read(ActionItem, keyOf(place));

/** Changes an action; see `Table.change`. @throws Refusal `not-found`, and what `decide` throws */
export async function changeAction(table: Table, place: Place, decide: (action: Action) => Action): Promise<Action> {
  const action = await table.change(ActionItem, keyOf(place), decide);
  if (!action) throw new Refusal('not-found', say('action.gone'));
  return action;
}

/**
 * Gives an action to somebody else. Two writes (`handedOn`, `received`), each of which may be the last one: the debt of the first
 * has the other done. `now` in epoch ms.
 */
export async function handOnAction(
  table: Table,
  workshop: Workshop,
  place: Place,
  to: string,
  by: string,
  now: number,
): Promise<Action> {
  const handed = await changeAction(table, place, (action) => handedOn(action, to, by, now));
  return handed.handedTo ? bringToNewOwner(table, workshop, handed, now) : handed;
}

/** The second write, and the note that it is done. Doing it again changes nothing. */
export async function bringToNewOwner(table: Table, workshop: Workshop, handed: Action, now: number): Promise<Action> {
  const place = { ...handed, personId: handed.handedTo?.personId ?? handed.personId };
  const fresh = received(workshop, handed, undefined);
  const isThere = (await addAction(table, fresh)) === 'exists';
  const brought = isThere ? await changeAction(table, place, (found) => received(workshop, handed, found)) : fresh;
  await changeAction(table, handed, (found) => (isStill(found, handed) ? arrived(found, now) : found));
  return brought;
}

const isStill = (found: Action, { handedTo }: Action): boolean =>
  found.handedTo?.personId === handedTo?.personId && found.handedTo?.at === handedTo?.at;
