import { say } from '../language/texts.ts';
import { Refusal } from '../refusal.ts';
import { mustBeOpen } from '../workshop/opening.ts';
import type { Attachment, Paper } from './paper.ts';
import { type Author, mustBeUndecided, takesVersions } from './submission.ts';

/** What goes with a paper's main text. It is handed in with the next version. All pure; `now` in epoch ms. */

/** Beside the main text; with their versions they fit into the paper's item. */
export const MAX_ATTACHMENTS = 6;

/** Whether there is room for another, and a version to hand it in with. */
export const takesAttachments = (paper: Paper): boolean =>
  takesVersions(paper) && paper.attachments.length < MAX_ATTACHMENTS;

/**
 * Adds an attachment that was kept; the same file once more is only another name or purpose of it, and the same object comes back
 * where nothing changes.
 * @throws Refusal `closed`; `conflict` for a paper that is decided, or has as many as there is room for
 */
export function attach({ workshop, person }: Author, paper: Paper, added: Attachment, now: number): Paper {
  mustBeOpen(workshop, person, now);
  mustBeUndecided(paper);
  const there = paper.attachments.find(({ sha256 }) => sha256 === added.sha256);
  if (there?.role === added.role && there.name === added.name) return paper;
  if (there) return { ...paper, attachments: paper.attachments.map((each) => (each === there ? added : each)) };
  if (paper.attachments.length >= MAX_ATTACHMENTS) {
    throw new Refusal('conflict', say('attachments.full', { most: MAX_ATTACHMENTS }));
  }
  return { ...paper, attachments: [...paper.attachments, added] };
}

/**
 * Takes an attachment off; versions that were handed in keep theirs. One that is not there is off already.
 * @throws Refusal `closed`; `conflict` for a paper that is decided
 */
export function detach({ workshop, person }: Author, paper: Paper, sha256: string, now: number): Paper {
  mustBeOpen(workshop, person, now);
  mustBeUndecided(paper);
  const left = paper.attachments.filter((attachment) => attachment.sha256 !== sha256);
  return left.length === paper.attachments.length ? paper : { ...paper, attachments: left };
}
