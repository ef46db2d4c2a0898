import type { Participant } from '../people/participant.ts';
import type { Person } from '../people/person.ts';
import { localDate } from '../workshop/dates.ts';
import type { Workshop } from '../workshop/workshop.ts';
import { type Action, type ListedAction, lastReport } from './action.ts';
import { isOverdue } from './action-changes.ts';
import { type ActionStatus, isOpen } from './action-state.ts';

/** The road map: every action of a workshop as a line, and how far all of them are. Pure. */

export type Owner = Pick<Person, 'id' | 'name' | 'organisation' | 'agreed'>;

export interface RoadMapLine {
  readonly id: string;
  readonly owner: {
    readonly id: string;
    readonly name: string;
    readonly organisation: string;
    /** Agreed to be named to others than the staff: without that a public page and the report name the organisation alone. */
    readonly isNamed: boolean;
  };
  readonly title: string;
  readonly partners: readonly string[];
  /** A local date. */
  readonly dueOn: string | undefined;
  readonly status: ActionStatus;
  readonly isOverdue: boolean;
  readonly agreedAt: string;
  /** When something was last reported, what, and where it can be seen (https). */
  readonly reported: { readonly at: string; readonly note: string; readonly link: string | undefined } | undefined;
}

export interface RoadMapFigures {
  /** Of all that was not dropped. */
  readonly total: number;
  readonly byStatus: Readonly<Record<ActionStatus, number>>;
  readonly overdue: number;
}

export interface RoadMap {
  /** Overdue first, then what is open by its date (without a date last), then what is done, then what was dropped. */
  readonly lines: readonly RoadMapLine[];
  readonly figures: RoadMapFigures;
}

/** The road map of everyone as it stands at `now` (epoch ms). */
export function roadMapOf(workshop: Workshop, everyone: readonly Participant[], now: number): RoadMap {
  return roadMapFrom(
    workshop,
    everyone.flatMap(({ actions }) => actions.map(listedAction)),
    everyone.map(({ person }) => person),
    now,
  );
}

/** The same from the actions and whoever may own one. An action of somebody who is not there (any more) stands nowhere. */
export function roadMapFrom(
  { details }: Pick<Workshop, 'details'>,
  actions: readonly ListedAction[],
  people: readonly Owner[],
  now: number,
): RoadMap {
  const today = localDate(now, details.timeZone);
  const owners = new Map(people.map((person) => [person.id, person]));
  const lines = shown(actions)
    .flatMap((action): RoadMapLine[] => {
      const owner = owners.get(action.handedTo?.personId ?? action.personId);
      return owner ? [lineOf(action, owner, today)] : [];
    })
    .toSorted(byUrgency);
  return { lines, figures: figuresOf(lines) };
}

/** What a line says of an action. What the earlier owner reported is not shown under the new one. */
export function listedAction(action: Action): ListedAction {
  const { id, personId, title, partners, dueOn, status, agreedAt, handedTo } = action;
  const last = handedTo ? undefined : lastReport(action);
  return {
    id,
    personId,
    title,
    partners,
    status,
    agreedAt,
    // The index takes nothing that is not there.
    ...(dueOn !== undefined && { dueOn }),
    ...(handedTo && { handedTo }),
    ...(last && { reported: { at: last.at, note: last.note, ...(last.link && { link: last.link }) } }),
  };
}

/** One of each: what was given to somebody else is shown there, and until it has arrived here, under the new owner. */
function shown(actions: readonly ListedAction[]): readonly ListedAction[] {
  const held = new Set(actions.filter(({ handedTo }) => !handedTo).map(({ personId, id }) => `${personId} ${id}`));
  return actions.filter(({ id, handedTo }) => {
    if (!handedTo) return true;
    return handedTo.arrivedAt === undefined && !held.has(`${handedTo.personId} ${id}`);
  });
}

function lineOf(action: ListedAction, { id: ownerId, name, organisation, agreed }: Owner, today: string): RoadMapLine {
  const { id, title, partners, dueOn, status, agreedAt, reported } = action;
  return {
    id,
    owner: { id: ownerId, name, organisation, isNamed: agreed.named !== undefined },
    title,
    partners,
    dueOn,
    status,
    isOverdue: isOverdue(action, today),
    agreedAt,
    reported: reported && { at: reported.at, note: reported.note, link: reported.link },
  };
}

/** The lines as participants and the public may have them, for programs. */
export const sharedLines = ({ lines }: RoadMap) =>
  lines
    .filter(({ status }) => status !== 'dropped')
    .map(({ title, owner, partners, dueOn, status, isOverdue, reported }) => ({
      title,
      owner: owner.isNamed ? owner.name : null,
      organisation: owner.organisation,
      partners,
      dueOn: dueOn ?? null,
      status,
      overdue: isOverdue,
      link: reported?.link ?? null,
    }));

function byUrgency(a: RoadMapLine, b: RoadMapLine): number {
  return (
    rank(a) - rank(b) ||
    (a.dueOn ?? NO_DATE).localeCompare(b.dueOn ?? NO_DATE) ||
    a.title.localeCompare(b.title, 'en') ||
    a.owner.id.localeCompare(b.owner.id)
  );
}

/** Sorts behind every date. */
const NO_DATE = '9999-12-31';

function rank({ status, isOverdue: late }: RoadMapLine): number {
  if (late) return 0;
  if (isOpen(status)) return 1;
  return status === 'done' ? 2 : 3;
}

function figuresOf(lines: readonly RoadMapLine[]): RoadMapFigures {
  const count = (status: ActionStatus): number => lines.filter((line) => line.status === status).length;
  const byStatus = {
    planned: count('planned'),
    'under-way': count('under-way'),
    done: count('done'),
    dropped: count('dropped'),
  };
  return {
    total: lines.length - byStatus.dropped,
    byStatus,
    overdue: lines.filter((line) => line.isOverdue).length,
  };
}
