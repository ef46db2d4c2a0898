import * as z from 'zod';
import { Refusal } from '../../../shared/refusal.ts';
import { randomToken, TokenSchema } from '../../../shared/store/keys.ts';
import type { Board } from '../../../shared/swot/board.ts';
import { QuadrantSchema, type SwotEntry } from '../../../shared/swot/swot.ts';
import { changeThemes } from '../../../shared/swot/themes.store.ts';
import { addToTheme, dissolve, newTheme, rewordTheme, type Themes, takeOut } from '../../../shared/swot/themes.ts';
import type { Route } from '../../../shared/web/endpoint.ts';
import { fieldsOf, parseFields } from '../../../shared/web/fields.ts';
import { changed, type Reply } from '../../../shared/web/reply.ts';
import type { Request } from '../../../shared/web/request.ts';
import type { SwotBoardJson } from '../api/swot.ts';
import type { StaffContext } from '../context.ts';
import { orAgain } from '../plan/change.ts';
import { memberPost, type StaffVisit, tokenIn } from '../session.ts';
import { SwotPage } from './page.tsx';
import { boardJson, readBoard } from './read.ts';
import { themePlace } from './typed.ts';

const THEMES = '/swot/themes';

/** Merging entries into themes, and what becomes of a theme. The entries themselves are their authors' alone. */
export function swotThemeRoutes(context: StaffContext): Route[] {
  return [
    memberPost(context, THEMES, 'reviewer', MergeSchema.extend(SeenSchema.shape), (visit, request) => {
      const act = async (fields: Fields) => {
        const { entries, into, theme = randomToken(), wording, ...input } = parseFields(MergeSchema, fields);
        const merged = standing(await readBoard(context, visit.workshop), entries);
        const quadrant = input.quadrant ?? merged[0]?.quadrant ?? 'strength';
        const edit = (themes: Themes): Themes =>
          into === NEW
            ? newTheme(themes, { id: theme, quadrant, wording, entries: merged }, editorOf(visit, request))
            : addToTheme(themes, into, merged, editorOf(visit, request));
        return { edit, id: into === NEW ? theme : into, done: 'merged' };
      };
      return edited(context, visit, request, undefined, act);
    }),
    memberPost(context, `${THEMES}/{themeId}`, 'reviewer', ThemeCommandSchema.and(SeenSchema), (visit, request) => {
      const id = tokenIn(request, 'themeId');
      const editor = editorOf(visit, request);
      const act = async (fields: Fields) => {
        const command = parseFields(ThemeCommandSchema, fields);
        switch (command.action) {
          case 'reword':
            return { edit: (themes: Themes) => rewordTheme(themes, id, command, editor), id, done: command.action };
          case 'take-out':
            if (command.entries.length === 0) throw nothingTicked();
            return {
              edit: (themes: Themes) => takeOut(themes, id, command.entries, editor),
              id,
              done: command.action,
            };
          case 'dissolve':
            return { edit: (themes: Themes) => dissolve(themes, id), id, done: command.action };
        }
      };
      return edited(context, visit, request, id, act);
    }),
  ];
}

type Fields = Record<string, unknown>;
interface Edit {
  readonly edit: (themes: Themes) => Themes;
  /** The theme that it is about. */
  readonly id: string;
  readonly done: string;
}

/** Changes the themes; a person sees the page once more where that is refused, with what was ticked and typed. */
function edited(
  context: StaffContext,
  visit: StaffVisit,
  request: Request,
  theme: string | undefined,
  act: (fields: Fields) => Promise<Edit>,
): Promise<Reply> {
  const fields = fieldsOf(request.body);
  const change = async () => {
    const { revision } = parseFields(SeenSchema, fields);
    const { edit, id, done } = await act(fields);
    await changeThemes(context.table, visit.workshop.details.id, revision, edit);
    const board = boardJson(visit.workshop, await readBoard(context, visit.workshop));
    return changed<typeof SwotBoardJson>(request, `${visit.home}/swot?done=${done}#${themePlace(id)}`, board);
  };
  return orAgain(context, visit, request, change, async (now, refusal) => (
    <SwotPage visit={now} board={await readBoard(context, now.workshop)} typed={{ theme, fields, refusal }} />
  ));
}

const editorOf = ({ identity }: StaffVisit, { now }: Request) => ({ by: identity.email, now });

/** The entries that were ticked, as they stand. @throws Refusal `invalid` (field `entries`) where one is gone */
function standing({ themes, alone }: Board, ids: readonly string[]): SwotEntry[] {
  const all = [
    ...Object.values(alone).flat(),
    ...Object.values(themes).flatMap((each) => each.flatMap(({ entries }) => entries)),
  ];
  const byId = new Map(all.map((entry) => [entry.id, entry]));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  if (found.length === ids.length) return found;
  throw new Refusal('invalid', 'The themes were not changed yet.', {
    entries: 'An entry that was ticked is not there any more: its author withdrew it. The others are still ticked.',
  });
}

const nothingTicked = (): Refusal =>
  new Refusal('invalid', 'The theme was not changed yet.', { entries: 'Please tick at least one entry.' });

const NEW = 'new';

const WHICH = 'must be ids of entries';
/** A form names an entry once for each that is ticked; one alone is no list. */
const EntriesSchema = z
  .union([TokenSchema.transform((id) => [id]), z.array(TokenSchema).max(5000)], WHICH)
  .default([])
  .transform((ids) => [...new Set(ids)]);

const SeenSchema = z.object({ revision: z.coerce.number('must be the number that the themes have').int().optional() });

const MergeSchema = z.object({
  entries: EntriesSchema,
  into: z.union([z.literal(NEW), TokenSchema], 'must be "new" or the id of a theme').default(NEW),
  /** The id of a new theme, so that a form that is sent twice makes one. Programs may leave it out. */
  theme: TokenSchema.optional(),
  /** Of a new theme; where nothing is said, that of the first entry. */
  quadrant: QuadrantSchema.optional(),
  wording: z.string('must be a text').default(''),
});

const ThemeCommandSchema = z.discriminatedUnion(
  'action',
  [
    z.object({
      action: z.literal('reword'),
      wording: z.string('Please word the theme.'),
      quadrant: QuadrantSchema.optional(),
    }),
    z.object({ action: z.literal('take-out'), entries: EntriesSchema }),
    z.object({ action: z.literal('dissolve') }),
  ],
  'must be "reword", "take-out" or "dissolve"',
);
