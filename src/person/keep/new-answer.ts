import type { Answer, Said, Speaker, Token } from '#model/answer.ts';
import { newToken, nowHere } from '#model/token.ts';
import { readSitting } from '#person/keep/sitting.ts';

/** What an Answer answers, in the words it is asked in now. */
export type AskedNow = Pick<Answer, 'question' | 'version' | 'lang' | 'asked'>;

/**
 * Whose words an Answer may be. `speaking`: of whoever speaks in this sitting, a Helper too. `own`: the person's alone; where a Helper speaks
 * in this sitting it is said with their help, since they are beside it, and never in the person's place.
 */
export type Whose = 'speaking' | 'own';

/** Whose words they are, by who speaks in this sitting. */
const speakerBy = (whose: Whose, speaker: Speaker): Speaker =>
  whose === 'own' && speaker.whose === 'helper' ? { whose: 'with-help', helper: speaker.helper } : speaker;

/** A new Answer of this sitting, with its own id and the time on this device's clock. It is not kept yet (`answers.ts`), and has its moment only then. */
export function newAnswer(
  story: Token,
  { question, version, lang, asked }: AskedNow,
  said: Said,
  whose: Whose,
): Answer {
  const { speaker, company } = readSitting();
  return {
    id: newToken(),
    story,
    question,
    version,
    lang,
    asked,
    said,
    speaker: speakerBy(whose, speaker),
    company,
    at: nowHere(),
  };
}
