import type { english } from './en.ts';

/** What the language files hold, as types: English says which messages there are and which values each takes. */

type EnglishKey = keyof typeof english;

/** Every language has every message; one by count has at least English's two forms. */
export type Messages = Readonly<Record<EnglishKey, string>> & Readonly<Record<string, string>>;

type WithoutCount<Key> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

/** The name of a message, without the forms by count. */
export type MessageKey = WithoutCount<EnglishKey>;

type Template<Key extends MessageKey> = Key extends EnglishKey
  ? (typeof english)[Key]
  : `${Key}_other` extends EnglishKey
    ? (typeof english)[`${Key}_other`]
    : never;

type Variables<Text extends string> = Text extends `${string}{{${infer Variable}}}${infer Rest}`
  ? Variable | Variables<Rest>
  : never;

/** The names of a message's values. */
export type VariableOf<Key extends MessageKey> = Variables<Template<Key>> | (Key extends EnglishKey ? never : 'count');

/** What stands behind the key of a message: a value for each of its variables, and nothing where it has none. */
export type ValuesFor<Key extends MessageKey, Value> = [VariableOf<Key>] extends [never]
  ? []
  : [values: Readonly<{ [Name in VariableOf<Key>]: Name extends 'count' ? number : Value }>];
