import { asDataAddress } from '#ui/data-address.ts';

/** Pictures of this website by address, as `data:` addresses. One that cannot be fetched is left out: its words still stand. */
export async function asDataAddresses(addresses: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    addresses.map(async (address): Promise<[string, string][]> => {
      try {
        const answer = await fetch(address);
        return answer.ok ? [[address, await asDataAddress(await answer.blob())]] : [];
      } catch {
        return [];
      }
    }),
  );
  return new Map(found.flat());
}
