import { normaliseEmail } from '../store/keys.ts';
import type { Paper } from './paper.ts';

/** Nobody judges their own paper, nor one that they are named on. Asked at each request: authors may change later. Pure. */

/**
 * Whether an address is of whoever handed the paper in, or of any author whom it names or ever named.
 * @param handedInBy `undefined` where that person was erased
 */
export function isAuthorOf(paper: Paper, handedInBy: { readonly email: string } | undefined, email: string): boolean {
  const named = [paper.metadata, ...paper.versions.map(({ metadata }) => metadata)].flatMap(({ authors }) => authors);
  const addresses = [handedInBy, ...named, ...paper.coAuthors].flatMap((each) => (each?.email ? [each.email] : []));
  return addresses.some((address) => normaliseEmail(address) === normaliseEmail(email));
}
