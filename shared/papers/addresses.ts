import type { Paper } from './paper.ts';

/** Where a paper is seen, below the address of the site. */

/**
 * A published paper's own address, for good. It does not name its author's id, which is part of the author's private
 * pages; the paper's id alone is found among the workshop's published papers.
 */
export const publicPath = ({ workshopId, id }: Pick<Paper, 'workshopId' | 'id'>): string =>
  `/papers/${workshopId}/${id}`;

/** An annex or slides of it, counted from 1 in the order in which they were handed in. */
export const attachmentPath = (paper: Pick<Paper, 'workshopId' | 'id'>, number: number): string =>
  `${publicPath(paper)}/files/${number}`;

/** Where everybody sees whether a file is the published one. */
export const proofPath = (paper: Pick<Paper, 'workshopId' | 'id'>): string => `${publicPath(paper)}/proof`;

/** Where staff read it and decide. */
export const consolePath = ({ workshopId, personId, id }: Pick<Paper, 'workshopId' | 'personId' | 'id'>): string =>
  `/staff/w/${workshopId}/papers/${personId}/${id}`;

/** The page on which its author sees it, below the author's own pages. */
export const authorsPage = ({ id }: Pick<Paper, 'id'>): string => `papers/${id}`;
