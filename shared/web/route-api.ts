import type * as z from 'zod';

/**
 * What a route answers as JSON, for the API's document (functions/public/api/openapi.json) and for the tests, which hold each
 * JSON answer against it. A handler names the schema as a type alone (`answer<typeof MyPage>(…)`), so that tsc refuses an answer
 * of another shape and no function loads it.
 */
export type RouteApi = Asked &
  (
    | { readonly response: z.ZodType; readonly noJson?: never }
    /** Why there is no such answer. */
    | { readonly noJson: string; readonly response?: never }
  );

interface Asked {
  /** What may stand behind the address. `done`, by which a page says what was just done, is for pages alone. */
  readonly query?: z.ZodObject;
  /** What it takes comes as a form, and never as JSON. */
  readonly formOnly?: boolean;
  /** Statuses of refusals that are not those of every route of its kind, such as 429. */
  readonly refuses?: readonly number[];
}

/** By method and path: `GET /w/{workshopId}/link`. */
export type Api = Readonly<Record<string, RouteApi>>;

/** What a handler may answer where the document has this schema. */
export type Answer<Schema extends z.ZodType> = [Schema] extends [never]
  ? 'Please name what the API’s document says of it, such as answer<typeof MyPage>(…); see functions/*/api/'
  : Kept<z.output<Schema>>;

type Kept<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends readonly (infer Element)[]
    ? readonly Kept<Element>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Kept<Value[Key]> }
      : Value;
