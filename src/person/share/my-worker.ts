import { bySpeaker } from '#model/answers.ts';
import { isLater } from '#model/moment.ts';
import { answersOf, piece } from '#person/keep/answers.ts';
import { onChange } from '#person/keep/changes.ts';
import { openStory } from '#person/keep/stories.ts';
import { workerOf, workersOf } from '#person/keep/workers.ts';
import { faceAddress } from '#ui/blob-address.ts';

/** Shows the named worker that the person has named; until then, how to name one. */
export function startMyWorker(): void {
  const place = document.querySelector<HTMLElement>('[data-my-worker]');
  if (!place) return;
  const part = (name: string) => place.querySelector<HTMLElement>(`[data-worker-${name}]`);
  const checkIn = document.querySelector<HTMLElement>('[data-check-in]');
  const show = async () => {
    const story = await openStory();
    if (checkIn) checkIn.hidden = !(story && (await workerOf(story.id))?.checkIn);
    const answers = story ? (await answersOf(story.id)).filter((a) => a.question === place.dataset['question']) : [];
    const said = bySpeaker(answers)[0]?.newest;
    const named = said?.said.named;
    // Their card was taken, and then the work ended: they are not the named worker until somebody says so anew.
    const last = story && (await workersOf(story.id))[0];
    const over =
      last?.until !== undefined && said !== undefined && isLater({ at: last.until, moment: last.untilMoment }, said);
    const ended = part('ended');
    if (ended) ended.hidden = !over;
    const have = part('have');
    const none = part('none');
    if (!named || !have || !none) return;
    have.hidden = over;
    none.hidden = true;
    const [name, reach, link] = [part('name'), part('reach'), part('link')];
    const photo = place.querySelector<HTMLImageElement>('[data-worker-photo]');
    if (name) name.textContent = named.name;
    if (reach) reach.textContent = named.reach ?? '';
    const words = link?.querySelector('span');
    if (words) words.textContent = link?.dataset['change'] ?? '';
    const address = named.photo && (await faceAddress(await piece(named.photo)));
    if (photo && address) {
      if (photo.src) URL.revokeObjectURL(photo.src);
      photo.src = address;
      photo.alt = named.name;
      photo.hidden = false;
    }
  };
  // Where nothing can be kept, nobody was named: the way to name somebody stands there, and says so itself.
  void show().catch(() => undefined);
  onChange(() => void show().catch(() => undefined));
}
