import { owe } from '../../../shared/debts/debts.ts';
import { publicPath } from '../../../shared/papers/addresses.ts';
import { LIMITS, StatedSchema, stateHandOff } from '../../../shared/papers/hand-off/record.ts';
import { changePaper, readPaper } from '../../../shared/papers/paper.store.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { mayActAs } from '../../../shared/people/membership.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { STATUS } from '../../../shared/web/explain.tsx';
import { fieldsOf, NoFieldsSchema, parseFields, typedIn } from '../../../shared/web/fields.ts';
import { ErrorSummary, TextField } from '../../../shared/web/form.tsx';
import { answer, changed, page, seeOther } from '../../../shared/web/reply.ts';
import { dateRange, localDate, shortMoment } from '../../../shared/workshop/dates.ts';
import type { PaperHandOffJson } from '../api/hand-off.ts';
import type { StaffContext } from '../context.ts';
import { StaffPage } from '../frame.tsx';
import { PacketFacts } from '../packet-facts.tsx';
import { memberPost, memberRoute, type StaffVisit } from '../session.ts';
import { placeIn } from './place.ts';
import { PaperStateTag } from './state.tsx';

const PATH = '/papers/{personId}/{paperId}/hand-off';

/** A published paper on its way into a repository: its packet, to whom it was handed, and where it was accepted. */
export const paperHandOffRoutes = (context: StaffContext): Route[] => [
  memberRoute(context, 'GET', PATH, 'viewer', async (visit, request) => {
    const { workshopId, personId, id } = placeIn(visit, request);
    const paper = await readPaper(context.table, workshopId, personId, id);
    const typed = { ...paper.handOff?.handedOff, ...acceptanceTyped(paper) };
    return answer<typeof PaperHandOffJson>(request, {
      page: () => <HandOffPage visit={visit} paper={paper} typed={typed} now={request.now} />,
      json: handOffJson(paper),
    });
  }),
  memberPost(context, PATH, 'organiser', StatedSchema, async (visit, request) => {
    const place = placeIn(visit, request);
    const fields = fieldsOf(request.body);
    const { details } = visit.workshop;
    try {
      const stated = parseFields(StatedSchema, fields);
      const paper = await changePaper(context.table, place, (found) =>
        stateHandOff(found, stated, visit.identity.email, details, request.now),
      );
      return changed<typeof PaperHandOffJson>(
        request,
        `${visit.home}/papers/${place.personId}/${place.id}/hand-off`,
        handOffJson(paper),
      );
    } catch (error) {
      if (!(error instanceof Refusal && error.reason === 'invalid') || request.wantsJson) throw error;
      const paper = await readPaper(context.table, place.workshopId, place.personId, place.id);
      return page(<HandOffPage visit={visit} paper={paper} typed={fields} refusal={error} now={request.now} />, {
        status: STATUS.invalid.status,
      });
    }
  }),
  memberPost(context, `${PATH}/packet`, 'organiser', NoFieldsSchema, async (visit, request) => {
    const place = placeIn(visit, request);
    const paper = await changePaper(context.table, place, (found) => {
      if (found.state !== 'published')
        throw new Refusal('conflict', 'Only a published paper is packed for repositories.');
      // Pressed twice, it is made once.
      return found.debts.owed.packet ? found : { ...found, debts: owe(found.debts, 'packet', request.now) };
    });
    return changed<typeof PaperHandOffJson>(
      request,
      `${visit.home}/papers/${place.personId}/${place.id}/hand-off`,
      handOffJson(paper),
    );
  }),
  memberRoute(context, 'GET', `${PATH}/packet`, 'viewer', async (visit, request) => {
    const { workshopId, personId, id } = placeIn(visit, request);
    const { handOff, state } = await readPaper(context.table, workshopId, personId, id);
    if (!handOff?.packet || state !== 'published') {
      throw new Refusal('not-found', 'There is no packet of this paper. Please go back to its page.');
    }
    return seeOther(await context.packets.download(handOff.packet.key, `afterword-${workshopId}-${id}.zip`));
  }),
];

const acceptanceTyped = ({ handOff }: Paper): Record<string, unknown> => {
  const { identifier = '', address = '', on = '' } = handOff?.accepted ?? {};
  return { identifier, address, acceptedOn: on };
};

const handOffJson = ({ id, state, handOff, debts }: Paper) => ({
  id,
  state,
  handedOff: handOff?.handedOff ?? null,
  accepted: handOff?.accepted ?? null,
  packet: handOff?.packet ?? null,
  packetIsMade: debts.owed.packet !== undefined,
});

