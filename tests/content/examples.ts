import type { LineInContext } from '#rules/rule.ts';

/** Sentences for one rule: those that are right, those to look at again, and those to mend. */
export interface Examples {
  rule: string;
  says: string;
  good: string[];
  warn?: string[];
  fail?: string[];
  around?: Partial<LineInContext>;
}

const page = (lines: string[], at: number): Partial<LineInContext> => ({ explainedIn: { by: 'next-line', lines, at } });

export const examples: Examples[] = [
  {
    rule: 'words-a-sentence',
    says: 'A sentence has 10 words or fewer',
    good: ['You can say no.', 'You can phone 0300 123 1234 to talk to your own worker.', 'This day-centre is for you and it is near.'],
    warn: ['You can say no when somebody wants you to go there.', 'You can say no when people want you to go to that new place.'],
    fail: ['You can say no when people want you to go to that new place in town today.'],
  },
  {
    rule: 'words-a-sentence', says: 'A choice has 8 words or fewer', around: { part: 'choice' },
    good: ['Somebody I know stays with me at night'], warn: ['Somebody I know stays with me at night too'],
  },
  {
    rule: 'one-sentence', says: 'There is one sentence in a Line',
    good: ['You can say no.', 'Do you have £2.50 now?', 'Write to help@council.gov.uk today.'],
    fail: ['You can say no. You can say yes.', 'Is that right? Tell us.', 'You can say no.\nYou can say yes.'],
  },
  {
    rule: 'begins-and-ends', says: 'A sentence begins with a capital letter and ends with a full stop',
    good: ['You can say no.', 'Can you say no?', '2 people help you.', '{name} helps you.', 'An **advocate** helps you.'],
    fail: ['you can say no.', 'You can say no', 'You can say no!'],
  },
  { rule: 'begins-and-ends', says: 'A title has no full stop', around: { part: 'title' }, good: ['My rights', 'What is a right?'], fail: ['My rights.', 'my rights'] },
  { rule: 'begins-and-ends', says: 'A label has no full stop', around: { part: 'label' }, good: ['Listen', 'open now'], warn: ['This is a whole sentence.'] },
  {
    rule: 'easy-words', says: 'Every word is one that people use every day',
    good: ['The councils stopped helping my neighbours.', 'Your favourite websites.', "My mums' stories.", 'Ask Theodora at Mencap.', 'WhatsApp is an app.', 'Go to the day-centre.', 'The NHS helps {name} 24 hours a day.', 'An advocate helps you.'],
    fail: ['This is your entitlement.', 'Theodora helps you.', 'We endeavour to be kind.'],
  },
  { rule: 'easy-words', says: 'A name can begin a sentence when we met it before', around: { names: new Set(['Mencap']) }, good: ["Mencap's website helps you."], fail: ['Scope helps you navigate.'] },
  {
    rule: 'hard-words-explained', says: 'A hard word is marked where it comes first, and the next Line explains it',
    around: page(['An **advocate** can help you.', 'This is somebody who speaks up for you.', 'Your advocate listens.'], 0),
    good: ['An **advocate** can help you.', 'A friend can help you.'], fail: ['An advocate can help you.', 'A **guardian** can help you.'],
  },
  { rule: 'hard-words-explained', says: 'A hard word is not marked again', around: page(['An **advocate** can help.', 'Advocates listen.', 'An advocate is free.'], 2), good: ['An advocate is free.'] },
  { rule: 'hard-words-explained', says: 'The next Line has to explain it', around: page(['An **advocate** can help you.', 'You can ask the council.'], 0), good: ['Somebody can help you.', 'An **advocate** is somebody who speaks up for you.'], fail: ['An **advocate** can help you.'] },
  { rule: 'hard-words-explained', says: 'In a Question, the hint explains it', around: { explainedIn: { by: 'hint', hint: 'An advocate speaks up for you.' } }, good: ['An advocate'] },
  { rule: 'hard-words-explained', says: 'A Question with a hard word needs a hint', around: { explainedIn: { by: 'hint', hint: '' } }, good: ['A friend'], fail: ['An advocate'] },
  { rule: 'hard-words-explained', says: 'A hard word in a title is explained on the Page', around: { part: 'title', ...page(['You can have an **advocate**.'], -1) }, good: ['Your advocate'] },
  { rule: 'hard-words-explained', says: 'A hard word in a title is not left alone', around: { part: 'title', ...page(['You can have a friend.'], -1) }, good: ['Your friend'], fail: ['Your advocate'] },
  {
    rule: 'no-jargon', says: 'We do not talk like an office, and we say what we mean',
    good: ['You and your worker agree.', 'Ask where to get help.', 'You can say how happy you are.', 'This is in the Mental Capacity Act.'],
    fail: ['You and your worker are on the same page.', 'We can signpost you.', 'This is for your wellbeing.', 'They will do an assessment.'],
  },
  { rule: 'no-jargon', says: 'A hard word that is explained is not jargon', around: { hardWords: [{ id: 'review', forms: ['review', 'reviews'] }] }, good: ['You can have a review.'], fail: ['You can have an assessment.'] },
  {
    rule: 'few-joiners', says: 'A sentence has one idea',
    good: ['You can say no.', 'Choose who comes and what you eat.', 'Who do you want to see?', 'They ask if you want to go.', 'But you can say no and go home.', 'Talk about food and who eats with you.'],
    warn: ['If you are sad and tired, rest.'], fail: ['If you are sad and you are tired, rest because it helps.'],
  },
  { rule: 'few-joiners', says: 'A Question can begin with when or who', around: { part: 'question' }, good: ['When do you eat and sleep?', 'Who helps you and your friend?'], warn: ['When do you eat and sleep and walk?'] },
  {
    rule: 'positive-wording', says: 'There is one "not" in a sentence, never two',
    good: ['You do not have to go.', 'You can say no, and that is not rude.', 'Nobody can hit you.', 'Say yes, no or not now.'],
    warn: ['That is not unfair.'], fail: ['Nobody can make you do what you do not want.', 'It is not true that you cannot go.', 'Do not go without your key.'],
  },
  {
    rule: 'active-voice', says: 'A sentence says who does it',
    good: ['Staff lock the door.', 'The door is locked.', 'You are tired and worried.', 'She is in bed.', 'An advocate is called that.', 'You are only kind.', 'Is red good?', 'I am interested in music.'],
    warn: ['The door is locked by staff.', 'You are helped to eat.', 'The choice was quickly taken.', 'You are not told.', 'Are you asked first?', 'You are being moved.'],
  },
  {
    rule: 'simple-tense', says: 'A sentence says what is, what was or what will be',
    good: ['You should have a plan.', 'They would have your key.', 'They did not tell you.'], warn: ['They should have told you.', 'They would not have been angry.', 'You could have helped.'],
  },
  {
    rule: 'no-contractions', says: 'Words are said in full',
    good: ['You do not have to go.', "It is Sam's home.", "The workers' office is here.", "Come at 2 o'clock.", 'You cannot see its door.'],
    fail: ["You don't have to go.", 'You can’t go.', "It's your home.", "I'll help.", "Sam's not here.", 'I dont know.', "They've gone.", "She'd go."],
  },
  {
    rule: 'no-abbreviations', says: 'Letters do not stand for words',
    good: ['The NHS helps you.', 'See your GP.', 'Watch TV in the UK.', 'I am a person.', 'Come on 3 May.', 'The Care Quality Commission is the CQC.', 'We use words.', 'You may march in the sun.'],
    fail: ['You can go to an ATU.', 'You can bring things, eg a book.', 'Bring a book etc.', 'For fun, e.g. music.', 'Call the MCA worker.', 'See Dr Khan.', 'Is it ok?'],
  },
  { rule: 'no-abbreviations', says: 'Letters are fine when the Line before says them in full', around: { before: 'The Care Quality Commission checks homes.' }, good: ['You can phone the CQC.'], fail: ['You can phone the BBC.'] },
  {
    rule: 'easy-punctuation', says: 'There are only full stops, question marks and commas',
    good: ['You can say no.', "It is Sam's home, and Jo's.", "The workers' office is here.", 'Phone +44 300 123 1234.', 'Write to help@council.gov.uk today.', '{name} has £5.', 'This is easy-read.', 'It costs £1,000,000.'],
    warn: ['Eat, drink, sleep and walk.'],
    fail: ['You can: say no.', 'You can go; you can stay.', 'Say no (or yes).', 'Say no – or yes.', 'Say no - or yes.', 'Yes/no.', 'You & me.', 'It is 5 @ home.', 'She said "no".', "She said 'no'.", 'Well… no.', 'Stop!'],
  },
  {
    rule: 'numerals', says: 'Numbers are numerals',
    good: ['2 people help you.', 'You can talk to one another.', 'Choose the one you like.', 'No one can hit you.', 'Phone 0300 123 1234.', 'In May 2027 I move.', 'I am Sam.'],
    warn: ['You have one worker.', 'It is 2.5 miles.', 'There are 1500000 people.', 'Come on 3rd May.'],
    fail: ['You have two workers.', 'Wait for twenty-one days.', 'Wait for thirty minutes.', 'See Part II.', 'King George V is here.', 'Wait 3-5 days.', 'A hundred people came.'],
  },
  { rule: 'no-percent', says: 'There are no shares of a hundred', good: ['1 in 4 people live alone.', 'Half of the people came.'], fail: ['25% of people live alone.', '25 per cent of people.', 'A big percentage came.'] },
  { rule: 'no-all-capitals', says: 'No word is shouted', good: ['The NHS and your GP help.', 'I am on TV.', 'A cat.', 'Two GPs.'], fail: ['You can say NO.', 'STOP that.', 'IMPORTANTE.', 'You CANNOT go.'] },
  { rule: 'for-adults', says: 'Adults are spoken to as adults', good: ['My mum and dad.', 'Some adults.', 'I have a partner.'], fail: ['My mummy.', 'Well done, you said it.', 'My tummy hurts.', 'He suffers from autism.', 'My special friend.'] },
];
