import { ENGLISH } from '../../../shared/language/texts.ts';
import { whyRefused } from '../../../shared/papers/file-fault.ts';
import { passedUnscanned } from '../../../shared/papers/malware.ts';
import type { Paper } from '../../../shared/papers/paper.ts';

/** What the check of the newest version's files found that staff should know. */
export function ScreeningNote({ paper }: { readonly paper: Paper }) {
  const refusal = whyRefused(paper);
  if (refusal) return <p class="note warn">The author was told: {ENGLISH.say(refusal)}</p>;
  if (!passedUnscanned(paper)) return null;
  return (
    <p class="note warn">
      The virus scan gave no verdict on the files of this version. Please open them with care, on a machine with a virus
      scanner of its own, and have them scanned before the paper is approved.
    </p>
  );
}
