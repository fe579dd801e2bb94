import { choose, forgetSettings, readSettings, type Settings } from '#settings/settings.ts';
import { deviceVoice } from '#speech/player.ts';
import { announce } from '#ui/announce.ts';

/** Keeps and shows each choice as it is made. Choices the device cannot do (a voice it has not) are not offered. */
export function startSettingsForm(): void {
  const form = document.querySelector<HTMLFormElement>('[data-settings]');
  const saved = document.querySelector<HTMLElement>('[data-settings-saved]');
  if (!form || !saved) return;
  const show = () => {
    for (const [name, value] of Object.entries(readSettings())) {
      const input = form.querySelector<HTMLInputElement>(
        `input[name="${CSS.escape(name)}"][value="${CSS.escape(String(value))}"]`,
      );
      if (input) input.checked = true;
    }
  };
  show();
  form.addEventListener('change', (event) => {
    const input = event.target as HTMLInputElement;
    const kept = choose(input.name as keyof Settings, input.value as never);
    saved.hidden = !kept;
    if (kept) announce(saved.querySelector('.sentence')?.textContent ?? '');
  });
  form.querySelector('[data-forget-settings]')?.addEventListener('click', () => {
    forgetSettings();
    form.reset();
    saved.hidden = false;
    announce(saved.querySelector('.sentence')?.textContent ?? '');
  });
  const voice = form.querySelector<HTMLElement>('[data-setting=voice]');
  const offerVoice = () => {
    if (voice) voice.hidden = !deviceVoice(document.documentElement.lang);
  };
  offerVoice();
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.addEventListener('voiceschanged', offerVoice);
}
