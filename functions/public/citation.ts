import { BIBTEX_TYPE, bibtexEntry } from '../../shared/papers/citation/bibtex.ts';
import { type Reference, referenceOf } from '../../shared/papers/citation/reference.ts';
import { RIS_TYPE, risRecord } from '../../shared/papers/citation/ris.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { textFile } from '../../shared/web/reply.ts';
import { FOR_A_MINUTE, type PublicContext } from './context.ts';
import { paperRoute } from './tombstone.tsx';

/** The formats in which a reference manager takes a citation: each a file beside the paper's page. */
const FORMATS = [
  { ending: 'bib', type: BIBTEX_TYPE, write: bibtexEntry },
  { ending: 'ris', type: RIS_TYPE, write: risRecord },
] as const satisfies { ending: string; type: string; write: (reference: Reference) => string }[];

export const citationRoutes = (context: PublicContext): Route[] =>
  FORMATS.map(({ ending, type, write }) =>
    paperRoute(context, `/citation.${ending}`, (_, { details, ...published }) => {
      const reference = referenceOf(context.baseUrl, details, published);
      return textFile(write(reference), { type, name: `${reference.key}.${ending}` }, { cacheControl: FOR_A_MINUTE });
    }),
  );
