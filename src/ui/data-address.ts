/** A file as a `data:` address, so that it can stand inside another file. */
export const asDataAddress = (blob: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => failed(reader.error ?? new Error('A file could not be read.'));
    reader.readAsDataURL(blob);
  });
