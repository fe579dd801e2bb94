/** A file as a `data:` address, so that it can stand inside another file. */
export const asDataAddress = (blob: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => failed(reader.error ?? new Error('A file could not be read.'));
    reader.readAsDataURL(blob);
  });

/** Pictures of this website by address, as `data:` addresses. One that cannot be fetched is left out: its words still stand. */
export async function asDataAddresses(addresses: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all(addresses.map(async (address): Promise<[string, string][]> => {
    try {
      const answer = await fetch(address);
      return answer.ok ? [[address, await asDataAddress(await answer.blob())]] : [];
    } catch {
      return [];
    }
  }));
  return new Map(found.flat());
}
