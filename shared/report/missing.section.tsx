import { people, percent } from './figures.tsx';
import type { Summary } from './summary.ts';

/** Under half of those invited, the answers may well not be those of the rest. */
const LOW_RESPONSE = 0.5;

/** The report's own weaknesses, before the figures that they bear on. */
export function MissingSection({ summary: { participation, missing } }: { readonly summary: Summary }) {
  const { invited, feedback, swot, anything } = participation;
  const lists = [
    { title: 'Organisations from which nothing came', items: missing.silentOrganisations },
    { title: 'Sessions that nobody rated', items: missing.unratedSessions },
    {
      title: 'Papers promised and not sent in',
      items: missing.papersPromised.map(({ who, promised, given }) => `${who}: ${given} of ${promised} sent in`),
    },
    { title: 'Papers begun and not sent in', items: missing.drafts },
    { title: 'Papers without a final decision', items: missing.undecided },
    { title: 'People whom no mail reached', items: missing.undeliverable },
  ].filter(({ items }) => items.length > 0);
  const whole = invited > 0 && feedback === invited && swot === invited;
  return (
    <>
      {invited === 0 && <p class="note warn">Nobody was invited, so there is nothing to report.</p>}
      {invited > 0 && feedback / invited < LOW_RESPONSE && (
        <p class="note warn">
          <strong>Low response.</strong> Only {percent(feedback, invited)} of those invited gave feedback ({feedback} of{' '}
          {invited}). The ratings are theirs; those who stayed silent may think otherwise.
        </p>
      )}
      {whole ? (
        <p>Everyone who was invited gave feedback and SWOT input.</p>
      ) : (
        <p>
          Of {people(invited)} invited, {invited - feedback} gave no feedback, {invited - swot} gave no SWOT input, and{' '}
          {invited - anything} gave nothing at all. Who did not answer a question is in none of its figures.
        </p>
      )}
      {lists.map(({ title, items }) => (
        <div key={title}>
          <h3>
            {title} ({items.length})
          </h3>
          <ul class="columns">
            {items.map((item, index) => (
              <li key={`${index} ${item}`}>{item}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}
