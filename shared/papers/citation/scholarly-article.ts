import { CONTENT_TYPE } from '../file-type.ts';
import type { Reference } from './reference.ts';

/** What search engines read of a paper: https://schema.org/ScholarlyArticle, as JSON-LD. */
export const scholarlyArticle = ({
  address,
  title,
  abstract,
  authors,
  keywords,
  published,
  workshop,
  file,
}: Reference) => ({
  '@context': 'https://schema.org',
  '@type': 'ScholarlyArticle',
  '@id': address,
  url: address,
  name: title,
  headline: title,
  abstract,
  author: authors.map(({ name, affiliation }) => ({
    '@type': 'Person',
    name,
    affiliation: { '@type': 'Organization', name: affiliation },
  })),
  ...(keywords.length > 0 && { keywords }),
  datePublished: published,
  publisher: workshop.organisers.map((name) => ({ '@type': 'Organization', name })),
  isPartOf: { '@type': 'Collection', name: workshop.title, url: workshop.address },
  encoding: {
    '@type': 'MediaObject',
    contentUrl: file.address,
    encodingFormat: CONTENT_TYPE[file.type],
    contentSize: `${file.bytes} B`,
    sha256: file.sha256,
  },
});
