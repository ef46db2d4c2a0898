import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { ENGLISH, type Texts } from '../language/texts.ts';

/** The language of the page around a component: the layout sets it, so that the parts of a form need not be told. */
export const TextsContext = createContext<Texts>(ENGLISH);

export const useTexts = (): Texts => useContext(TextsContext);
