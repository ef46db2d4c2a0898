import { readFileSync } from 'node:fs';
import { extractImages, extractText, getDocumentProxy } from 'unpdf';
import * as z from 'zod';

/** What somebody finds in a PDF who opens it: pages, bookmarks, links, pictures. */
export interface Pdf {
  /** The text of each page, with single blanks. */
  readonly pages: readonly string[];
  /** In order, of all levels. `page` counts from 0. */
  readonly bookmarks: readonly { readonly title: string; readonly level: number; readonly page: number }[];
  /** Of each page: to which pages its links lead, each place once, from top to bottom. */
  readonly links: readonly (readonly number[])[];
  /** How many pictures there are on all pages. */
  readonly pictures: number;
}

type Proxy = Awaited<ReturnType<typeof getDocumentProxy>>;

export async function readPdf(path: string): Promise<Pdf> {
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(path)));
  const { text } = await extractText(pdf);
  const links: number[][] = [];
  let pictures = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    links.push(await linksOf(pdf, LinksSchema.parse(await page.getAnnotations())));
    pictures += (await extractImages(pdf, number)).length;
  }
  return {
    pages: text.map((each) => each.replaceAll(/\s+/g, ' ').trim()),
    bookmarks: await bookmarksOf(pdf, OutlineSchema.parse(await pdf.getOutline()) ?? [], 1),
    links,
    pictures,
  };
}

const DestinationSchema = z.union([z.string(), z.array(z.unknown()), z.null()]).optional();
const LinksSchema = z.array(z.looseObject({ subtype: z.string(), dest: DestinationSchema, rect: z.array(z.number()) }));

interface Bookmark {
  readonly title: string;
  readonly dest?: z.infer<typeof DestinationSchema>;
  readonly items: readonly Bookmark[];
}
const BookmarkSchema: z.ZodType<Bookmark> = z.lazy(() =>
  z.object({ title: z.string(), dest: DestinationSchema, items: z.array(BookmarkSchema) }),
);
const OutlineSchema = z.array(BookmarkSchema).nullish();

async function bookmarksOf(pdf: Proxy, items: readonly Bookmark[], level: number): Promise<Pdf['bookmarks']> {
  const found: Pdf['bookmarks'][number][] = [];
  for (const { title, dest, items: below } of items) {
    found.push({ title: title.replaceAll(/\s+/g, ' ').trim(), level, page: await pageOf(pdf, dest) });
    found.push(...(await bookmarksOf(pdf, below, level + 1)));
  }
  return found;
}

/** An entry that wraps, or has several scripts, is several links to one place. */
async function linksOf(pdf: Proxy, links: z.infer<typeof LinksSchema>): Promise<number[]> {
  const places = new Map<string, number>();
  const inOrder = links
    .filter(({ subtype, dest }) => subtype === 'Link' && dest)
    .toSorted((a, b) => (b.rect[1] ?? 0) - (a.rect[1] ?? 0));
  for (const { dest } of inOrder) {
    const place = JSON.stringify(dest);
    if (!places.has(place)) places.set(place, await pageOf(pdf, dest));
  }
  return [...places.values()];
}

/** Counted from 0; -1 where it leads nowhere. */
async function pageOf(pdf: Proxy, dest: z.infer<typeof DestinationSchema>): Promise<number> {
  const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
  const ref = RefSchema.safeParse(explicit?.[0]);
  return ref.success ? pdf.getPageIndex(ref.data) : -1;
}
const RefSchema = z.object({ num: z.number(), gen: z.number() });
