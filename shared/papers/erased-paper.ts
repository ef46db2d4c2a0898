import type { Paper, PaperFile } from './paper.ts';

/** What becomes of the papers of somebody who is erased. Pure. */

/** Approved for publication: handed in to be published, and taken. It stays; everything else goes. */
export const staysPublished = ({ state }: Paper): boolean => state === 'approved' || state === 'published';

/**
 * A publication without what led to it: its last version stands in public, with the authors that it names; the earlier ones
 * and what was written about them are gone. The same object where there is nothing to take out.
 */
export function asPublicationOnly(paper: Paper): Paper {
  const decisions = paper.decisions.slice(-1).map(({ passedOn: _, ...decision }) => ({ ...decision, reason: '' }));
  const events = paper.events
    .filter(({ what }) => what === 'approved' || what === 'published')
    .map(({ why: _, ...event }) => event);
  const isBare =
    paper.versions.length <= 1 &&
    paper.decisions.length <= 1 &&
    paper.decisions.every(({ reason, passedOn }) => !reason && !passedOn) &&
    paper.events.length === events.length &&
    paper.events.every(({ why }) => why === undefined);
  return isBare ? paper : { ...paper, versions: paper.versions.slice(-1), decisions, events };
}

/** The files that no publication needs, of one person's papers, under the person's own folder. Each once. */
export function filesToErase(folder: string, papers: readonly Paper[]): PaperFile[] {
  const kept = new Set(papers.filter(staysPublished).map(({ versions }) => versions.at(-1)?.file.key));
  const files = papers.flatMap(({ versions }) => versions.map(({ file }) => file));
  const mine = files.filter(({ key }) => key.startsWith(folder) && !kept.has(key));
  return [...new Map(mine.map((file) => [file.key, file])).values()];
}
