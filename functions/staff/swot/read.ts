import { listWithErased } from '../../../shared/people/person.store.ts';
import { type Board, boardOf } from '../../../shared/swot/board.ts';
import { leftBy } from '../../../shared/swot/matrix.ts';
import { readThemes } from '../../../shared/swot/themes.store.ts';
import type { Workshop } from '../../../shared/workshop/workshop.ts';
import type { StaffContext } from '../context.ts';

/** The SWOT board of a workshop: everyone's entries, and what staff merged of them. */
export async function readBoard({ table }: StaffContext, { details: { id } }: Workshop): Promise<Board> {
  const [{ people, erased }, themes] = await Promise.all([listWithErased(table, id), readThemes(table, id)]);
  return boardOf(
    people.map(({ person }) => person),
    themes,
    erased.map((each) => leftBy(each.erased)),
  );
}

/** The board as programs read it. */
export const boardJson = ({ details: { swot } }: Workshop, board: Board) => ({
  others: swot.others,
  endorsements: swot.endorsements,
  ...board,
});
