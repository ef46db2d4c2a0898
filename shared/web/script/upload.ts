/** S3 answers what it does not take with a page of XML, so what can be known before is said before. */
export function checkUploads(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-most-bytes]')) {
    for (const type of ['change', 'click']) {
      input.form?.addEventListener(type, () => {
        const bytes = input.files?.[0]?.size ?? 1;
        const tooLarge = bytes > Number(input.dataset.mostBytes);
        const tooLate = performance.now() > Number(input.dataset.goodForMs);
        input.setCustomValidity(
          (tooLate && 'This page was open for too long. Please reload it, and choose the file again.') ||
            (bytes === 0 && 'This file is empty. Please choose another one.') ||
            (tooLarge &&
              'This file is larger than 25 MB. Please make its pictures smaller, or save it as a smaller PDF.') ||
            '',
        );
        if (type === 'change') input.reportValidity();
      });
    }
  }
}
