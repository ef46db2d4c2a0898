import * as z from 'zod';

/**
 * What the log may know of an error. Other people's messages quote what they were given: the mail service an address, a
 * parser the text that it could not read. So only names, numbers and places are kept whole, and a message without whatever
 * looks like an address, a link or a quotation.
 */
export interface Fault {
  readonly name: string;
  readonly message: string;
  /** Where in the code; lines of the stack alone, without the message that stands before them. */
  readonly at: readonly string[];
  /** Of the service that refused: its own number of the request, and the status. */
  readonly service?: { readonly request: string | undefined; readonly status: number | undefined };
  readonly cause?: Fault;
}

const ServiceErrorSchema = z.object({
  $metadata: z.object({ requestId: z.string().optional(), httpStatusCode: z.number().optional() }),
});

/** `depth`: how many causes behind it are told as well. */
export function faultOf(error: unknown, depth = 3): Fault {
  if (!(error instanceof Error)) return { name: typeof error, message: '', at: [] };
  const service = ServiceErrorSchema.safeParse(error).data?.$metadata;
  const at = (error.stack ?? '').split('\n').flatMap((line) => /^ {4}at (.+)$/.exec(line)?.[1] ?? []);
  return {
    name: error.name,
    message: masked(error.message),
    at: at.slice(0, 10),
    ...(service && { service: { request: service.requestId, status: service.httpStatusCode } }),
    ...(error.cause !== undefined && depth > 0 && { cause: faultOf(error.cause, depth - 1) }),
  };
}

/** The same for whoever logs an error whole, as Lambda does with what a handler throws. Its name says what is tried again. */
export function tellable(error: unknown): Error {
  const { name, message, at } = faultOf(error);
  const told = new Error(message);
  told.name = name;
  told.stack = [`${name}: ${message}`, ...at.map((place) => `    at ${place}`)].join('\n');
  return told;
}

/** Long enough for a sentence, and too short for an answer. */
const MOST_CHARACTERS = 300;

/** A text without addresses, links, telephone numbers, and whatever stands between quotation marks. */
export const masked = (text: string): string =>
  text
    .slice(0, 10_000)
    .replaceAll(/[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g, '<address>')
    .replaceAll(/\b(?:open|session|unsubscribe|guest|guest-session)\.[\w-]+\.[\w.-]+/g, '<link>')
    .replaceAll(/".*"|“.*”|'[^']{3,}'/gs, '<text>')
    .replaceAll(/\+?\d[\d ()-]{6,}\d/g, '<number>')
    .slice(0, MOST_CHARACTERS);
