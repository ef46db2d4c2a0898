/** What lies at and below some addresses, loaded when the first of them is asked for: so a cold start loads what it answers. */
export interface Area<Route> {
  /** Without a trailing slash; a name in braces stands for any one part: `/w/{workshopId}/link`. */
  readonly under: readonly string[];
  readonly open: () => Promise<readonly Route[]>;
}

/** The area in which an address lies: of those whose beginnings are its own, the one with the longest. */
export function areaOf<Each extends Pick<Area<unknown>, 'under'>>(
  areas: readonly Each[],
  path: string,
): Each | undefined {
  const parts = partsOf(path);
  const depths = areas.map(({ under }) => Math.max(...under.map((beginning) => depthOf(partsOf(beginning), parts))));
  const deepest = Math.max(...depths);
  return deepest < 0 ? undefined : areas[depths.indexOf(deepest)];
}

/** How many parts an address shares with a beginning; -1 where it does not begin so. */
const depthOf = (beginning: readonly string[], parts: readonly string[]): number =>
  beginning.every((part, at) => part === parts[at] || (part.startsWith('{') && parts[at] !== undefined))
    ? beginning.length
    : -1;

const partsOf = (path: string): string[] => (path === '/' ? [] : path.split('/').slice(1));

/** Every route of every area, loaded now. */
export async function everyRouteOf<Route>(areas: readonly Area<Route>[]): Promise<Route[]> {
  const opened = await Promise.all(areas.map(({ open }) => open()));
  return opened.flat();
}
