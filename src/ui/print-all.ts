/** Prints once every picture is there: those further down have not been fetched yet. One that cannot come does not hold up the others. */
export async function printAll(): Promise<void> {
  await Promise.all(
    [...document.images].map(async (img) => {
      img.loading = 'eager';
      await img.decode().catch(() => undefined);
    }),
  );
  print();
}

/** Prints in its own way: `large` letters, or what stands there for paper alone (`all`). How is said on the root as `data-paper` until it is printed. */
export function printAs(paper: string): Promise<void> {
  const root = document.documentElement;
  root.dataset['paper'] = paper;
  addEventListener(
    'afterprint',
    () => {
      delete root.dataset['paper'];
    },
    { once: true },
  );
  return printAll();
}

/** Makes every *Print* button print; one that says how (`data-print="large"`), in that way. */
export function startPrinting(): void {
  document.addEventListener('click', (event) => {
    const asked = (event.target as Element).closest<HTMLElement>('[data-print]')?.dataset['print'];
    if (asked !== undefined) void (asked === '' ? printAll() : printAs(asked));
  });
}
