import { isDeepStrictEqual } from 'node:util';
import type { Licence, PaperLanguage, PaperMetadata } from './paper.ts';

/** What is stated otherwise in one version of a paper than in the one before it. Pure. */

type Author = PaperMetadata['authors'][number];

export type MetadataChange =
  | { readonly field: 'title' | 'abstract'; readonly before: string; readonly after: string }
  | {
      readonly field: 'authors';
      readonly added: readonly Author[];
      readonly removed: readonly Author[];
      /** The same name before and after, with another affiliation, address or iD. */
      readonly changed: readonly { readonly before: Author; readonly after: Author }[];
      /** The authors who stay are named in another order. */
      readonly reordered: boolean;
    }
  | { readonly field: 'keywords'; readonly added: readonly string[]; readonly removed: readonly string[] }
  | {
      readonly field: 'language';
      readonly before: PaperLanguage | undefined;
      readonly after: PaperLanguage | undefined;
    }
  | { readonly field: 'licence'; readonly before: Licence | undefined; readonly after: Licence | undefined };

/** Field by field, in the order in which they are shown; nothing where nothing changed. */
export function metadataChanges(before: PaperMetadata, after: PaperMetadata): MetadataChange[] {
  const changes: MetadataChange[] = [];
  if (before.title !== after.title) changes.push({ field: 'title', before: before.title, after: after.title });
  if (!isDeepStrictEqual(before.authors, after.authors)) changes.push(authorsChange(before.authors, after.authors));
  if (before.abstract !== after.abstract) {
    changes.push({ field: 'abstract', before: before.abstract, after: after.abstract });
  }
  if (!isDeepStrictEqual(before.keywords, after.keywords)) {
    const added = after.keywords.filter((word) => !before.keywords.includes(word));
    const removed = before.keywords.filter((word) => !after.keywords.includes(word));
    changes.push({ field: 'keywords', added, removed });
  }
  if (before.language !== after.language) {
    changes.push({ field: 'language', before: before.language, after: after.language });
  }
  if (before.licence !== after.licence) {
    changes.push({ field: 'licence', before: before.licence, after: after.licence });
  }
  return changes;
}

/** An author is the same by name; of several who have one name, the first goes with the first. */
function authorsChange(before: readonly Author[], after: readonly Author[]): MetadataChange {
  const left = [...before];
  const pairs = after.map((author) => {
    const at = left.findIndex(({ name }) => name === author.name);
    return { before: at < 0 ? undefined : left.splice(at, 1)[0], after: author };
  });
  const stay = pairs.flatMap((pair) => (pair.before ? [{ before: pair.before, after: pair.after }] : []));
  const places = stay.map((pair) => before.indexOf(pair.before));
  return {
    field: 'authors',
    added: pairs.filter((pair) => pair.before === undefined).map((pair) => pair.after),
    removed: left,
    changed: stay.filter((pair) => !isDeepStrictEqual(pair.before, pair.after)),
    reordered: places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0)),
  };
}
