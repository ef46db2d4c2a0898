import type { TextSlot } from '../../../shared/report/report.ts';
import type { ReportState } from '../../../shared/report/report-state.ts';

/** What the places of the report are called in the console, and what belongs there. */
export const SLOTS: Readonly<Record<TextSlot, { readonly label: string; readonly hint: string }>> = {
  executive: {
    label: 'Executive summary',
    hint: 'Stands behind the generated figures: what a reader who reads nothing else should know.',
  },
  proceedings: {
    label: 'Summary of proceedings',
    hint: 'Stands before the list of sessions: who opened the workshop, what was discussed.',
  },
  venue: { label: 'Venue, language and participants', hint: 'Who came, and from where.' },
  state: { label: 'State of play', hint: 'Stands before the SWOT: where the field stands today.' },
  said: { label: 'What the participants said', hint: 'Stands before the charts: how to read them.' },
  conclusion: { label: 'Conclusion', hint: 'Stands behind the generated sentences: what you conclude from them.' },
  forward: { label: 'Way forward', hint: 'Stands before papers and actions: what happens next, and who sees to it.' },
  changed: {
    label: 'What their answers changed',
    hint: 'Not in the report: participants read it in the mail with it, and on their page. Required before sending.',
  },
};

export const STATES: Readonly<Record<ReportState, { readonly label: string; readonly tone: 'warn' | 'good' }>> = {
  draft: { label: 'Draft', tone: 'warn' },
  writing: { label: 'Approved, being written', tone: 'warn' },
  approved: { label: 'Approved, not sent', tone: 'good' },
  sent: { label: 'Sent to the participants', tone: 'good' },
};
