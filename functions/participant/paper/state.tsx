import { type Said, say } from '../../../shared/language/texts.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { useTexts } from '../../../shared/web/texts.context.ts';

const PAPER_STATES: Readonly<Record<Paper['state'], { tone: 'good' | 'warn' | 'bad'; label: Said }>> = {
  draft: { tone: 'warn', label: say('paper.state.draft') },
  submitted: { tone: 'good', label: say('paper.state.submitted') },
  resubmitted: { tone: 'good', label: say('paper.state.resubmitted') },
  refused: { tone: 'bad', label: say('paper.state.refused') },
  'under-review': { tone: 'good', label: say('paper.state.underReview') },
  'revision-requested': { tone: 'warn', label: say('paper.state.revisionRequested') },
  approved: { tone: 'good', label: say('paper.state.approved') },
  published: { tone: 'good', label: say('paper.state.published') },
  rejected: { tone: 'bad', label: say('paper.state.rejected') },
  withdrawn: { tone: 'bad', label: say('paper.state.withdrawn') },
};

export const toneOf = ({ state }: Paper) => PAPER_STATES[state].tone;

/** A paper's state in the words that its author reads. */
export function PaperState({ paper }: { readonly paper: Paper }) {
  const { tone, label } = PAPER_STATES[paper.state];
  return <span class={`tag ${tone}`}>{useTexts().say(label)}</span>;
}
