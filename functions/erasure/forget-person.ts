import { holds, settle } from '../../shared/debts/debts.ts';
import type { Run } from '../../shared/debts/run.ts';
import { asPublicationOnly, filesToErase, staysPublished } from '../../shared/papers/erased-paper.ts';
import { changePaper, PaperItem } from '../../shared/papers/paper.store.ts';
import { type Paper, PaperSchema } from '../../shared/papers/paper.ts';
import { leaveAddresses } from '../../shared/people/address.store.ts';
import { changeErased, findErased } from '../../shared/people/person.store.ts';
import { AnyItem } from '../../shared/store/item-type.ts';
import { afterPerson, type Key, KeySchema, keys } from '../../shared/store/keys.ts';
import { EDITION_UNDER_WAY, type ErasureContext, PAID_BY_ANOTHER, type Stop } from './context.ts';
import { takeBackReports } from './take-back-reports.ts';

/**
 * Deletes all that there is of an erased person but the stone, which is there before, and what was approved for publication.
 * Files go before the paper that names them, and the debt is paid last; so whatever breaks off, the next run finds the rest.
 */
export async function forgetPerson(
  context: ErasureContext,
  { workshopId, personId = '', debt }: Run,
): Promise<{ readonly next: 'done' } | Stop> {
  const left = await findErased(context.table, workshopId, personId);
  if (!left || !holds(left.debts, debt)) return PAID_BY_ANOTHER;
  const { pk, sk } = keys.person(workshopId, personId);
  const own: Key[] = [];
  const papers: Paper[] = [];
  for await (const item of context.table.between(pk, `${sk}#`, afterPerson(personId))) {
    const key = KeySchema.parse(item);
    if (key.sk.includes('#PAPER#')) papers.push(PaperSchema.parse(item));
    else own.push(key);
  }
  for await (const item of context.table.between(pk, keys.mail(workshopId, personId, '').sk, mailsEnd(personId))) {
    own.push(KeySchema.parse(item));
  }
  // What staff did to the person, with what stood there before.
  const audited = `AUDIT#${personId}#`;
  for await (const item of context.table.between(pk, audited, `${audited}~`)) own.push(KeySchema.parse(item));
  for (const file of filesToErase(`papers/${workshopId}/${personId}/`, papers)) await context.files.remove(file);
  if (!(await takeBackReports(context, left))) return EDITION_UNDER_WAY;
  for (const paper of papers) await forgetPaper(context, paper);
  for (const key of own) await context.table.remove(AnyItem, key, () => true);
  // Where everyone is erased the addresses go all at once, and not one by one for each person.
  if (left.erasedBy !== 'retention') await leaveAddresses(context.table, workshopId, personId);
  await changeErased(context.table, workshopId, personId, (found) => {
    const debts = settle(found.debts, debt);
    return debts ? { ...found, debts } : found;
  });
  return { next: 'done' };
}

/** One that was approved in this very moment is not deleted: a later run would find it published. */
async function forgetPaper({ table }: ErasureContext, paper: Paper): Promise<void> {
  const key = keys.paper(paper.workshopId, paper.personId, paper.id);
  const isGone = await table.remove(PaperItem, key, (found) => !staysPublished(found));
  if (!isGone) await changePaper(table, paper, asPublicationOnly);
}

const mailsEnd = (personId: string): string => `${keys.mail('', personId, '').sk}~`;
