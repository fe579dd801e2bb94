import type { Book } from '#content/book.ts';
import { labels } from '#strings/strings.ts';
import type { Labels } from '#strings/fill.ts';

/** The bare words that stand with Answers wherever a Story is shown. */
export const storyLabels = (book: Book): Labels =>
  labels(book, [
    'stage',
    'ask.mine',
    'ask.with-help',
    'ask.helper',
    'ask.do-not-know',
    'ask.not-now',
    'ask.do-not-want-to-say',
    'my-story.older',
    'story.theirs',
    'my-story.alone',
    'my-story.with',
    'my-story.with-somebody',
    'my-story.asked',
    'my-story.helper-too',
    'circle.me',
    'way.voice-here',
    'way.video-here',
    'way.photo-here',
    'way.drawing-here',
  ]);
