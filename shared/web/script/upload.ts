/** S3 answers what it does not take with a page of XML, so what can be known before is said before. */
export function checkUploads(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-most-bytes]')) {
    for (const type of ['change', 'click']) {
      input.form?.addEventListener(type, () => {
        const bytes = input.files?.[0]?.size ?? 1;
        const tooLarge = bytes > Number(input.dataset.mostBytes);
        // Where the script sends the file, it has the form signed anew.
        const tooLate = !input.form?.dataset.sending && performance.now() > Number(input.dataset.goodForMs);
        input.setCustomValidity(
          (tooLate && input.dataset.tooLate) ||
            (bytes === 0 && input.dataset.empty) ||
            (tooLarge && input.dataset.tooLarge) ||
            '',
        );
        if (type === 'change') input.reportValidity();
      });
    }
  }
}
