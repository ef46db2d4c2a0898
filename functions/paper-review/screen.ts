import { createHash } from 'node:crypto';
import type { FileFault } from '../../shared/papers/file-fault.ts';
import { inspect } from '../../shared/papers/file-type.ts';
import { newestVersion, type PaperFile } from '../../shared/papers/paper.ts';
import { withEvent } from '../../shared/papers/paper-event.ts';
import { after } from '../../shared/papers/paper-state.ts';
import type { PaperReviewContext } from './context.ts';
import { changeInHand, type Next, type PaperRun, paperInHand } from './paper-run.ts';

export type Screened = Next<'acknowledge' | 'refused'>;

/**
 * Reads the kept file again before anybody is told of it: is it there, is it what was hashed, does its content open.
 * Moves the paper on to the reviewers, or back to its author with the reason. Once more, it finds the paper moved. Where
 * another run has taken over, nothing changes, and the tasks that follow see the same and do nothing.
 */
export async function screen(context: PaperReviewContext, run: PaperRun, now: number): Promise<Screened> {
  const paper = await paperInHand(context, run);
  const version = paper && newestVersion(paper);
  if (!paper || !version) return { next: 'acknowledge' };
  if (paper.state === 'under-review') return { next: 'acknowledge' };
  if (paper.state === 'refused') return { next: 'refused' };

  const problem = await problemOf(context, version.file);
  const afterwards = await changeInHand(context, run, (found) => {
    const state = after(found.state, problem === undefined ? 'pass' : 'refuse');
    if (state === undefined) return found;
    const about = { by: { kind: 'afterword' }, version: version.number } as const;
    return problem === undefined
      ? withEvent({ ...found, state }, { what: 'passed', ...about }, now)
      : withEvent({ ...found, state, refusedBecause: problem }, { what: 'refused', why: problem, ...about }, now);
  });
  return { next: afterwards?.state === 'refused' ? 'refused' : 'acknowledge' };
}

/** Why the file cannot be taken; `undefined` for a good one. */
async function problemOf({ documents }: PaperReviewContext, file: PaperFile): Promise<FileFault | undefined> {
  const bytes = await documents.read(file);
  if (!bytes || bytes.length !== file.bytes || sha256(bytes) !== file.sha256) {
    return 'incomplete';
  }
  const inspected = inspect(bytes);
  if ('fault' in inspected) return inspected.fault;
  return inspected.type === file.type ? undefined : 'mislabelled';
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
