import * as z from 'zod';
import { emptyDraft, keepDraft } from '../../shared/drafts/draft.store.ts';
import { fieldsOfAnswers } from '../../shared/feedback/fields.ts';
import { say } from '../../shared/language/texts.ts';
import { changePerson } from '../../shared/people/person.store.ts';
import { Refusal, type SaidOfFields } from '../../shared/refusal.ts';
import { randomToken, TokenSchema } from '../../shared/store/keys.ts';
import { endorsedOf, endorsementsLeft } from '../../shared/swot/endorse.ts';
import { addEntry, changeEntry, entryId, entryOf, withdrawEntry } from '../../shared/swot/entries.ts';
import { othersFor } from '../../shared/swot/others.ts';
import { QuadrantSchema } from '../../shared/swot/swot.ts';
import type { Route } from '../../shared/web/endpoint.ts';
import { STATUS } from '../../shared/web/explain.tsx';
import { fieldsOf, parseFields, typedIn } from '../../shared/web/fields.ts';
import { answer, changed, page, type Reply, seeOther } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { phaseFor } from '../../shared/workshop/calendar.ts';
import { deadlineText } from '../../shared/workshop/opening.ts';
import type { MyEntryJson, MyEntryNowJson, MySwotJson } from './api/swot.ts';
import { whileClosed } from './closed.tsx';
import { asDraft, type FormState, formState } from './form-state.ts';
import { forVisitor, type ParticipantContext, type Visit } from './session.ts';
import { SwotEntries, SwotEntryPage } from './swot-entries.tsx';
import { SwotPage } from './swot-page.tsx';
import { atSwot, keptEntry, type SwotVisit, type TypedEntry } from './swot-visit.ts';

const PATH = '/w/{workshopId}/p/{personId}/swot';

/** SWOT entries: all of a person's on one page with what the others wrote, one more, and each changed or withdrawn. */
export const swotRoutes = (context: ParticipantContext): Route[] => [
  {
    method: 'GET',
    path: PATH,
    handle: forVisitor(context, async (visitor, request) => {
      const closed = request.wantsJson ? undefined : whileClosed(visitor, request, 'swot', { given: given(visitor) });
      if (closed) return closed;
      const visited = await atSwot(context, visitor, request.query.get('others'));
      const typed = keptEntry(visited) ?? { command: randomToken(), quadrant: '', text: '' };
      return answer<typeof MySwotJson>(request, {
        page: () => <SwotPage visited={visited} typed={typed} now={request.now} />,
        json: stateOf(visited, request.now),
      });
    }),
  },
  {
    method: 'POST',
    path: PATH,
    takes: NewEntrySchema,
    handle: forVisitor(context, async (visited, request) => {
      const state = formState(fieldsOf(request.body));
      const typed = typedEntry(state);
      const closed = whileClosed(visited, request, 'swot', { given: given(visited), typed: textOf(typed) });
      if (closed) return closed;
      switch (state.press) {
        case 'keep':
          return keep(context, visited, request, state, typed);
        case 'discard':
          await emptyDraft(visited.table, visited.person, 'swot', request.now);
          return seeOther(`${visited.home}/swot`);
        case 'send':
        case 'replace':
        case 'next':
        case 'back':
          return add(context, visited, request, state, typed);
      }
    }),
  },
  {
    method: 'GET',
    path: `${PATH}/{entryId}`,
    handle: forVisitor(context, async (visited, request) => {
      const closed = request.wantsJson ? undefined : whileClosed(visited, request, 'swot', { given: given(visited) });
      if (closed) return closed;
      const entry = entryOf(visited.person, request.params.entryId ?? '');
      return answer<typeof MyEntryJson>(request, {
        page: () => <SwotEntryPage visited={visited} id={entry.id} typed={entry} errors={{}} />,
        json: { entry },
      });
    }),
  },
  {
    method: 'POST',
    path: `${PATH}/{entryId}`,
    takes: EntryCommandSchema,
    handle: forVisitor(context, async (visited, request) => {
      const { workshop, person, home, texts } = visited;
      const id = request.params.entryId ?? '';
      const fields = fieldsOf(request.body);
      const typed = { quadrant: typedIn(fields, 'quadrant'), text: typedIn(fields, 'text') };
      const closed = whileClosed(visited, request, 'swot', { given: given(visited), typed: textOf(typed) });
      if (closed) return closed;
      try {
        const command = parseFields(EntryCommandSchema, fields, MISSING);
        const { swot } = await changePerson(visited.table, person.workshopId, person.id, (before) =>
          command.action === 'withdraw'
            ? withdrawEntry(workshop, before, id, request.now)
            : changeEntry(workshop, before, id, command, request.now),
        );
        return changed<typeof MyEntryNowJson>(request, `${home}/swot`, {
          entry: swot.find((entry) => entry.id === id) ?? null,
        });
      } catch (error) {
        if (!(error instanceof Refusal) || error.reason !== 'invalid' || request.wantsJson) throw error;
        return page(<SwotEntryPage visited={visited} id={id} typed={typed} errors={error.fieldsIn(texts)} />, {
          status: STATUS.invalid.status,
        });
      }
    }),
  },
];

