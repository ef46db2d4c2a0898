import * as z from 'zod';
import { lengthOf, tidyText } from '../../shared/typed-text.ts';

/** Why a workshop moves or is cancelled: everybody reads it in the notice. */

export const REASON_MAX = 500;

/** `missing` is what stands beside the field that was left empty. */
export const reasonFor = (missing: string) =>
  z
    .string(missing)
    .transform(tidyText)
    .refine((reason) => reason !== '', missing)
    .refine((reason) => lengthOf(reason) <= REASON_MAX, `Please keep the reason to ${REASON_MAX} characters.`);
