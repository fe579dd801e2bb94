import { finding } from '#rules/language/finding.ts';
import { placesOf } from '#rules/language/places-of.ts';
import { plain } from '#rules/language/words-of.ts';
import type { LineRule } from '#rules/rule.ts';

/** Words for children, praise, and words that make somebody small, with what to say to an adult. */
const childish: Record<string, string> = {
  mummy: 'mum',
  daddy: 'dad',
  tummy: 'stomach',
  yummy: 'good to eat',
  yucky: 'bad',
  doggy: 'dog',
  doggie: 'dog',
  potty: 'toilet',
  'wee-wee': 'toilet',
  'bye-bye': 'goodbye',
  'night-night': 'good night',
  teddy: '',
  naughty: 'bad',
  'grown-up': 'adult',
  'grown-ups': 'adults',
  'grown up': 'adult',
  'boys and girls': 'men and women',
  'fun time': 'time that I enjoy',
  'good girl': '',
  'good boy': '',
  'well done': '',
  'clever you': '',
  hooray: '',
  hurray: '',
  yay: '',
  wow: '',
  sweetie: '',
  poppet: '',
  'little one': '',
  'little ones': '',
  superstar: '',
  playmate: 'friend',
  playtime: 'free time',
  choccy: 'chocolate',
  'special friend': 'friend or partner',
  'special needs': 'learning disability',
  'mental age': '',
  'the disabled': 'disabled people',
  'the elderly': 'older people',
  'suffers from': 'has',
  'suffer from': 'have',
  'suffering from': 'with',
  'wheelchair-bound': 'uses a wheelchair',
  handicapped: 'disabled',
  retarded: '',
  dumb: '',
  lame: '',
  crazy: '',
  negro: '',
  sissy: '',
};

/** Adults are spoken to as adults. */
export const forAdults: LineRule = (line) =>
  Object.entries(childish).flatMap(([word, say]) =>
    placesOf(plain(line.words), word).map(({ text }) =>
      finding(
        line,
        'fail',
        'for-adults',
        `"${text}" is not how we speak to adults. ${say === '' ? 'Leave it out.' : `Write "${say}".`}`,
        { found: text, ...(say === '' ? {} : { instead: say }) },
      ),
    ),
  );
