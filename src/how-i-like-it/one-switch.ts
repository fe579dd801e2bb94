import { choose } from '#settings/settings.ts';

/** The question after a held key: this screen is scanned by it at once, and it is kept only when it says yes. */
export function startOneSwitch(): void {
  const root = document.documentElement;
  const key = decodeURIComponent(location.hash.slice(1)) || 'Space';
  root.dataset['press'] = 'one-switch';
  root.dataset['switchKey'] = key;
  dispatchEvent(new Event('settings'));
  document.querySelector('[data-one-switch=yes]')?.addEventListener('click', () => {
    choose('switchKey', key);
    choose('press', 'one-switch');
    location.replace('/');
  });
  document.querySelector('[data-one-switch=no]')?.addEventListener('click', () => {
    location.replace('/');
  });
}
