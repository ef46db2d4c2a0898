import { type Language, LanguageSchema } from '../../../shared/language/language.ts';
import type { Report } from '../../../shared/report/report.ts';
import type { Request } from '../../../shared/web/request.ts';
import { closesAt } from '../../../shared/workshop/calendar.ts';
import type { StaffVisit } from '../session.ts';

/** The language that the address asks for, English where it asks for none that we know. */
export const languageIn = ({ query }: Request): Language =>
  LanguageSchema.safeParse(query.get('language')).data ?? 'en';

/** How it stands, for programs. */
export const reportJson = ({ workshop }: StaffVisit, report: Report) => ({
  report: workshop.report ? { sha256: workshop.report.sha256, at: workshop.report.at } : null,
  expectedAt: new Date(closesAt(workshop)).toISOString(),
  state: report.state,
  edition: report.edition,
  /** Approved, and not written yet: a run writes it within some minutes. */
  writing: report.approval ? { ...report.approval, isGivenUp: report.debts.owed.edition?.parked === true } : null,
  revision: report.revision,
  texts: report.texts,
  editions: report.editions.map(({ names: _, ...edition }) => edition),
});
