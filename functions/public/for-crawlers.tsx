import type { Reference } from '../../shared/papers/citation/reference.ts';
import { scholarlyArticle } from '../../shared/papers/citation/scholarly-article.ts';
import { DataBlock } from '../../shared/web/data-block.tsx';

/** About as much as a list of results shows, in characters. */
const DESCRIPTION_MAX = 160;

/**
 * What search engines read, those for papers among them: Highwire's meta tags, each institution behind its author
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), and schema.org.
 */
export function ForCrawlers({ reference }: { readonly reference: Reference }) {
  const { address, title, authors, abstract, keywords, language, published, workshop, file } = reference;
  return (
    <>
      <link rel="canonical" href={address} />
      <meta name="description" content={beginningOf(abstract)} />
      <meta name="citation_title" content={title} />
      {authors.map(({ name, affiliation }) => (
        <>
          <meta name="citation_author" content={name} />
          <meta name="citation_author_institution" content={affiliation} />
        </>
      ))}
      <meta name="citation_publication_date" content={published.replaceAll('-', '/')} />
      <meta name="citation_conference_title" content={workshop.title} />
      {keywords.length > 0 && <meta name="citation_keywords" content={keywords.join('; ')} />}
      {language && <meta name="citation_language" content={language} />}
      <meta name="citation_abstract_html_url" content={address} />
      {file.type === 'pdf' && <meta name="citation_pdf_url" content={file.address} />}
      <DataBlock type="application/ld+json" value={scholarlyArticle(reference)} />
    </>
  );
}

/** Whole words, or what of the first word there is room for. */
function beginningOf(text: string): string {
  const characters = [...text];
  if (characters.length <= DESCRIPTION_MAX) return text;
  const beginning = characters.slice(0, DESCRIPTION_MAX).join('');
  return `${beginning.replace(/\s+\S*$/, '')}…`;
}
