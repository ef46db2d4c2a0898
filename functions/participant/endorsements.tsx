import * as z from 'zod';
import { changePerson } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { randomToken, TokenSchema } from '../../shared/store/keys.ts';
import { endorse, endorsedOf, endorsementsLeft, takeBack } from '../../shared/swot/endorse.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields } from '../../shared/web/fields.ts';
import { changed, page } from '../../shared/web/reply.ts';
import { whyClosed } from '../../shared/workshop/opening.ts';
import type { EndorsedJson } from './api/swot.ts';
import { forVisitor, type ParticipantContext } from './session.ts';
import { partQuery, placeOf } from './swot-others.tsx';
import { SwotPage } from './swot-page.tsx';
import { atSwot, keptEntry, othersSeen, partIn } from './swot-visit.ts';

/** Endorses one of the others' SWOT entries, or takes an endorsement back. It is stored with the person who endorses. */
export const endorsementRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'POST',
    path: '/w/{workshopId}/p/{personId}/endorsements',
    takes: EndorsementSchema,
    handle: forVisitor(context, async (visited, request) => {
      const { workshop, person, home, texts } = visited;
      const fields = fieldsOf(request.body);
      const { part } = fields;
      try {
        const command = parseFields(EndorsementSchema, fields);
        const others = await othersSeen(context, visited);
        const id = 'endorse' in command ? command.endorse : command.takeBack;
        const after = await changePerson(context.table, person.workshopId, person.id, (before) =>
          'endorse' in command
            ? endorse(workshop, before, others, id, request.now)
            : takeBack(workshop, before, id, request.now),
        );
        return changed<typeof EndorsedJson>(request, `${home}/swot${partQuery(partIn(part))}#${placeOf(id)}`, {
          endorsed: [...endorsedOf(after, others)],
          endorsementsLeft: endorsementsLeft(workshop, after, others),
        });
      } catch (error) {
        const isShown = error instanceof Refusal && (error.reason === 'invalid' || error.reason === 'not-found');
        const isOpen = whyClosed(workshop, person, request.now) === undefined;
        if (!isShown || !isOpen || request.wantsJson) throw error;
        const again = { ...(await atSwot(context, visited, part)), path: `${home}/swot` };
        const typed = keptEntry(again) ?? { command: randomToken(), quadrant: '', text: '' };
        const why = error.messageIn(texts);
        return page(<SwotPage visited={again} typed={typed} notEndorsed={why} now={request.now} />, {
          status: STATUS[error.reason].status,
        });
      }
    }),
  },
];

/** Which part of the others' entries the page showed. */
const seen = { part: z.string().optional().catch(undefined) };
const EndorsementSchema = z.union(
  [z.strictObject({ endorse: TokenSchema, ...seen }), z.strictObject({ takeBack: TokenSchema, ...seen })],
  'must hold the id of an entry, either as "endorse" or as "takeBack"',
);
