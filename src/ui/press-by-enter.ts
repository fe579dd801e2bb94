/**
 * Enter presses what the space bar presses: boxes to choose, and the choosing of a file. Browsers hear only the space bar there, and
 * somebody who goes by keyboard or switch should not have to know which of the two a thing listens to.
 */
export function startPressingByEnter(): void {
  document.addEventListener('keydown', (event) => {
    const box = event.target;
    if (
      event.key !== 'Enter' ||
      event.repeat ||
      !(box instanceof HTMLInputElement) ||
      !['checkbox', 'radio', 'file'].includes(box.type)
    )
      return;
    event.preventDefault();
    box.click();
  });
}
