/** As much of web-push 3.6 as is used here; it brings no types of its own. */
declare module 'web-push' {
  export function generateVAPIDKeys(): { publicKey: string; privateKey: string };
  export function generateRequestDetails(
    subscription: { endpoint: string }, payload: null, options: { vapidDetails: { subject: string; publicKey: string; privateKey: string }; TTL: number; topic?: string },
  ): { method: string; headers: Record<string, string | number>; endpoint: string };
}
