import * as z from 'zod';

/**
 * Reads what a function needs from its environment, once, at start.
 * @throws Error that names every missing or empty key, so that a wrong deployment says what it lacks.
 */
export function environment<Key extends string>(...keys: readonly Key[]): Record<Key, string> {
  const parsed = z.record(z.enum(keys), z.string().min(1)).safeParse(pick(process.env, keys));
  if (!parsed.success) {
    const missing = keys.filter((key) => !process.env[key]);
    throw new Error(`The function's environment lacks ${missing.join(', ')}.`);
  }
  return parsed.data;
}

function pick(source: NodeJS.ProcessEnv, keys: readonly string[]): Record<string, string | undefined> {
  return Object.fromEntries(keys.map((key) => [key, source[key]]));
}
