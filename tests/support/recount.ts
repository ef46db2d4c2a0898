import { countAnswers } from './recount.answers.ts';
import { longDay, percent, share, two } from './recount.numbers.ts';
import { countPeople } from './recount.people.ts';
import { countSwot } from './recount.swot.ts';
import type { Figures } from './report-read.ts';
import type { Stored } from './stored-workshop.ts';

/**
 * The figures of a report, counted once more from what is stored: person by person and answer by answer, with none of the
 * product's code, as somebody would with a pencil. Of the workshop and questionnaire in `stored-workshop.ts` alone. How many
 * of each organisation answered is left out: which ones stand together is a rule, and rules are tested as rules.
 */
export function recount(stored: Stored): Figures {
  const { seats } = stored;
  const figures: Figures = { tables: {}, charts: {}, sentences: {}, comments: {} };
  const { tables, sentences } = figures;
  const {
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
    organisations,
  } = countPeople(stored);
  const line = (count: number): string[] => [String(count), share(count, invited)];
  tables.table_turnout = [
    ['On the list of participants', ...line(invited)],
    ['Reached: no mail came back as undeliverable', ...line(reached)],
    ['Gave feedback', ...line(feedback)],
    ['Gave SWOT input', ...line(swot)],
    ['Gave anything: feedback, SWOT input or a paper', ...line(anything)],
  ];
  sentences.annex_turnout = [papers, promised];
  const heaviest = countSwot(stored, swot, figures);

  const todo = seats
    .flatMap(({ person, actions }) => actions.map((action) => ({ person, action })))
    .filter(({ action }) => action.status !== 'dropped');
  if (todo.length > 0) {
    sentences.actions = [];
    tables.table_actions = todo.map(({ person, action: { title, dueOn, status } }) => [
      title,
      person.agreed.named ? `${person.name}, ${person.organisation}` : person.organisation,
      dueOn ? longDay(dueOn) : '–',
      status === 'done'
        ? 'Done'
        : dueOn === '2011-08-01'
          ? 'Overdue'
          : status === 'planned'
            ? 'Not begun yet'
            : 'Under way',
    ]);
  }
  const named = seats.filter(({ person }) => person.agreed.named).map(({ person }) => person);
  sentences.annex_people = named.length > 0 ? [named.length, invited] : [];
  if (named.length > 0) {
    tables.table_named = named.map(({ name, position, organisation }) => [name, position, organisation]);
  }

  const all = seats.flatMap(({ person }) => (person.feedback ? [person.feedback.answers] : []));
  const told = all.length >= 5;
  const { rated, recommend, score } = told ? countAnswers(all, figures) : { rated: [], recommend: [], score: [] };
  sentences.annex_questions = told ? [all.length] : [];
  sentences.said = told ? [all.length, 1, 5, ...score] : all.length > 0 ? [5] : [];

  const byMean = rated.sort((a, b) => b.sum * a.n - a.sum * b.n);
  const [best, worst] = [byMean[0], byMean.at(-1)];
  const ends =
    best && worst && best.sum * worst.n > worst.sum * best.n
      ? [1, 5, Number(two(best.sum, best.n)), Number(two(worst.sum, worst.n))]
      : [];
  const days = [8, 9, 2011];
  const list = [invited, organisations];
  const ofAll = (count: number): number[] => (invited > 0 ? [count, percent(count, invited)] : [count]);
  const agreed = todo.filter(({ action }) => action.status === 'done').length;
  sentences.executive = [
    ...[...days, ...list, ...(attended > 0 ? [attended] : [])],
    ...[feedback, invited, ...ofAll(feedback).slice(1), swot],
    ...ends,
    ...recommend,
    ...(papers > 0 ? [papers, published] : []),
    ...(todo.length > 0 ? [todo.length, agreed] : []),
  ];
  sentences.venue = [...days, ...list, ...(attended > 0 ? ofAll(attended) : [])];
  sentences.conclusion = [...heaviest, ...ends];
  sentences.missing = [
    ...(invited > 0 && 2 * feedback < invited ? [percent(feedback, invited), feedback, invited] : []),
    ...(invited > 0 ? [invited, invited - feedback, invited - swot, invited - anything] : []),
    ...(silent > 0 ? [silent] : []),
    ...(due > 0 ? [due] : []),
    ...(undecided > 0 ? [undecided] : []),
    ...(lost > 0 ? [lost] : []),
    5,
  ];
  sentences.papers = [...(published > 0 ? [published] : []), ...(others > 0 ? [others] : [])];
  return figures;
}
