import type { Speaker } from '#model/answer.ts';
import { fill, type Labels } from '#strings/fill.ts';

/** Whose words, in words: "My words, with help from Ann". */
export const whoseWords = (labels: Labels, speaker: Speaker): string =>
  speaker.whose === 'mine'
    ? (labels['ask.mine'] ?? '')
    : fill((speaker.whose === 'helper' ? labels['ask.helper'] : labels['ask.with-help']) ?? '', {
        name: speaker.helper,
      });
