/**
 * Opens the screen's one dialog with what stands in a template, or with an element of the caller's.
 * Focus goes in, stays in and comes back (the browser's own modal dialog).
 */
export function openDialog(what: string | Node): HTMLDialogElement | undefined {
  const dialog = document.querySelector<HTMLDialogElement>('[data-dialog]');
  const body = dialog?.querySelector('[data-dialog-body]');
  if (!dialog || !body) return undefined;
  const content =
    typeof what === 'string'
      ? document.querySelector<HTMLTemplateElement>(`template${what}`)?.content.cloneNode(true)
      : what;
  if (!content) return undefined;
  body.replaceChildren(content);
  if (!dialog.open) dialog.showModal();
  return dialog;
}

/** Closes on its button, and on a press outside it. */
export function startDialog(): void {
  const dialog = document.querySelector<HTMLDialogElement>('[data-dialog]');
  dialog?.addEventListener('click', (event) => {
    const pressed = event.target as Element;
    if (pressed === dialog || pressed.closest('[data-dialog-close]')) dialog.close();
  });
}
