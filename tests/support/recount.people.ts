import type { Stored } from './stored-workshop.ts';

/** Who is on the list and what came of it: one person after the other. */
export function countPeople({ seats, erased }: Stored) {
  let [invited, feedback, swot, anything, reached, papers, promised, attended] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [due, undecided, lost, published, others] = [0, 0, 0, 0, 0];
  const gaveIn = new Map<string, boolean>();
  for (const { person, papers: own } of seats) {
    let [sent, standing] = [0, 0];
    for (const { state, versions } of own) {
      if (versions.length === 0) {
        if (['submitted', 'resubmitted', 'refused', 'under-review', 'revision-requested'].includes(state))
          undecided += 1;
        continue;
      }
      sent += 1;
      if (state !== 'refused') standing += 1;
      if (state === 'approved' || state === 'published') published += 1;
      else others += 1;
      if (['submitted', 'resubmitted', 'refused', 'under-review', 'revision-requested'].includes(state)) undecided += 1;
    }
    const gave = Boolean(person.feedback) || person.swot.length > 0 || sent > 0;
    invited += 1;
    papers += sent;
    promised += person.papersPromised;
    if (standing < person.papersPromised) due += person.papersPromised - standing;
    if (person.feedback) feedback += 1;
    if (person.swot.length > 0) swot += 1;
    if (gave) anything += 1;
    if (person.attended) attended += 1;
    if (person.standing.undeliverable) lost += 1;
    else reached += 1;
    gaveIn.set(person.organisation, (gaveIn.get(person.organisation) ?? false) || gave);
  }
  for (const { erased: gone, papers: own } of erased) {
    invited += 1;
    papers += own.length;
    published += own.length;
    promised += gone.gave.papersPromised;
    if (gone.gave.feedback) feedback += 1;
    if (gone.gave.swot) swot += 1;
    if (gone.gave.feedback || gone.gave.swot || own.length > 0) anything += 1;
  }
  const silent = [...gaveIn.values()].filter((gave) => !gave).length;
  return {
    invited,
    feedback,
    swot,
    anything,
    reached,
    papers,
    promised,
    attended,
    due,
    undecided,
    lost,
    published,
    others,
    silent,
    organisations: gaveIn.size,
  };
}
