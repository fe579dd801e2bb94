/** Starts keeping this website for reading without internet, once the screen stands and the device is idle. */
export function registerOffline(): void {
  if (!('serviceWorker' in navigator)) return;
  const register = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  const later = () =>
    'requestIdleCallback' in globalThis ? requestIdleCallback(register, { timeout: 5000 }) : setTimeout(register, 2500);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}

/** Asks for every sound to be kept on this device. `tell` hears how many there are by now, of how many. */
export function keepAllSounds(tell: (n: number, of: number) => void): void {
  navigator.serviceWorker.addEventListener('message', (event: MessageEvent<unknown>) => {
    const { data } = event;
    if (typeof data === 'object' && data !== null && 'kept' in data && 'of' in data)
      tell(Number(data.kept), Number(data.of));
  });
  void navigator.serviceWorker.ready.then((registration) => registration.active?.postMessage('keep-all-sounds'));
}
