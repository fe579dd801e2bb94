/** Prints once every picture is there: those further down have not been fetched yet. One that cannot come does not hold up the others. */
export async function printAll(): Promise<void> {
  await Promise.all([...document.images].map(async (img) => {
    img.loading = 'eager';
    await img.decode().catch(() => undefined);
  }));
  print();
}

/** Makes every *Print* button print. */
export function startPrinting(): void {
  document.addEventListener('click', (event) => { if ((event.target as Element).closest('[data-print]')) void printAll(); });
}
