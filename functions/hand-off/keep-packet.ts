import { settle } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { withEvent } from '../../shared/papers/paper-event.ts';
import { type HandOffContext, PAID_BY_ANOTHER, type Stop } from './context.ts';
import { changePaperInHand, changeWorkshopInHand } from './in-hand.ts';
import type { Packed } from './pack-part.ts';

/** Notes the packet with the paper or the workshop, and pays the debt by the same write. `now` in epoch ms. */
export async function keepPacket(
  context: HandOffContext,
  run: Run,
  { asOf, parts }: Packed,
  now: number,
): Promise<{ readonly next: 'done' } | Stop> {
  const at = new Date(now).toISOString();
  const found = run.paperId
    ? await changePaperInHand(context, run, (paper) => withPacket(paper, run, { asOf, parts }, now))
    : await changeWorkshopInHand(context, run, (workshop) => {
        const debts = settle(workshop.debts, run.debt) ?? workshop.debts;
        return { ...workshop, packet: { asOf, at, parts }, debts };
      });
  return found ? { next: 'done' } : PAID_BY_ANOTHER;
}

function withPacket(paper: Paper, run: Run, { asOf, parts }: Pick<Packed, 'asOf' | 'parts'>, now: number): Paper {
  const debts = settle(paper.debts, run.debt) ?? paper.debts;
  const [part] = parts;
  // Withdrawn while it was made: an empty packet is nothing to hand over.
  if (!part || part.papers === 0) return { ...paper, debts };
  const { key, sha256, bytes } = part;
  const handOff = { ...(paper.handOff ?? { nudgedAt: [] }), packet: { key, sha256, bytes, at: asOf } };
  const packed = { ...paper, handOff, debts };
  // Made anew of the same, it is the same, and nothing happened to the paper.
  return paper.handOff?.packet?.sha256 === sha256
    ? packed
    : withEvent(packed, { what: 'packed', by: { kind: 'afterword' }, why: sha256 }, now);
}
