import type { Paper, PaperFile, PaperVersion } from './paper.ts';

/** What becomes of the papers of somebody who is erased. Pure. */

/**
 * Approved for publication: handed in to be published, and taken. It stays; everything else goes. Of what was withdrawn after
 * that the note stays which says so.
 */
export const staysPublished = ({ state, publishedAt }: Paper): boolean =>
  state === 'approved' || state === 'published' || (state === 'withdrawn' && publishedAt !== undefined);

/**
 * A publication without what led to it: its last version stands in public, with the authors that it names; the earlier ones
 * and what was written about them are gone. The same object where there is nothing to take out.
 */
export function asPublicationOnly(paper: Paper): Paper {
  const decisions = paper.decisions.slice(-1).map((decision) => ({ ...decision, reason: '' }));
  const isBare = paper.versions.length <= 1 && paper.decisions.length <= 1 && !paper.decisions[0]?.reason;
  return isBare ? paper : { ...paper, versions: paper.versions.slice(-1), decisions };
}

/** A withdrawn one is read by nobody any more. */
const hasFile = (paper: Paper): boolean => staysPublished(paper) && paper.state !== 'withdrawn';

/** The files that no publication needs, of one person's papers, under the person's own folder. Each once. */
export function filesToErase(folder: string, papers: readonly Paper[]): PaperFile[] {
  const kept = new Set(papers.filter(hasFile).flatMap(({ versions }) => filesOf(versions.slice(-1)).map(keyOf)));
  const files = papers.flatMap(({ versions, attachments }) => [...filesOf(versions), ...attachments]);
  const mine = files.filter(({ key }) => key.startsWith(folder) && !kept.has(key));
  return [...new Map(mine.map((file) => [file.key, file])).values()];
}

const filesOf = (versions: readonly PaperVersion[]): PaperFile[] =>
  versions.flatMap(({ file, attachments }) => [file, ...attachments]);

const keyOf = ({ key }: PaperFile): string => key;
