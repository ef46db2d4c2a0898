import * as z from 'zod';
import { owe } from '../../shared/debts/debts.ts';
import { LIMITS, StatedSchema, stateHandOff } from '../../shared/papers/hand-off/record.ts';
import { changePaper, everyPublication, publishedPapers } from '../../shared/papers/paper.store.ts';
import { newestVersion, type Paper } from '../../shared/papers/paper.ts';
import { type Place, PlaceSchema, placeOf } from '../../shared/papers/publication-order.ts';
import { mayActAs } from '../../shared/people/membership.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, NoFieldsSchema, parseFields, typedIn } from '../../shared/web/fields.ts';
import { ErrorSummary, TextField } from '../../shared/web/form.tsx';
import { furtherLink, readFurther } from '../../shared/web/further.ts';
import { answer, changed, page, seeOther } from '../../shared/web/reply.ts';
import { Table } from '../../shared/web/table.tsx';
import { dateRange, localDate } from '../../shared/workshop/dates.ts';
import { changeWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { HandOffJson, HandOffNotedJson, PacketMadeJson } from './api/hand-off.ts';
import type { StaffContext } from './context.ts';
import { StaffPage } from './frame.tsx';
import { PacketFacts } from './packet-facts.tsx';
import { memberPost, memberRoute, type StaffVisit } from './session.ts';

const PATH = '/hand-off';

/** So many on one page of the list. */
const PAGE_SIZE = 50;

/** How many papers are noted at once. */
const AT_ONCE = 10;

const AllSchema = z.object({
  to: z
    .string('Please say to which repository they were handed.')
    .min(1, 'Please say to which repository they were handed.'),
  on: z.iso.date('Please enter a date such as 2011-09-20.'),
});

const isPublished = ({ state }: Pick<Paper, 'state'>): boolean => state === 'published';

interface Seen {
  /** Those of one page of the list. */
  readonly papers: readonly Paper[];
  /** Where the next page is. */
  readonly further: string | undefined;
  readonly isOutdated: boolean;
}

/** A workshop's published papers on their way into a repository: one packet of all, and the note that it was handed over. */
export function handOffRoutes(context: StaffContext): Route[] {
  const see = async ({ workshop, home }: StaffVisit, now: number, after?: Place): Promise<Seen> => {
    const workshopId = workshop.details.id;
    const since = workshop.packet && { from: Date.parse(workshop.packet.asOf) + 1, before: now + 1, workshopId };
    const [found, newer] = await Promise.all([
      publishedPapers(context.table, { from: 0, before: now + 1, workshopId }, { after, limit: PAGE_SIZE + 1 }),
      since ? publishedPapers(context.table, since, { limit: 1 }) : [],
    ]);
    const shown = found.slice(0, PAGE_SIZE);
    const last = found.length > PAGE_SIZE ? shown.at(-1) : undefined;
    return {
      papers: shown.filter(isPublished),
      further: last && `${home}${PATH}?after=${furtherLink(placeOf(last))}`,
      isOutdated: newer.length > 0,
    };
  };
  return [
    memberRoute(context, 'GET', PATH, 'viewer', async (visit, request) => {
      const seen = await see(visit, request.now, readFurther(PlaceSchema, request.query.get('after')));
      return answer<typeof HandOffJson>(request, {
        page: () => <HandOffPage visit={visit} seen={seen} typed={{}} now={request.now} />,
        json: handOffJson(visit.workshop, seen),
      });
    }),
    memberPost(context, PATH, 'organiser', AllSchema, async (visit, request) => {
      const fields = fieldsOf(request.body);
      try {
        const { to, on } = parseFields(AllSchema, fields);
        const stated = parseFields(StatedSchema, { to, on });
        const { id } = visit.workshop.details;
        const all = await Array.fromAsync(everyPublication(context.table, id, request.now + 1));
        const toNote = all.filter((paper) => isPublished(paper) && paper.handOff?.handedOff === undefined);
        // One write for each; whatever breaks off, pressing it again notes the rest.
        for (let first = 0; first < toNote.length; first += AT_ONCE) {
          await Promise.all(
            toNote
              .slice(first, first + AT_ONCE)
              .map((paper) =>
                changePaper(context.table, paper, (found) =>
                  found.handOff?.handedOff || found.state !== 'published'
                    ? found
                    : stateHandOff(found, stated, visit.identity.email, visit.workshop.details, request.now),
                ),
              ),
          );
        }
        return changed<typeof HandOffNotedJson>(request, `${visit.home}${PATH}`, { noted: toNote.length });
      } catch (error) {
        if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
        const seen = await see(visit, request.now);
        return page(<HandOffPage visit={visit} seen={seen} typed={fields} refusal={error} now={request.now} />, {
          status: STATUS.invalid.status,
        });
      }
    }),
    memberPost(context, `${PATH}/packet`, 'organiser', NoFieldsSchema, async (visit, request) => {
      const { papers, further } = await see(visit, request.now);
      if (papers.length === 0 && !further)
        throw new Refusal('conflict', 'No paper is published yet, so there is nothing to pack.');
      const workshop = await changeWorkshop(context.table, visit.workshop.details.id, (found) =>
        // Pressed twice, it is made once.
        found.debts.owed.packet ? found : { ...found, debts: owe(found.debts, 'packet', request.now) },
      );
      return changed<typeof PacketMadeJson>(request, `${visit.home}${PATH}`, {
        packetIsMade: workshop.debts.owed.packet !== undefined,
      });
    }),
    memberRoute(context, 'GET', `${PATH}/packet/{part}`, 'viewer', async (visit, request) => {
      const { details, packet } = visit.workshop;
      const part = packet?.parts.find((_, index) => String(index + 1) === request.params.part);
      if (!part) throw new Refusal('not-found', 'There is no such packet. Please go back and see what there is.');
      const behind = packet?.parts.length === 1 ? '' : `-part-${request.params.part}-of-${packet?.parts.length}`;
      return seeOther(await context.packets.download(part.key, `afterword-${details.id}${behind}.zip`));
    }),
  ];
}

const handOffJson = ({ packet, debts }: Workshop, { papers, further, isOutdated }: Seen) => ({
  packet: packet ? { ...packet, isOutdated } : null,
  packetIsMade: debts.owed.packet !== undefined,
  next: further ?? null,
  papers: papers.map(({ id, personId, handOff }) => ({
    id,
    personId,
    handedOff: handOff?.handedOff ?? null,
    accepted: handOff?.accepted ?? null,
  })),
});

function HandOffPage({
  visit,
  seen: { papers, further, isOutdated },
  typed,
  refusal,
  now,
}: {
  readonly visit: StaffVisit;
  readonly seen: Seen;
  readonly typed: Record<string, unknown>;
  readonly refusal?: Refusal;
  readonly now: number;
}) {
  const { home, workshop } = visit;
  const { details, packet, debts } = workshop;
  const errors = refusal?.fields ?? {};
  const isOrganiser = mayActAs(visit.role, 'organiser');
  const toNote = papers.some(({ handOff }) => handOff?.handedOff === undefined) || further !== undefined;
  return (
    <StaffPage visit={visit} title="Hand-off to repositories" current="papers">
      <p>
        <a class="target" href={`${home}/papers`}>
          All papers
        </a>
      </p>
      <h1>Hand-off to repositories</h1>
      <ErrorSummary errors={errors} />
      <p>
        A repository’s staff take the packet below, or a paper’s own. A repository that harvests takes everything by
        itself from <span class="mono">/oai</span>.
      </p>
      <section>
        <h2>The packet of all published papers</h2>
        <PacketFacts
          parts={packet?.parts ?? []}
          at={packet?.at}
          isBeingMade={debts.owed.packet !== undefined}
          isOutdated={isOutdated}
          address={(part) => `${home}${PATH}/packet/${part}`}
          timeZone={details.timeZone}
          now={now}
        />
        {isOrganiser && papers.length > 0 && (
          <form method="post" action={`${home}${PATH}/packet`} data-once>
            <button type="submit" class={packet && !isOutdated ? 'plain' : undefined}>
              {packet ? 'Make it anew' : 'Make the packet'}
            </button>
          </form>
        )}
      </section>
      <h2>The papers</h2>
      {papers.length === 0 ? (
        <p>No paper is published yet.</p>
      ) : (
        <Table caption="Published papers and their hand-off" columns={['Title', 'Handed off', 'Accepted there']}>
          <tbody>
            {papers.map((paper) => (
              <PaperRow key={paper.id} home={home} paper={paper} />
            ))}
          </tbody>
        </Table>
      )}
      {further && (
        <p>
          <a class="button plain" href={further} rel="next">
            Further papers
          </a>
        </p>
      )}
      {isOrganiser && (toNote || refusal) && (
        <form method="post" action={`${home}${PATH}`} class="card" data-once>
          <h2>Note that they were handed over</h2>
          <p class="hint">
            For every published paper that nothing is noted of yet. Each paper’s own page takes what comes back, and
            corrections.
          </p>
          <TextField
            name="to"
            label="To which repository"
            value={typedIn(typed, 'to')}
            errors={errors}
            maxLength={LIMITS.to}
            required
          />
          <TextField
            name="on"
            label="On which day"
            type="date"
            value={typedIn(typed, 'on')}
            errors={errors}
            max={localDate(now, details.timeZone)}
            required
          />
          <div class="actions">
            <button type="submit">Note it for all of them</button>
          </div>
        </form>
      )}
    </StaffPage>
  );
}

function PaperRow({ home, paper }: { readonly home: string; readonly paper: Paper }) {
  const { handedOff, accepted } = paper.handOff ?? {};
  return (
    <tr>
      <th scope="row">
        <a class="target" href={`${home}/papers/${paper.personId}/${paper.id}/hand-off`}>
          {(newestVersion(paper) ?? paper).metadata.title}
        </a>
      </th>
      <td>{handedOff ? `${handedOff.to}, ${dateRange(handedOff.on, handedOff.on)}` : '–'}</td>
      <td>{accepted ? `${accepted.identifier}, ${dateRange(accepted.on, accepted.on)}` : '–'}</td>
    </tr>
  );
}
