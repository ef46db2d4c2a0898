import type { Recipients } from '../../shared/follow-up/forecast.ts';
import { people } from '../../shared/report/figures.tsx';

/** Who would get a mail, and how many would not, with the reason. */
export function WhoGets({ recipients: { get, names, leftOut } }: { readonly recipients: Recipients }) {
  const without = Object.entries(leftOut);
  return (
    <>
      {get === 0 ? (
        <p>Nobody</p>
      ) : (
        <details>
          <summary>{people(get)}</summary>
          {names.join(', ')}
          {get > names.length && ` and ${get - names.length} more`}
        </details>
      )}
      {without.length > 0 && <p class="soft">Not: {without.map(([why, count]) => `${count} (${why})`).join(', ')}</p>}
    </>
  );
}

/** For programs. */
export const recipientsJson = ({ get, names, leftOut }: Recipients) => ({ get, firstNames: names, leftOut });
