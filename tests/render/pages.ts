import type { ReportDocument } from '../../shared/report/document/document.ts';
import type { Pdf } from './pdf.ts';

/** Each heading takes some room, and so does each table: more pages than this are some mistake of the layout. */
const MOST_PAGES = 40;

/**
 * What is wrong with a report as it was laid out. Bangla's signs change places in a PDF's text, so words are looked for in
 * English; bookmarks hold the words as they are, in either language.
 */
export function faultsOf(report: ReportDocument, { pages, bookmarks, links, pictures }: Pdf): string[] {
  const faults: string[] = [];
  const mustBe = (what: string, isSo: boolean): void => {
    if (!isSo) faults.push(what);
  };
  const headings = report.blocks.filter((block) => block.kind === 'heading');
  const titleOf = ({ label, text }: { label: string; text: string }): string =>
    spaced(label ? `${label} ${text}` : text);

  const chapters = headings.filter(({ onNewPage }) => onNewPage).length;
  mustBe(`It has ${pages.length} pages.`, pages.length > chapters && pages.length <= MOST_PAGES);
  for (const [index, text] of pages.entries()) {
    // Its head and foot stand on each page but the cover.
    const frame = index === 0 ? 0 : report.title.length + report.workshop.length + report.words.madeBy.length + 16;
    mustBe(`Page ${index + 1} is empty.`, text.length > frame + 10);
  }

  for (const [index, heading] of headings.entries()) {
    const [title, bookmark] = [titleOf(heading), bookmarks[index]];
    mustBe(
      `Heading ${index + 1} is “${bookmark?.title}” of level ${bookmark?.level}, not “${title}” of ${heading.level}.`,
      bookmark?.title === title && bookmark.level <= heading.level,
    );
  }
  mustBe(`It has ${bookmarks.length} headings, not ${headings.length}.`, bookmarks.length === headings.length);

  const listed = headings.filter(({ level }) => level < 3);
  const contents = links[1] ?? [];
  mustBe(`The contents have ${contents.length} entries, not ${listed.length}.`, contents.length === listed.length);
  for (const [index, heading] of listed.entries()) {
    const page = bookmarks.find(({ title }) => title === titleOf(heading))?.page ?? -2;
    const there = bookmarks.filter(({ title }) => title === titleOf(heading)).map((each) => each.page);
    mustBe(
      `The contents lead to page ${(contents[index] ?? -1) + 1} for “${titleOf(heading)}”, which is on ${page + 1}.`,
      there.includes(contents[index] ?? -1),
    );
  }

  const figures = report.blocks.filter((block) => block.kind === 'figure');
  mustBe(`It has ${pictures} pictures, not ${figures.length}.`, pictures === figures.length);
  if (report.language === 'en') {
    for (const heading of listed) {
      mustBe(`The contents do not say “${titleOf(heading)}”.`, pages[1]?.includes(titleOf(heading)) ?? false);
    }
    for (const block of report.blocks) {
      if (block.kind !== 'figure' && block.kind !== 'table') continue;
      const caption = spaced(`${block.label}. ${block.caption}`);
      mustBe(
        `No page says “${caption}”.`,
        pages.some((text) => text.includes(caption)),
      );
    }
    mustBe(
      'The last page does not say which it is.',
      pages.at(-1)?.includes(`Page ${pages.length} of ${pages.length}`) ?? false,
    );
  }
  return faults;
}

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
