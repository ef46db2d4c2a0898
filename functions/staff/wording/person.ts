import type { Participant } from '../../../shared/people/participant.ts';
import { everyone, findParticipant } from '../../../shared/people/person.store.ts';
import { TokenSchema } from '../../../shared/store/keys.ts';
import type { Table } from '../../../shared/store/table.store.ts';

/** Whose mail a preview shows. */

/** More than this make no list to choose from. */
export const MOST_OFFERED = 300;

export interface Offered {
  /** By name. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly organisation: string }[];
  readonly isCut: boolean;
  /** The one who was asked for, or else the first; absent for somebody who is not on the list, or where nobody is. */
  readonly chosen?: Participant | undefined;
}

/** Who is offered, and who is chosen. `personId` as it came with the request; empty: nobody was asked for. */
export async function offered(table: Table, workshopId: string, personId: string): Promise<Offered> {
  const found: Participant[] = [];
  let isCut = false;
  for await (const participant of everyone(table, workshopId, MOST_OFFERED)) {
    isCut = found.length === MOST_OFFERED;
    if (isCut) break;
    found.push(participant);
  }
  found.sort((a, b) => a.person.name.localeCompare(b.person.name, 'en'));
  const people = found.map(({ person: { id, name, organisation } }) => ({ id, name, organisation }));
  if (personId === '') return { people, isCut, chosen: found[0] };
  const id = TokenSchema.safeParse(personId).data;
  const among = found.find(({ person }) => person.id === id);
  return { people, isCut, chosen: among ?? (id ? await findParticipant(table, workshopId, id) : undefined) };
}
