import { CONTENT_TYPE } from '../file-type.ts';
import type { Reference } from './reference.ts';

/** What search engines read of a paper: https://schema.org/ScholarlyArticle, as JSON-LD. */
export const scholarlyArticle = ({
  address,
  title,
  abstract,
  authors,
  keywords,
  language,
  licence,
  published,
  workshop,
  file,
  attachments,
  elsewhere,
}: Reference) => ({
  '@context': 'https://schema.org',
  '@type': 'ScholarlyArticle',
  '@id': address,
  url: address,
  name: title,
  headline: title,
  abstract,
  author: authors.map(({ name, affiliation, orcid }) => ({
    '@type': 'Person',
    ...(orcid && { '@id': orcid, sameAs: orcid }),
    name,
    affiliation: { '@type': 'Organization', name: affiliation },
  })),
  ...(keywords.length > 0 && { keywords }),
  ...(language && { inLanguage: language }),
  ...(licence && { license: licence.address }),
  ...(elsewhere && { identifier: elsewhere.identifier }),
  ...(elsewhere?.address && { sameAs: elsewhere.address }),
  datePublished: published,
  publisher: workshop.organisers.map((name) => ({ '@type': 'Organization', name })),
  isPartOf: { '@type': 'Collection', name: workshop.title, url: workshop.address },
  encoding: mediaObject(file),
  ...(attachments.length > 0 && {
    associatedMedia: attachments.map(({ role, ...each }) => ({ name: NAME[role], ...mediaObject(each) })),
  }),
});

const NAME = { annex: 'Annex', slides: 'Slides' } as const;

const mediaObject = ({ address, type, bytes, sha256 }: Reference['file']) => ({
  '@type': 'MediaObject',
  contentUrl: address,
  encodingFormat: CONTENT_TYPE[type],
  contentSize: `${bytes} B`,
  sha256,
});
