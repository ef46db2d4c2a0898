import { createHash } from 'node:crypto';
import type { Person } from '../people/person.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { Quadrant } from './swot.ts';

/** What a participant sees of the others' entries. */

/** An entry of somebody else: with nothing that tells whose it is, nor when it was written. */
export interface OthersEntry {
  readonly id: string;
  readonly quadrant: Quadrant;
  readonly text: string;
}

/** Whether the workshop shows this person the others' entries; `after-own`: as soon as the person has entered something. */
export function othersFor({ details: { swot } }: Workshop, person: Person): 'shown' | 'after-own' | 'never' {
  switch (swot.others) {
    case 'always':
      return 'shown';
    case 'never':
      return 'never';
    case 'after-own':
      return person.swot.length > 0 ? 'shown' : 'after-own';
  }
}

/**
 * Everybody's entries but the reader's own. Each reader sees them in an order of their own that stays as it is: it tells
 * neither who wrote them nor when, and nobody's stand first for everyone.
 */
export function othersOf(everyone: readonly Person[], reader: Person): OthersEntry[] {
  return everyone
    .filter(({ id }) => id !== reader.id)
    .flatMap(({ swot }) => swot.map(({ id, quadrant, text }) => ({ id, quadrant, text })))
    .map((entry) => ({ entry, place: placeFor(reader, entry) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ entry }) => entry);
}

const placeFor = (reader: Person, entry: OthersEntry): string =>
  createHash('sha256').update(`${reader.id}\n${entry.id}`).digest('hex');
