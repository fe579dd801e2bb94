import type { StageWay } from '#stage/stage.ts';
import { toStage } from '#stage/start-stage.ts';
import { Icon } from '#ui/Icon.tsx';
import { Press } from '#ui/Press.tsx';

interface Props {
  words: string;
  /** What it goes through, for who does not see what the button stands beside. */
  of?: string;
  look?: 'strong' | 'small' | '';
  /** What is gone through: asked for when it is pressed. */
  way: () => StageWay;
}

/** Opens the stage: one Line at a time, on the whole screen. Its page has `stage/Stage.astro`. */
export const OneAtATime = ({ words, of, look = '', way }: Props) => (
  <Press look={look} onPress={() => toStage(way)} {...(of ? { 'aria-label': `${words} ${of}` } : {})}>
    <Icon name="stage" />
    {words}
  </Press>
);
