/** A question that depends on another one is shown once that was answered so (the server decides by the same rule). */
export function showWhatIsAsked(): void {
  for (const asked of document.querySelectorAll<HTMLElement>('[data-show-if]')) {
    const { question, isAnyOf, atLeast, atMost, answered } = JSON.parse(asked.dataset.showIf ?? '{}');
    const form = asked.closest('form');
    if (!form) continue;
    // Without this script the sentence says when to answer.
    for (const sentence of asked.querySelectorAll<HTMLElement>('[data-sentence]')) sentence.hidden = true;
    const decide = {
      now() {
        // The rows of a matrix have fields of their own.
        const rows = form.querySelectorAll<HTMLInputElement>(`[name^="${question}."]:enabled:checked`);
        const given = [...new FormData(form).getAll(question), ...Array.from(rows, ({ value }) => value)]
          .map(String)
          .filter((value) => value.trim() !== '');
        // In any language's digits, and with a decimal comma: ten digits follow each other from their nought on.
        const plain = (given[0] ?? 'none')
          .replace(/\p{Nd}/gu, (digit) => {
            let [value, code] = [0, digit.codePointAt(0) ?? 0];
            while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) [value, code] = [value + 1, code - 1];
            return String(value);
          })
          .replace(/\s/g, '')
          .replace('−', '-')
          .replace(',', '.');
        const number = Number(plain);
        const holds =
          answered !== undefined
            ? given.length > 0 === answered
            : isAnyOf !== undefined
              ? given.some((value) => isAnyOf.includes(value))
              : number >= (atLeast ?? Number.NEGATIVE_INFINITY) && number <= (atMost ?? Number.POSITIVE_INFINITY);
        asked.hidden = !holds;
        for (const field of asked.querySelectorAll<HTMLInputElement>('input, textarea')) field.disabled = !holds;
      },
    };
    form.addEventListener('input', decide.now);
    // Also when a draft was put into the fields, and behind a question that hides itself.
    form.addEventListener('filled', decide.now);
    decide.now();
  }
}
