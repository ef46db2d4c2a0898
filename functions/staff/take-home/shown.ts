import { listMaterials } from '../../../shared/materials/material.store.ts';
import type { Material } from '../../../shared/materials/material.ts';
import { listEveryone } from '../../../shared/people/person.store.ts';
import type { Person } from '../../../shared/people/person.ts';
import type { FieldErrors } from '../../../shared/refusal.ts';
import type { StaffContext } from '../context.ts';
import type { StaffVisit } from '../session.ts';

export interface TakenHome {
  readonly materials: readonly Material[];
  readonly people: readonly Person[];
}

/** All that the page shows: the materials, and everyone, for the certificates and the contact list. */
export async function readTakeHome({ table }: StaffContext, { workshop }: StaffVisit): Promise<TakenHome> {
  const { id } = workshop.details;
  const [materials, everyone] = await Promise.all([listMaterials(table, id), listEveryone(table, id)]);
  return { materials, people: everyone.map(({ person }) => person) };
}

export const DONE = {
  settings: 'The settings are saved.',
  added: 'The material is added.',
  removed: 'The material is taken back: participants do not see it. You can show it again.',
  restored: 'The material is shown again.',
} as const;

export interface TakeHomeShown {
  readonly visit: StaffVisit;
  readonly taken: TakenHome;
  readonly said?: string | undefined;
  readonly typed?: Readonly<Record<string, unknown>>;
  readonly errors?: FieldErrors;
}
