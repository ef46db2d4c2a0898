import { isDeepStrictEqual } from 'node:util';
import { newestVersion, type Paper, type PaperFile, type PaperVersion } from './paper.ts';

/** What becomes of the papers of somebody who is erased. Pure. */

/** Approved for publication: handed in to be published, and taken. It stays; everything else goes. */
export const staysPublished = ({ state }: Paper): boolean => state === 'approved' || state === 'published';

/**
 * A publication without what led to it: its last version stands in public, with the authors that it names; the earlier ones
 * and what was written about them are gone. The same object where there is nothing to take out.
 */
export function asPublicationOnly(paper: Paper): Paper {
  const decisions = paper.decisions.slice(-1).map((decision) => ({ ...decision, reason: '' }));
  const isBare = paper.versions.length <= 1 && paper.decisions.length <= 1 && !paper.decisions[0]?.reason;
  const attachments = newestVersion(paper)?.attachments ?? [];
  if (isBare && isDeepStrictEqual(attachments, paper.attachments)) return paper;
  return { ...paper, versions: paper.versions.slice(-1), decisions, attachments };
}

/** The files that no publication needs, of one person's papers, under the person's own folder. Each once. */
export function filesToErase(folder: string, papers: readonly Paper[]): PaperFile[] {
  const published = papers.filter(staysPublished).flatMap(({ versions }) => versions.slice(-1).flatMap(filesOf));
  const kept = new Set(published.map(({ key }) => key));
  const files = papers.flatMap(({ versions, attachments }) => [...versions.flatMap(filesOf), ...attachments]);
  const mine = files.filter(({ key }) => key.startsWith(folder) && !kept.has(key));
  return [...new Map(mine.map((file) => [file.key, file])).values()];
}

const filesOf = ({ file, attachments }: PaperVersion): PaperFile[] => [file, ...attachments];
