import * as z from 'zod';
import { LanguageSchema } from '../../../shared/language/language.ts';
import { EarlierTextSchema } from '../../../shared/report/earlier-text.ts';
import { ProseSlotSchema } from '../../../shared/report/prose.ts';
import { EditionSchema, ReportSchema, TextSlotSchema } from '../../../shared/report/report.ts';
import type { Api } from '../../../shared/web/route-api.ts';
import { WorkshopSchema } from '../../../shared/workshop/workshop.ts';

export const ReportJson = ReportSchema.pick({ state: true, edition: true, revision: true, texts: true }).extend({
  /** Of the figures behind it, once they are gathered, and when that is to be. */
  report: WorkshopSchema.shape.report.unwrap().pick({ sha256: true, at: true }).nullable(),
  expectedAt: z.iso.datetime(),
  editions: z.array(EditionSchema.omit({ names: true })),
  /**
   * While an approved edition is being written; `isGivenUp`: Afterword has stopped trying. Ask again in a minute: once it is
   * there, `writing` is `null`.
   */
  writing: ReportSchema.shape.approval.unwrap().extend({ isGivenUp: z.boolean() }).nullable(),
});
export const ReportSendingJson = ReportJson.extend({
  recipients: z.object({ mailed: z.int(), unsubscribed: z.int(), undeliverable: z.int() }),
});
export const ReportTextJson = z.object({
  slot: TextSlotSchema,
  language: LanguageSchema,
  text: z.string(),
  earlier: z.array(EarlierTextSchema),
});

const Run = z.union([
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    strong: z.boolean().optional(),
    italic: z.boolean().optional(),
  }),
  /** `to`: the id of a block. */
  z.object({ kind: z.literal('link'), text: z.string(), to: z.string() }),
  z.object({ kind: z.literal('link'), text: z.string(), href: z.string() }),
  z.object({ kind: z.literal('footnote'), number: z.int(), mark: z.string() }),
  z.object({ kind: z.literal('break') }),
]);
const runs = z.array(Run);

const heads = z.array(z.string());
const Chart = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('bars'),
    title: z.string(),
    heads,
    max: z.number(),
    rows: z.array(
      z.object({ label: z.string(), value: z.object({ length: z.number().optional(), text: z.string() }) }),
    ),
  }),
  z.object({
    kind: z.literal('stacked'),
    title: z.string(),
    heads,
    rows: z.array(z.object({ label: z.string(), parts: z.array(z.number()) })),
    locale: z.string().optional(),
  }),
  z.object({
    kind: z.literal('lines'),
    title: z.string(),
    heads,
    days: z.array(z.string()),
    lines: z.array(z.array(z.number())),
    marksHead: z.string(),
    /** `day`: the place in `days`. */
    marks: z.array(z.object({ day: z.int(), label: z.string() })),
  }),
]);

const Source = z.object({ text: z.string(), to: z.string() });
const numbered = { id: z.string(), label: z.string() };

const Block = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    ...numbered,
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: z.string(),
    onNewPage: z.boolean().optional(),
    console: z.string().optional(),
  }),
  z.object({
    kind: z.literal('table'),
    ...numbered,
    caption: z.string(),
    columns: z.array(z.object({ title: z.string(), kind: z.enum(['text', 'number']), width: z.number() })),
    rows: z.array(z.array(z.union([z.string(), runs]))),
    hasTotal: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('figure'),
    ...numbered,
    caption: z.string(),
    alternative: z.string(),
    chart: Chart,
    source: Source,
  }),
  z.object({ kind: z.literal('quotation'), text: z.string(), source: Source }),
  z.object({ kind: z.literal('paragraph'), runs }),
  z.object({
    kind: z.literal('list'),
    ordered: z.boolean(),
    items: z.array(z.object({ id: z.string().optional(), label: z.string().optional(), runs })),
  }),
  z.object({ kind: z.literal('note'), tone: z.enum(['plain', 'warn']), runs }),
  z.object({ kind: z.literal('prose'), slot: ProseSlotSchema, paragraphs: z.array(z.string()) }),
]);

/** The report before it is HTML or DOCX; shared/report/document/document.ts says what each member is. */
export const ReportDocumentJson = z.object({
  language: LanguageSchema,
  workshop: z.string(),
  title: z.string(),
  lines: z.array(z.string()),
  at: z.iso.datetime(),
  blocks: z.array(Block),
  footnotes: z.array(z.object({ number: z.int(), mark: z.string(), runs })),
  words: z.object({
    contents: z.string(),
    footnotes: z.string(),
    page: z.string(),
    of: z.string(),
    source: z.string(),
    data: z.string(),
    madeBy: z.string(),
  }),
});

const InLanguage = z.object({ language: LanguageSchema.optional() });

const REPORT = '/staff/w/{workshopId}/report';

export const reportApi = {
  [`GET ${REPORT}`]: { response: ReportJson },
  [`GET ${REPORT}/draft`]: { response: ReportDocumentJson, query: InLanguage },
  [`GET ${REPORT}/editions/{edition}/{language}/{format}`]: { noJson: 'a file, or a document to read' },
  [`GET ${REPORT}/text/{slot}`]: { response: ReportTextJson, query: InLanguage },
  [`POST ${REPORT}/text/{slot}`]: { response: ReportJson, query: InLanguage },
  [`POST ${REPORT}/approve`]: { response: ReportJson },
  [`POST ${REPORT}/reopen`]: { response: ReportJson },
  [`GET ${REPORT}/send`]: { response: ReportSendingJson },
  [`POST ${REPORT}/send`]: { response: ReportJson },
} satisfies Api;
