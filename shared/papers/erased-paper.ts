import { isDeepStrictEqual } from 'node:util';
import { waive } from '../debts/debts.ts';
import { inPublic } from './metadata.ts';
import { newestVersion, type Paper, type PaperFile, type PaperVersion } from './paper.ts';
import type { PaperEvent } from './paper-event.ts';

/** What becomes of the papers of somebody who is erased. Pure. */

/**
 * Approved for publication: handed in to be published, and taken. It stays; everything else goes. Of what was withdrawn after
 * that the note stays which says so.
 */
export const staysPublished = ({ state, publishedAt }: Paper): boolean =>
  state === 'approved' || state === 'published' || (state === 'withdrawn' && publishedAt !== undefined);

/**
 * A publication without what led to it: its last version stands in public, with the authors that it names; the earlier ones,
 * what was written about them, and everybody's address are gone. The same object where there is nothing to take out.
 */
export function asPublicationOnly(paper: Paper): Paper {
  const bare: Paper = {
    ...paper,
    metadata: inPublic(paper.metadata),
    versions: paper.versions.slice(-1).map((version) => ({ ...version, metadata: inPublic(version.metadata) })),
    decisions: paper.decisions.slice(-1).map(({ passedOn: _, ...decision }) => ({ ...decision, reason: '' })),
    attachments: newestVersion(paper)?.attachments ?? [],
    coAuthors: [],
    events: paper.events.flatMap(withoutWords),
    debts: waive(paper.debts, 'co-authors'),
  };
  return isDeepStrictEqual(bare, paper) ? paper : bare;
}

/** That it happened, and when; what co-authors and reviewers did went with them. */
function withoutWords({ why: _, ...event }: PaperEvent): PaperEvent[] {
  switch (event.by.kind) {
    case 'author':
    case 'staff':
    case 'afterword':
      return [event];
    case 'co-author':
    case 'reviewer':
      return [];
  }
}

/** A withdrawn one is read by nobody any more. */
const hasFile = (paper: Paper): boolean => staysPublished(paper) && paper.state !== 'withdrawn';

/** The files that no publication needs, of one person's papers, under the person's own folder. Each once. */
export function filesToErase(folder: string, papers: readonly Paper[]): PaperFile[] {
  const published = papers.filter(hasFile).flatMap(({ versions }) => versions.slice(-1).flatMap(filesOf));
  const kept = new Set(published.map(({ key }) => key));
  const files = papers.flatMap(({ versions, attachments }) => [...versions.flatMap(filesOf), ...attachments]);
  const mine = files.filter(({ key }) => key.startsWith(folder) && !kept.has(key));
  return [...new Map(mine.map((file) => [file.key, file])).values()];
}

const filesOf = ({ file, attachments }: PaperVersion): PaperFile[] => [file, ...attachments];
