import { listEveryone } from '../../shared/people/person.store.ts';
import { type Board, boardOf } from '../../shared/swot/board.ts';
import { readThemes } from '../../shared/swot/themes.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { StaffContext } from './context.ts';

/** The SWOT board of a workshop: everyone's entries, and what staff merged of them. */
export async function readBoard({ table }: StaffContext, { details: { id } }: Workshop): Promise<Board> {
  const [everyone, themes] = await Promise.all([listEveryone(table, id), readThemes(table, id)]);
  return boardOf(
    everyone.map(({ person }) => person),
    themes,
  );
}

/** The board as programs read it. */
export const boardJson = ({ details: { swot } }: Workshop, board: Board) => ({
  others: swot.others,
  endorsements: swot.endorsements,
  ...board,
});
