import { explore, type Failure } from './explore.ts';
import { type Happening, type History, HistorySchema } from './history.ts';

/** Makes a failing history small: whatever can be left out while the same promise is still broken is left out. */
export async function shrink(failure: Failure): Promise<Failure> {
  let smallest = failure;
  for (let candidates = smaller(failure.history), index = 0; index < candidates.length; index += 1) {
    const found = await failing(candidates[index], failure.breach);
    if (!found) continue;
    smallest = found;
    candidates = smaller(found.history);
    index = -1;
  }
  return smallest;
}

/** A history that the schema or the simulation does not take is none that fails. */
async function failing(candidate: unknown, breach: Failure['breach']): Promise<Failure | undefined> {
  const history = HistorySchema.safeParse(candidate);
  if (!history.success) return undefined;
  const explored = await explore(history.data).catch(() => undefined);
  return explored?.failure?.breach === breach ? explored.failure : undefined;
}

/** What is a little less than the history, the greatest savings first. */
function smaller(history: History): History[] {
  const { happenings, steps, people } = history;
  const half = Math.ceil(happenings.length / 2);
  return [
    ...(half > 1
      ? [
          { ...history, happenings: happenings.slice(half) },
          { ...history, happenings: happenings.slice(0, half) },
        ]
      : []),
    ...(history.shared ? [{ ...history, shared: false }] : []),
    ...steps.map((_, index) => ({ ...history, steps: steps.toSpliced(index, 1) })),
    ...happenings.map((_, index) => ({ ...history, happenings: happenings.toSpliced(index, 1) })),
    ...(people > 1
      ? [{ ...history, people: people - 1, happenings: happenings.filter((each) => lastPerson(each) < people - 1) }]
      : []),
    ...happenings.flatMap((happening, index) =>
      simpler(happening).map((simple) => ({ ...history, happenings: happenings.with(index, simple) })),
    ),
  ];
}

const lastPerson = (happening: Happening): number => {
  if ('person' in happening) return happening.person;
  return 'act' in happening && 'person' in happening.act ? happening.act.person : -1;
};

/** Rounder, shorter, less often. */
function simpler(happening: Happening): Happening[] {
  const found: Happening[] = [];
  if (happening.at !== Math.floor(happening.at)) found.push({ ...happening, at: Math.floor(happening.at) });
  if (happening.is === 'lag' && happening.reads > 1) found.push({ ...happening, reads: 1 });
  if (happening.is === 'meanwhile' && happening.nth > 1) found.push({ ...happening, nth: happening.nth - 1 });
  if (happening.is === 'mail' && happening.mails > 1) found.push({ ...happening, mails: 1 });
  if (happening.is === 'mail' && happening.tells.length > 0)
    found.push({ ...happening, tells: happening.tells.slice(1) });
  if (happening.is === 'outage' && happening.hours > 1)
    found.push({ ...happening, hours: Math.floor(happening.hours / 2) });
  return found;
}
