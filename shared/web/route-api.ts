import * as z from 'zod';

/**
 * What a route says and takes as JSON, for the API's document (functions/public/api/openapi.json) and for the tests, which hold
 * each JSON answer against it. Apart from the routes, so that no function loads it.
 */
export interface RouteApi {
  /** The members of the body, or the fields of the form. */
  readonly request?: z.ZodType;
  /** What is answered to `Accept: application/json`. */
  readonly response?: z.ZodType;
  /** Why there is no such answer. */
  readonly noJson?: string;
}

/** By method and path: `GET /w/{workshopId}/link`. */
export type Api = Readonly<Record<string, RouteApi>>;

/** JSON whose members are not described yet. */
export const Anything = z.unknown();
