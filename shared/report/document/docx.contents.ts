import { TableOfContents } from 'docx';

/**
 * The table of contents: a field of Word's own over chapters and their sections, with an entry for each that leads to it.
 * On which page something stands only the program knows that lays the pages out. Word fills the numbers in when it opens the
 * document (`updateFields`); until then, and in programs that do not, the entries stand without.
 */
export const contentsOf = (title: string): TableOfContents =>
  new TableOfContents(title, { hyperlink: true, headingStyleRange: '1-2' });

/** The library leaves a row of dots before each number that it does not know. */
export const withoutBlankNumbers = (xml: string): string =>
  xml.replaceAll(
    /<w:r><w:tab\/><\/w:r><w:r><w:fldChar w:fldCharType="begin"[^>]*\/><w:instrText[^>]*>PAGEREF [^<]*<\/w:instrText><w:fldChar w:fldCharType="separate"\/><w:fldChar w:fldCharType="end"\/><\/w:r>/g,
    '',
  );
