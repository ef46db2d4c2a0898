import { WITHHELD, type Withheld } from '../../../shared/feedback/breakdown.ts';
import { valuesOf } from '../../../shared/feedback/questionnaire.ts';
import type { Rated } from '../../../shared/feedback/tally.ts';
import { inLanguage, type Localised } from '../../../shared/language/localised.ts';
import { meanText } from '../../../shared/report/figures.tsx';
import { Table } from '../../../shared/web/table.tsx';

/** Ratings of 1 to 5 with all that is known of each. */
export interface RatingLine {
  readonly label: Localised;
  /** In smaller letters below. */
  readonly about?: string;
  readonly rated: Rated<Withheld>;
  /** Absent where nobody was asked for this alone, such as for a speaker. */
  readonly nonResponse?: number | Withheld;
}

export function RatingTable({
  caption,
  first,
  lines,
}: {
  readonly caption: string;
  readonly first: string;
  readonly lines: readonly RatingLine[];
}) {
  const values = valuesOf('rating');
  const showsMissing = lines.some(({ nonResponse }) => nonResponse !== undefined);
  const heads = ['Mean', 'Median', 'Ratings', 'N/A', ...(showsMissing ? ['No answer'] : [])];
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {heads.map((head) => (
            <th key={head} scope="col" class="number">
              {head}
            </th>
          ))}
          {values.map((value) => (
            <th key={value} scope="col" class="number">
              <span class="visually-hidden">Rated </span>
              {value}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, about, rated, nonResponse }) => (
          <tr key={inLanguage(label, 'en')}>
            <th scope="row">
              {inLanguage(label, 'en')}
              {about && <div class="hint">{about}</div>}
            </th>
            <td class="number">{meanText(rated.mean)}</td>
            <td class="number">{medianText(rated.median)}</td>
            <td class="number">{rated.n}</td>
            <td class="number">{rated.notApplicable}</td>
            {showsMissing && <td class="number">{nonResponse ?? '–'}</td>}
            {values.map((value) => (
              <td key={value} class="number">
                {rated.distribution === WITHHELD
                  ? '–'
                  : (rated.distribution.find((each) => each.value === value)?.count ?? 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** "4", "4.5", or a dash. */
export const medianText = (median: number | undefined | Withheld): string =>
  median === undefined ? '–' : String(median);