function HandOffPage({
  visit,
  paper,
  typed,
  refusal,
  now,
}: {
  readonly visit: StaffVisit;
  readonly paper: Paper;
  readonly typed: Record<string, unknown>;
  readonly refusal?: Refusal;
  readonly now: number;
}) {
  const { timeZone, papers } = visit.workshop.details;
  const address = `${visit.home}/papers/${paper.personId}/${paper.id}`;
  const { title } = (paper.versions.at(-1) ?? paper).metadata;
  const errors = refusal?.fields ?? {};
  const { packet, recordChangedAt, nudgedAt = [] } = paper.handOff ?? {};
  const isPublished = paper.state === 'published';
  const isOrganiser = mayActAs(visit.role, 'organiser');
  return (
    <StaffPage visit={visit} title="Hand-off" current="papers">
      <p>
        <a class="target" href={address}>
          Back to the paper
        </a>
      </p>
      <h1>Hand-off of “{title}”</h1>
      <ErrorSummary errors={errors} />
      <p>
        <PaperStateTag state={paper.state} />
      </p>
      {!isPublished && <p class="note">Only a published paper is handed to a repository.</p>}
      {isPublished && (
        <section>
          <h2>The packet for a repository</h2>
          <p>
            A ZIP with the file, its metadata in Dublin Core and a cover note, for the staff of a repository to upload.
            It is a bag after RFC 8493, so that they can check it.
          </p>
          <PacketFacts
            parts={packet ? [packet] : []}
            at={packet?.at}
            isBeingMade={paper.debts.owed.packet !== undefined}
            isOutdated={packet !== undefined && (recordChangedAt ?? '') > packet.at}
            address={() => `${address}/hand-off/packet`}
            timeZone={timeZone}
            now={now}
          />
          {isOrganiser && (
            <form method="post" action={`${address}/hand-off/packet`} data-once>
              <button type="submit" class="plain">
                {packet ? 'Make it anew' : 'Make it now'}
              </button>
            </form>
          )}
        </section>
      )}
      <section>
        <h2>Where it is</h2>
        <HandedOffFacts paper={paper} />
        {nudgedAt.length > 0 && (
          <p class="soft">
            The organisers were reminded that nothing came back:{' '}
            {nudgedAt.map((at) => shortMoment(Date.parse(at), timeZone)).join('; ')}.
          </p>
        )}
      </section>
      {(isPublished || refusal) && isOrganiser && (
        <form method="post" action={`${address}/hand-off`} class="card" data-once>
          <h2>Note what happened</h2>
          <p class="hint">
            Everyone reads it on <a href={publicPath(paper)}>the paper’s public page</a>. To correct a mistake, change
            it or empty the field; who changed it and when stays in the paper’s history. If nothing comes back within{' '}
            {papers.handOffDays} days, the organisers are reminded.
          </p>
          <TextField
            name="to"
            label="Handed to which repository"
            hint="For example: UNPAN, United Nations Public Administration Network"
            value={typedIn(typed, 'to')}
            errors={errors}
            maxLength={LIMITS.to}
          />
          <TextField
            name="on"
            label="On which day"
            type="date"
            value={typedIn(typed, 'on')}
            errors={errors}
            max={localDate(now, timeZone)}
          />
          <TextField
            name="identifier"
            label="Identifier that the repository gave it (when it has accepted it)"
            hint="For example a handle, a DOI or a number"
            value={typedIn(typed, 'identifier')}
            errors={errors}
            maxLength={LIMITS.identifier}
          />
          <TextField
            name="address"
            label="Its address there (optional)"
            hint="Begins with https://"
            value={typedIn(typed, 'address')}
            errors={errors}
            maxLength={LIMITS.address}
          />
          <TextField
            name="acceptedOn"
            label="Accepted on which day"
            type="date"
            value={typedIn(typed, 'acceptedOn')}
            errors={errors}
            max={localDate(now, timeZone)}
          />
          <div class="actions">
            <button type="submit">Note it</button>
          </div>
        </form>
      )}
    </StaffPage>
  );
}

/** In staff's words; the public page has no names of staff. */
export function HandedOffFacts({ paper: { handOff } }: { readonly paper: Pick<Paper, 'handOff'> }) {
  const { handedOff, accepted } = handOff ?? {};
  if (!handedOff) return <p>It was not handed to a repository yet.</p>;
  return (
    <dl class="facts">
      <dt>
        <span class="tag">handed off</span>
      </dt>
      <dd>
        to {handedOff.to}, on {dateRange(handedOff.on, handedOff.on)} (noted by {handedOff.by})
      </dd>
      <dt>
        <span class={accepted ? 'tag good' : 'tag'}>accepted there</span>
      </dt>
      <dd>
        {accepted ? (
          <>
            {accepted.address ? <a href={accepted.address}>{accepted.identifier}</a> : accepted.identifier}, on{' '}
            {dateRange(accepted.on, accepted.on)} (noted by {accepted.by})
          </>
        ) : (
          'not yet'
        )}
      </dd>
    </dl>
  );
}
