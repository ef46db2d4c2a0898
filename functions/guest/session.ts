import { say, type Texts, textsIn } from '../../shared/language/texts.ts';
import { type Guest, guestHome, readGuestLink } from '../../shared/papers/guest-link.ts';
import { readPaper } from '../../shared/papers/paper.store.ts';
import type { Paper } from '../../shared/papers/paper.ts';
import { Refusal } from '../../shared/refusal.ts';
import { pacedAt } from '../../shared/store/pace.ts';
import { explainRefusal } from '../../shared/web/explain.tsx';
import type { Reply } from '../../shared/web/reply.ts';
import type { Request } from '../../shared/web/request.ts';
import { readWorkshop } from '../../shared/workshop/workshop.store.ts';
import type { Workshop } from '../../shared/workshop/workshop.ts';
import type { GuestContext } from './context.ts';

export const COOKIE = '__Secure-afterword-guest';

export interface GuestVisit {
  readonly guest: Guest;
  readonly workshop: Workshop;
  readonly paper: Paper;
  /** The guest's own pages begin here. */
  readonly home: string;
  /** In the workshop's language: nobody has asked a guest for another. */
  readonly texts: Texts;
}

/** What is said to whoever comes without a link that opens anything. */
export const unusable = (): Refusal => new Refusal('not-signed-in', say('guest.unusable'));

/**
 * A route below a guest's home, for guests of one kind. What it changes is paced. Whether the paper still knows the guest is for the route to see.
 * @throws Refusal `not-signed-in` without a cookie of this very guest
 */
export const forGuest =
  (context: GuestContext, as: Guest['as'], handle: (visit: GuestVisit, request: Request) => Promise<Reply>) =>
  async (request: Request): Promise<Reply> => {
    const { workshopId, paperId, guestId } = request.params;
    const guest = readGuestLink(context.linkKeys, 'guest-session', request.cookies[COOKIE] ?? '');
    const isOwn = guest?.workshopId === workshopId && guest?.paperId === paperId && guest?.guestId === guestId;
    if (!guest || guest.as !== as || !isOwn) throw unusable();
    const workshop = await readWorkshop(context.table, guest.workshopId);
    const texts = textsIn(workshop.details.language);
    const paper = await readPaper(context.table, guest.workshopId, guest.personId, guest.paperId).catch(isGone);
    if (!paper) return explainRefusal(new Refusal('not-found', say('guest.gone')), request.wantsJson, texts);
    const visit = { guest, workshop, paper, home: guestHome(guest), texts };
    return pacedAt(request.now, () => handle(visit, request)).catch((error: unknown) => {
      if (error instanceof Refusal) return explainRefusal(error, request.wantsJson, texts);
      throw error;
    });
  };

/** Whoever handed the paper in was erased, and it with them. */
function isGone(error: unknown): undefined {
  if (error instanceof Refusal && error.reason === 'not-found') return undefined;
  throw error;
}
