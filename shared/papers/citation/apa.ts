import { type Reference, yearOf } from './reference.ts';

/** A citation in three pieces, since the style wants the title in italics; one after the other they are its text. */
export interface ApaCitation {
  readonly before: string;
  readonly title: string;
  readonly after: string;
}

/** From the twenty-first author on, all but the first nineteen and the last are left out (APA, section 9.8). */
const MOST_AUTHORS = 20;

/**
 * The reference in the style of the American Psychological Association, 7th edition (2020), section 10.4: grey literature with
 * its kind in brackets. The style asks for "Islam, R."; names stand whole instead, as it has them of authors whose names are not
 * to be turned around. Nor is the title written anew in lower case: who knows which of its words are names?
 */
export function apaCitation(reference: Reference): ApaCitation {
  const { title, authors, workshop, address } = reference;
  return {
    before: `${sentence(inOrder(authors.map(({ name }) => name)))} (${yearOf(reference)}). `,
    title,
    after: ` [Discussion paper]. ${sentence(`${workshop.title}, ${workshop.city}, ${workshop.country}`)} ${address}`,
  };
}

function inOrder(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  if (names.length < 2) return last;
  if (names.length > MOST_AUTHORS) return `${names.slice(0, MOST_AUTHORS - 1).join(', ')}, . . . ${last}`;
  return `${names.slice(0, -1).join(', ')}, & ${last}`;
}

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
