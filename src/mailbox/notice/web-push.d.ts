/** As much of web-push 3.6 as is used here; it brings no types of its own. */
declare module 'web-push' {
  export function generateVAPIDKeys(): { publicKey: string; privateKey: string };
  /** @throws where one of them is not what it must be. */
  export function getVapidHeaders(
    audience: string,
    subject: string,
    publicKey: string,
    privateKey: string,
    contentEncoding: 'aes128gcm',
  ): { Authorization: string };
}
