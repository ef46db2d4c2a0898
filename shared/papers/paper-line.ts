import * as z from 'zod';
import { TokenSchema } from '../store/keys.ts';
import { newestVersion, type Paper } from './paper.ts';
import { type PaperState, PaperStateSchema } from './paper-state.ts';

/** What a line of a list of papers says; kept in the index, so that a list reads no paper. Pure. */

export const LineSchema = z.object({
  title: z.string(),
  /** The newest version's number; 0 while nothing was handed in. */
  version: z.int().nonnegative(),
  /** When the newest version came in. */
  cameIn: z.iso.datetime().optional(),
});
export type Line = z.infer<typeof LineSchema>;

/** A paper as a list shows it. Its author's name is not in it: a name is corrected in one place. */
export interface ListedPaper extends Line {
  readonly id: string;
  readonly personId: string;
  readonly state: PaperState;
}

/** As its author calls it now. */
export function lineOf(paper: Paper): Line {
  const newest = newestVersion(paper);
  const line = { title: paper.metadata.title, version: newest?.number ?? 0 };
  return newest ? { ...line, cameIn: newest.submittedAt } : line;
}

/** In which order the index has them: by state, and in each state by when the newest version came in, or it was begun. */
export const sortKeyOf = (paper: Paper): string =>
  `${paper.state}#${newestVersion(paper)?.submittedAt ?? paper.createdAt}#${paper.id}`;

/** A place in the list of one state: the paper behind which it goes on. */
export const LinePlaceSchema = z
  .strictObject({ state: PaperStateSchema, sort: z.string().max(300), personId: TokenSchema, id: TokenSchema })
  .refine(({ state, sort }) => sort.startsWith(`${state}#`));
export type LinePlace = z.infer<typeof LinePlaceSchema>;
