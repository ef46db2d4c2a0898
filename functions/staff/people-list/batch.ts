import { TokenSchema } from '../../../shared/store/keys.ts';

/** The name of one press of a button, out of a form or an address; `undefined` for what can be none. */
export const batchIn = (typed: unknown): string | undefined => TokenSchema.safeParse(typed).data;
