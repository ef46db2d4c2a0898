import type { Paper } from '../../shared/papers/paper.ts';

const PAPER_STATES: Readonly<Record<Paper['state'], { tone: 'good' | 'warn' | 'bad' | ''; label: string }>> = {
  draft: { tone: 'warn', label: 'Draft: the file is still missing' },
  submitted: { tone: 'good', label: 'Received' },
  refused: { tone: 'bad', label: 'The file could not be taken: please send another' },
  'under-review': { tone: 'good', label: 'Under review' },
  'revision-requested': { tone: 'warn', label: 'A revision is asked for' },
  approved: { tone: 'good', label: 'Approved' },
  published: { tone: 'good', label: 'Approved and published' },
  rejected: { tone: 'bad', label: 'Not accepted' },
};

/** A paper's state in the words that its author reads. */
export function PaperState({ paper }: { readonly paper: Paper }) {
  const { tone, label } = PAPER_STATES[paper.state];
  return <span class={`tag ${tone}`.trim()}>{label}</span>;
}