/** Stores the entry, and then empties the draft: what was added already is not offered again, should this stop in between. */
async function add(
  context: ParticipantContext,
  visited: Visit,
  request: Request,
  state: FormState,
  typed: TypedEntry,
): Promise<Reply> {
  const { workshop, person, home, texts } = visited;
  try {
    const { command = typed.command, ...input } = parseFields(NewEntrySchema, state.fields, MISSING);
    const id = entryId(person.id, command, input);
    const after = await changePerson(visited.table, person.workshopId, person.id, (before) =>
      addEntry(workshop, before, id, input, request.now),
    );
    await emptyDraft(visited.table, person, 'swot', request.now);
    return changed<typeof MyEntryJson>(request, `${home}/swot`, { entry: entryOf(after, id) });
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'invalid' || request.wantsJson) throw error;
    const again = await atSwot(context, visited);
    return page(<SwotPage visited={again} typed={typed} errors={error.fieldsIn(texts)} now={request.now} />, {
      status: STATUS.invalid.status,
    });
  }
}

/** Keeps what was typed, for whoever presses the button; the page's script does it by itself. */
async function keep(
  context: ParticipantContext,
  visited: Visit,
  request: Request,
  { draft, fields }: FormState,
  typed: TypedEntry,
): Promise<Reply> {
  try {
    const kept = { fields: asDraft(fieldsOfAnswers(fields)), basis: draft };
    await keepDraft(visited.table, visited.person, 'swot', kept, request.now);
    return seeOther(`${visited.home}/swot`);
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'conflict' || request.wantsJson) throw error;
    const again = await atSwot(context, visited);
    return page(<SwotPage visited={again} typed={typed} overtaken now={request.now} />, {
      status: STATUS.conflict.status,
    });
  }
}

const entryFields = { quadrant: QuadrantSchema, text: z.string() };

/** What stands beside a field of the form that was left empty. */
const MISSING: SaidOfFields = { quadrant: say('swot.chooseQuadrant'), text: say('swot.empty') };

/** `command` names one press of the button, so that a repeated one adds nothing; programs may leave it out. */
const NewEntrySchema = z.object({ ...entryFields, command: TokenSchema.optional() });

const EntryCommandSchema = z.discriminatedUnion(
  'action',
  [z.object({ action: z.literal('change'), ...entryFields }), z.object({ action: z.literal('withdraw') })],
  'must be "change" or "withdraw"',
);

const typedEntry = ({ command, fields }: FormState): TypedEntry => ({
  command: TokenSchema.safeParse(command).data ?? randomToken(),
  quadrant: typedIn(fields, 'quadrant'),
  text: typedIn(fields, 'text'),
});

const textOf = ({ text }: { readonly text: string }): string[] => (text.trim() === '' ? [] : [text]);

const given = (visited: Visit) =>
  visited.person.swot.length > 0 ? (
    <>
      <h2>{visited.texts.t('given.heading')}</h2>
      <SwotEntries visited={visited} mayChange={false} />
    </>
  ) : null;

const stateOf = (visited: SwotVisit, now: number) => {
  const { workshop, person, others, draft } = visited;
  return {
    phase: phaseFor(workshop, person, now),
    deadline: deadlineText(workshop, person),
    maxEntries: workshop.details.swot.maxEntries,
    entries: person.swot,
    othersAre: othersFor(workshop, person),
    others,
    endorsed: [...endorsedOf(person, others)],
    endorsementsLeft: endorsementsLeft(workshop, person, others),
    draft: keptEntry(visited) && draft ? draft : null,
  };
};
