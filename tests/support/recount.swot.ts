import type { Figures } from './report-read.ts';
import type { Stored } from './stored-workshop.ts';

/** One point: what was written, and who stands behind it. */
interface Pot {
  readonly wording: string | undefined;
  readonly texts: string[];
  readonly writers: Set<string>;
  readonly endorsers: Set<string>;
}

/** SWOT: a pot for each point. `swot`: how many gave any. @returns the weight of each quadrant's heaviest point */
export function countSwot({ seats, erased, themes }: Stored, swot: number, figures: Figures): number[] {
  const { tables, charts, sentences } = figures;
  const themeOf = new Map(
    themes.themes.flatMap(({ wording, quadrant, entries }) => entries.map(({ id }) => [id, { wording, quadrant }])),
  );
  const pots: Record<string, Map<string, Pot>> = {
    strength: new Map(),
    weakness: new Map(),
    opportunity: new Map(),
    threat: new Map(),
  };
  for (const { person } of seats) {
    for (const { id, quadrant, text } of person.swot) {
      const theme = themeOf.get(id);
      const name = theme ? `theme ${theme.wording}` : text.toLowerCase().split(/\s+/).join(' ');
      const shelf = pots[theme?.quadrant ?? quadrant];
      const pot = shelf?.get(name) ?? { wording: theme?.wording, texts: [], writers: new Set(), endorsers: new Set() };
      shelf?.set(name, pot);
      pot.texts.push(text);
      pot.writers.add(person.id);
      for (const { person: other } of seats) {
        if (other.id !== person.id && other.endorsed.includes(id)) pot.endorsers.add(other.id);
      }
      for (const { erased: gone } of erased) if (gone.gave.endorsed.includes(id)) pot.endorsers.add(gone.id);
    }
  }
  const heaviest: number[] = [];
  const bars: Figures['charts'][string] = [];
  for (const [quadrant, shelf] of Object.entries(pots)) {
    const points = [...shelf.values()]
      .map(({ wording, texts, writers, endorsers }) => ({
        text: wording ?? [...texts].sort()[0] ?? '',
        weight: new Set([...writers, ...endorsers]).size,
        writers: writers.size,
        endorsers: endorsers.size,
        texts,
      }))
      .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1));
    let total = 0;
    for (const { weight } of points) total += weight;
    sentences[`swot_${quadrant}`] = [total];
    if (swot > 0) sentences[`state_${quadrant}`] = [total, ...points.map(({ weight }) => weight)];
    if (points[0]) heaviest.push(points[0].weight);
    const letter = quadrant[0]?.toUpperCase() ?? '';
    if (points.length > 0) {
      tables[`table_${quadrant}`] = points.map(({ text, weight, writers, endorsers, texts }, n) => [
        `${letter}${n + 1} ${text}${[...new Set(texts)]
          .sort()
          .filter((each) => each !== text)
          .map((each) => `\n– ${each}`)
          .join('')}`,
        ...[weight, writers, endorsers].map(String),
      ]);
    }
    const named = `${letter}${quadrant.slice(1)}`;
    bars.push(...points.slice(0, 3).map(({ text, weight }) => [`${named}: ${text}`, weight, String(weight)]));
  }
  if (swot > 0) charts.fig_swot = bars;
  sentences.state = swot > 0 ? [swot] : [];
  sentences.annex_swot = [];
  return heaviest;
}
