/**
 * As much of a request as the Mailbox looks at. A `Request` is one; the server hands in a plain object, because making
 * a whole `Request` with its streams and signals costs more memory than all else that is done for an Envelope.
 */
export interface Asked {
  method: string;
  url: string;
  headers: Headers;
  body: { getReader: () => { read: () => Promise<{ done: boolean; value?: Uint8Array | undefined }> } } | null;
}
