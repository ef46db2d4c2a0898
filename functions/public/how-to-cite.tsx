import { apaCitation } from '../../shared/papers/citation/apa.ts';
import type { Reference } from '../../shared/papers/citation/reference.ts';

/** The citation to copy, and to load into a reference manager. */
export function HowToCite({ reference }: { readonly reference: Reference }) {
  const { before, title, after } = apaCitation(reference);
  const path = new URL(reference.address).pathname;
  return (
    <>
      <h2>How to cite it</h2>
      <p id="citation">
        {before}
        <cite>{title}</cite>
        {after}
      </p>
      <p class="hint">
        In the style of the APA (7th edition), with the names as their authors write them: we do not know which part of
        a name is the family name.
      </p>
      <p class="actions">
        <a class="button plain" href={`${path}/citation.bib`}>
          BibTeX
        </a>
        <a class="button plain" href={`${path}/citation.ris`}>
          RIS (EndNote, Mendeley, Zotero)
        </a>
      </p>
    </>
  );
}
