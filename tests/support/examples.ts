import type { Said } from '#model/answer.ts';
import type { Kind } from '#model/topic.ts';

const piece = (n: number) => String(n).repeat(32);

/** The one list of examples: what an Answer of each kind, and of each free way, can look like. Whatever shows, keeps, copies or prints an Answer is tried with all of them. */
export const examples: {
  name: string;
  kind: Kind;
  question: string;
  said: Said;
  /** Words that a reader must meet. */ shows: string[];
}[] = [
  {
    name: 'one choice',
    kind: 'one-choice',
    question: 'my-home/where-i-live',
    said: { chosen: ['family'] },
    shows: ['With my family'],
  },
  {
    name: 'some choices',
    kind: 'some-choices',
    question: 'about-me/likes',
    said: { chosen: ['music', 'animals'] },
    shows: ['Music', 'Animals'],
  },
  {
    name: 'a feeling',
    kind: 'feeling',
    question: 'how-i-feel/feel-days',
    said: { chosen: ['happy', 'worried'] },
    shows: ['Happy', 'Worried'],
  },
  {
    name: 'own words',
    kind: 'own-words',
    question: 'my-wishes/biggest-dream',
    said: { written: '  To see the sea\n<b>again</b> ' },
    shows: ['<b>again</b>'],
  },
  {
    name: 'somebody',
    kind: 'somebody',
    question: 'my-worker/who',
    said: { named: { name: 'Jo Bell', reach: '020 7946 0000', photo: piece(1) } },
    shows: ['Jo Bell', '020 7946 0000'],
  },
  {
    name: 'a board',
    kind: 'sort',
    question: 'how-i-feel/how-it-goes',
    said: { sorted: { 'my-home': 'going-well', money: 'not-going-well' } },
    shows: ['Going well', 'Not going well', 'My money'],
  },
  {
    name: 'a week',
    kind: 'week',
    question: 'my-days/my-week',
    said: { week: { 'monday-morning': ['swim'], 'sunday-evening': ['rest'] } },
    shows: ['Monday', 'Swimming', 'Sunday', 'Rest'],
  },
  {
    name: 'a body',
    kind: 'body',
    question: 'my-health/my-body',
    said: { body: { back: 'pain', 'left-arm': 'itchy' } },
    shows: ['My back', 'It hurts a lot', 'My left arm'],
  },
  {
    name: 'a circle',
    kind: 'circle',
    question: 'people-who-matter/my-circle',
    said: {
      circle: [
        { id: piece(2), name: 'Nan', who: 'family', near: 'close', photo: piece(3) },
        { id: piece(4), name: '', who: 'place', near: 'far', symbol: '1F3D6' },
      ],
    },
    shows: ['Nan', 'Family', 'Very close to me', 'Further away'],
  },
  {
    name: 'own voice',
    kind: 'own-way',
    question: 'what-matters-most/in-my-voice',
    said: { voice: { piece: piece(5), seconds: 4.2 } },
    shows: ['A recording of my voice'],
  },
  {
    name: 'a video',
    kind: 'own-way',
    question: 'what-matters-most/in-my-voice',
    said: { video: { piece: piece(6), seconds: 8 } },
    shows: ['A video from me'],
  },
  {
    name: 'a photo',
    kind: 'own-way',
    question: 'about-me/show-me',
    said: { photo: { piece: piece(7) } },
    shows: ['A photo from me'],
  },
  {
    name: 'a drawing',
    kind: 'own-way',
    question: 'my-wishes/draw-it',
    said: { drawing: { piece: piece(8) } },
    shows: ['A drawing from me'],
  },
  {
    name: 'pictures found',
    kind: 'own-way',
    question: 'about-me/pictures-of-me',
    said: { pictures: [{ symbol: '1F436', words: 'dog face' }] },
    shows: ['dog face'],
  },
  {
    name: 'a way not to answer',
    kind: 'one-choice',
    question: 'my-home/where-i-live',
    said: { unsaid: 'do-not-want-to-say' },
    shows: ['I do not want to say'],
  },
  {
    name: 'several ways at once',
    kind: 'some-choices',
    question: 'about-me/likes',
    said: { chosen: ['music'], written: 'and the choir', voice: { piece: piece(9), seconds: 3 } },
    shows: ['Music', 'and the choir', 'A recording of my voice'],
  },
];
