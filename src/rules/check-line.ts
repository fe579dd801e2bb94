import { activeVoice } from '#rules/active-voice.ts';
import { beginsAndEnds } from '#rules/begins-and-ends.ts';
import { easyPunctuation } from '#rules/easy-punctuation.ts';
import { easyWords } from '#rules/easy-words.ts';
import { fewJoiners } from '#rules/few-joiners.ts';
import { forAdults } from '#rules/for-adults.ts';
import { hardWordsExplained } from '#rules/hard-words-explained.ts';
import { noAbbreviations } from '#rules/no-abbreviations.ts';
import { noAllCapitals } from '#rules/no-all-capitals.ts';
import { noContractions } from '#rules/no-contractions.ts';
import { noJargon } from '#rules/no-jargon.ts';
import { noPercent } from '#rules/no-percent.ts';
import { numerals } from '#rules/numerals.ts';
import { oneSentence } from '#rules/one-sentence.ts';
import { positiveWording } from '#rules/positive-wording.ts';
import type { Finding, LineInContext, LineRule } from '#rules/rule.ts';
import { simpleTense } from '#rules/simple-tense.ts';
import { wordsASentence } from '#rules/words-a-sentence.ts';

/** The rules for one sentence, by id. */
export const lineRules: Readonly<Record<string, LineRule>> = {
  'words-a-sentence': wordsASentence,
  'one-sentence': oneSentence,
  'begins-and-ends': beginsAndEnds,
  'easy-words': easyWords,
  'hard-words-explained': hardWordsExplained,
  'no-jargon': noJargon,
  'few-joiners': fewJoiners,
  'positive-wording': positiveWording,
  'active-voice': activeVoice,
  'simple-tense': simpleTense,
  'no-contractions': noContractions,
  'no-abbreviations': noAbbreviations,
  'easy-punctuation': easyPunctuation,
  numerals: numerals,
  'no-percent': noPercent,
  'no-all-capitals': noAllCapitals,
  'for-adults': forAdults,
};

/** Everything to mend in one sentence. */
export const checkLine = (line: LineInContext): Finding[] => Object.values(lineRules).flatMap((rule) => rule(line));
