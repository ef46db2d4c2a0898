import { createHash } from 'node:crypto';
import * as z from 'zod';
import { changePerson } from '../../shared/people/person.store.ts';
import { Refusal } from '../../shared/refusal.ts';
import { randomToken, TokenSchema } from '../../shared/store/keys.ts';
import { addEntry, changeEntry, entryOf, withdrawEntry } from '../../shared/swot/entries.ts';
import { QuadrantSchema } from '../../shared/swot/swot.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { answer, changed, page } from '../../shared/web/reply.ts';
import { phaseFor } from '../../shared/workshop/calendar.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import { whileClosed } from './closed.tsx';
import { type ParticipantContext, type Visit, visit } from './session.ts';
import { SwotEntries, SwotEntryPage, SwotPage, type TypedEntry } from './swot-page.tsx';

const PATH = '/w/{workshopId}/p/{personId}/swot';

/** SWOT entries: all of a person's on one page, one more, and each of them changed or withdrawn. */
export const swotRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: PATH,
    handle: async (request) => {
      const visited = await visit(context, request);
      const closed = request.wantsJson ? undefined : whileClosed(visited, request, 'swot', { given: given(visited) });
      if (closed) return closed;
      const typed = { command: randomToken(), quadrant: '', text: '' };
      return answer(request, {
        page: () => <SwotPage visited={visited} typed={typed} errors={{}} now={request.now} />,
        json: stateOf(visited, request.now),
      });
    },
  },
  {
    method: 'POST',
    path: PATH,
    handle: async (request) => {
      const visited = await visit(context, request);
      const fields = fieldsOf(request.body);
      const typed = typedEntry(fields);
      const closed = whileClosed(visited, request, 'swot', { given: given(visited), typed: textOf(typed) });
      if (closed) return closed;
      try {
        const { command = randomToken(), ...input } = parseFields(NewEntrySchema, fields);
        const id = entryId(command, input);
        const { workshopId, id: personId } = visited.person;
        const person = await changePerson(context.table, workshopId, personId, (before) =>
          addEntry(visited.workshop, before, id, input, request.now),
        );
        return changed(request, `${visited.home}/swot`, { entry: entryOf(person, id) });
      } catch (error) {
        if (!(error instanceof Refusal) || error.reason !== 'invalid' || request.wantsJson) throw error;
        return page(<SwotPage visited={visited} typed={typed} errors={error.fields} now={request.now} />, {
          status: STATUS.invalid.status,
        });
      }
    },
  },
  {
    method: 'GET',
    path: `${PATH}/{entryId}`,
    handle: async (request) => {
      const visited = await visit(context, request);
      const closed = request.wantsJson ? undefined : whileClosed(visited, request, 'swot', { given: given(visited) });
      if (closed) return closed;
      const entry = entryOf(visited.person, request.params.entryId ?? '');
      return answer(request, {
        page: () => <SwotEntryPage visited={visited} id={entry.id} typed={{ command: '', ...entry }} errors={{}} />,
        json: { entry },
      });
    },
  },
  {
    method: 'POST',
    path: `${PATH}/{entryId}`,
    handle: async (request) => {
      const visited = await visit(context, request);
      const { workshop, person, home } = visited;
      const id = request.params.entryId ?? '';
      const fields = fieldsOf(request.body);
      const typed = typedEntry(fields);
      const closed = whileClosed(visited, request, 'swot', { given: given(visited), typed: textOf(typed) });
      if (closed) return closed;
      try {
        const command = parseFields(EntryCommandSchema, fields);
        const { swot } = await changePerson(context.table, person.workshopId, person.id, (before) =>
          command.action === 'withdraw'
            ? withdrawEntry(workshop, before, id, request.now)
            : changeEntry(workshop, before, id, command, request.now),
        );
        return changed(request, `${home}/swot`, { entry: swot.find((entry) => entry.id === id) ?? null });
      } catch (error) {
        if (!(error instanceof Refusal) || error.reason !== 'invalid' || request.wantsJson) throw error;
        return page(<SwotEntryPage visited={visited} id={id} typed={typed} errors={error.fields} />, {
          status: STATUS.invalid.status,
        });
      }
    },
  },
];

const entryFields = {
  quadrant: z.enum(QuadrantSchema.options, 'Please choose strengths, weaknesses, opportunities or threats.'),
  text: z.string('Please write something before you send it.'),
};

/** `command` names one press of the button, so that a repeated one adds nothing; programs may leave it out. */
const NewEntrySchema = z.object({ ...entryFields, command: TokenSchema.optional() });

const EntryCommandSchema = z.discriminatedUnion(
  'action',
  [z.object({ action: z.literal('change'), ...entryFields }), z.object({ action: z.literal('withdraw') })],
  'must be "change" or "withdraw"',
);

/** The command alone would not do: a page that the browser kept can send another text under the same command. */
const entryId = (command: string, { quadrant, text }: { quadrant: string; text: string }): string =>
  createHash('sha256').update([command, quadrant, text].join('\n')).digest('base64url').slice(0, 16);

const typedEntry = (fields: Record<string, unknown>): TypedEntry => ({
  command: TokenSchema.safeParse(fields.command).data ?? randomToken(),
  quadrant: typedIn(fields, 'quadrant'),
  text: typedIn(fields, 'text'),
});

const textOf = ({ text }: TypedEntry): string[] => (text.trim() === '' ? [] : [text]);

const given = (visited: Visit) =>
  visited.person.swot.length > 0 ? (
    <>
      <h2>What you gave</h2>
      <SwotEntries visited={visited} mayChange={false} />
    </>
  ) : null;

const stateOf = ({ workshop, person }: Visit, now: number) => ({
  phase: phaseFor(workshop, person, now),
  deadline: deadlineText(workshop, person),
  maxEntries: workshop.details.swot.maxEntries,
  entries: person.swot,
});
