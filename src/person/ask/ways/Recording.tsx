import { saying } from '#model/answers.ts';
import { Trouble } from '#person/ask/Trouble.tsx';
import { whatWentWrong } from '#person/keep/went-wrong.ts';
import type { WayProps } from '#person/ask/ways/Ways.tsx';
import { keepGiven } from '#person/keep/keep-given.ts';
import { usePiece } from '#person/keep/use-piece.ts';
import { announce } from '#ui/announce.ts';
import { Recorder } from '#ways/Recorder.tsx';

/** Own voice, or a film, as part of an Answer. */
export function Recording({ as, said, give, words, lines, question }: WayProps & { as: 'voice' | 'video' }) {
  const kept = usePiece(said[as]?.piece);
  const keep = async ({ blob, seconds }: { blob: Blob; seconds: number }) => {
    try {
      const piece = await keepGiven(blob);
      give((before) => saying(before, { [as]: { piece, seconds } }));
      return undefined;
    } catch (why) {
      return <Trouble what={whatWentWrong(why)} lines={lines} />;
    }
  };
  const away = () => {
    give(({ [as]: _gone, ...rest }) => saying(rest, {}));
    announce(words.labels['way.gone'] ?? '');
  };
  return <Recorder as={as} words={words} lang={question.lang} kept={kept} onKeep={keep} onAway={away} />;
}
