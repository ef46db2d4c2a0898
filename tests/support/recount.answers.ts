import type { Answers } from '../../shared/feedback/answers.ts';
import { apart, few, halfUp, longDay, middle, share, sum, times, two, W } from './recount.numbers.ts';
import type { Figures } from './report-read.ts';

interface Rated {
  readonly title: string;
  readonly sum: number;
  readonly n: number;
}

interface Asked {
  /** The questions that are rated by themselves, and told. */
  readonly rated: Rated[];
  /** Of how many how many are likely to recommend it; empty where that is not told. */
  readonly recommend: number[];
  /** The net promoter score with its ends. */
  readonly score: number[];
}

/** Every question of `ALL_KINDS`, from the slips of all who answered, who are five at least. */
export function countAnswers(all: readonly Answers[], figures: Figures): Asked {
  const { tables, charts, sentences } = figures;
  const rated: Rated[] = [];
  let recommend: number[] = [];
  let score: number[] = [];
  const slips = (id: string): unknown[] => all.map((answers) => answers[id]).filter((answer) => answer !== undefined);
  const asked = (id: string): number =>
    id === 'why' ? all.filter(({ likely }) => typeof likely === 'number' && likely <= 6).length : all.length;

  const means: (string | number)[][] = [];
  tables.table_1 = ['opening', 'portals'].map((session) => {
    const { numbers, na } = apart(slips('sessions').map((answer) => (answer as Record<string, unknown>)[session]));
    const title = session === 'opening' ? 'Opening' : 'Portals';
    if (few(numbers)) {
      means.push([title, '', 'withheld']);
      return [title, ...W, ...W, ...W, '–', '–', '–', '–', '–'];
    }
    const mean = numbers.length > 0 ? two(sum(numbers), numbers.length) : '–';
    means.push([title, numbers.length > 0 ? sum(numbers) / numbers.length : '', mean]);
    return [
      title,
      mean,
      String(numbers.length),
      String(na),
      ...[1, 2, 3, 4, 5].map((value) => String(times(numbers, value))),
    ];
  });
  sentences.q1 = [];
  if (means.some(([, mean]) => mean !== '')) charts.fig_1 = means;

  const stacked: (string | number)[][] = [];
  for (const [place, id, title] of [
    [2, 'topic', 'Topic'],
    [3, 'talks', 'Talks'],
    [4, 'likely', 'Likely'],
  ] as const) {
    const { numbers, na } = apart(slips(id));
    const values = id === 'likely' ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] : [1, 2, 3, 4, 5];
    if (few(numbers)) {
      sentences[`q${place}`] = [];
      tables[`table_${place}`] = [
        ['Each value', ...W, '–'],
        ['Not applicable', ...W, '–'],
      ];
      continue;
    }
    const n = numbers.length;
    sentences[`q${place}`] = [
      ...(n > 0 ? [Number(two(sum(numbers), n)), middle(numbers)] : []),
      n,
      all.length - slips(id).length,
    ];
    tables[`table_${place}`] = [
      ...values.map((value, at) => [
        at === 0 ? `${value} (poor)` : at === values.length - 1 ? `${value} (excellent)` : String(value),
        String(times(numbers, value)),
        share(times(numbers, value), n),
      ]),
      ['Not applicable', String(na), '–'],
    ];
    if (n === 0) continue;
    const among = (from: number, to: number): number => numbers.filter((value) => value >= from && value <= to).length;
    if (id === 'likely') {
      const [yes, no] = [among(9, 10), among(0, 6)];
      charts[`fig_${place}`] = [['All who answered', yes, among(7, 8), no]];
      recommend = [n, yes];
      score = [halfUp(100 * (yes - no), n), -100, 100];
    } else {
      rated.push({ title, sum: sum(numbers), n });
      stacked.push([title, among(4, 5), among(3, 3), among(1, 2)]);
    }
  }
  if (stacked.length > 0) charts.fig_criteria = stacked;

  for (const [place, id, labels] of [
    [5, 'use', { policy: 'Policy', project: 'Project', other: 'Else' }],
    [6, 'role', { line: 'Line', staff: 'Staff', guest: 'Guest' }],
  ] as const) {
    const chosen = slips(id).map((answer) => [answer].flat());
    const rows = Object.entries(labels).map(([option, label]) => ({
      label,
      count: chosen.filter((each) => each.includes(option)).length,
    }));
    sentences[`q${place}`] = [];
    if (few(chosen)) {
      tables[`table_${place}`] = rows.map(({ label }) => [label, ...W, '–']);
      continue;
    }
    tables[`table_${place}`] = rows.map(({ label, count }) => [label, String(count), share(count, chosen.length)]);
    if (chosen.length > 0) charts[`fig_${place}`] = rows.map(({ label, count }) => [label, count, String(count)]);
    if (id === 'use') write(figures, 5, slips('use.other'));
  }
  for (const [place, id] of [
    [7, 'best'],
    [8, 'why'],
  ] as const) {
    sentences[`q${place}`] = [];
    write(figures, place, slips(id));
    if (asked(id) < slips(id).length) throw new Error('Somebody answered who was not asked.');
  }

  const trained = slips('trained').map(Number);
  sentences.q9 = [];
  const n = trained.length;
  tables.table_9 = few(trained)
    ? ['People', 'Mean', 'Median', 'Lowest', 'Highest'].map((what) => [what, ...W])
    : [
        ['People', String(n)],
        ['Mean', n > 0 ? two(sum(trained), n) : '–'],
        ['Median', n > 0 ? String(middle(trained)) : '–'],
        ['Lowest', n > 0 ? 'withheld' : '–'],
        ['Highest', n > 0 ? 'withheld' : '–'],
      ];

  const when = slips('when').map(String);
  sentences.q10 = [];
  tables.table_10 = few(when)
    ? [['People', ...W]]
    : [...new Set(when)]
        .sort()
        .map((day) => [longDay(day), String(times(when, day)), share(times(when, day), when.length)]);

  const ticked = slips('contact').length;
  const tell = !(ticked > 0 && ticked < 5) && !(all.length - ticked > 0 && all.length - ticked < 5);
  sentences.q11 = [];
  tables.table_11 = [['Ticked', ...(tell ? [String(ticked), share(ticked, all.length)] : ['withheld', '–'])]];
  return { rated, recommend, score };
}

function write({ comments, sentences }: Figures, place: number, slips: readonly unknown[]): void {
  const texts = slips.map(String);
  const different = [...new Set(texts)].sort();
  if (different.length === 0) return;
  comments[`q${place}`] = different.map((text) => {
    const count = times(texts, text);
    return count > 1 ? `${text} (written by ${count} people)` : text;
  });
  if (place !== 5) {
    sentences.words = [3];
  }
}
