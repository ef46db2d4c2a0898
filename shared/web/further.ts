import type * as z from 'zod';
import { Refusal } from '../refusal.ts';

/** Where a list goes on, as its link to the next page carries it: nothing that anybody should read or make up. */

export const furtherLink = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/**
 * The place out of a link; `undefined` where the list begins.
 * @throws Refusal `malformed` for what is no place of this list
 */
export function readFurther<Place>(schema: z.ZodType<Place>, after: string | null): Place | undefined {
  if (after === null || after === '') return undefined;
  const place = schema.safeParse(parsed(Buffer.from(after, 'base64url').toString()));
  if (!place.success) {
    throw new Refusal(
      'malformed',
      'This link to a further page of the list is not whole. Please begin at its first page.',
    );
  }
  return place.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
