import type { Answer, Story, Token } from '#model/answer.ts';
import { byQuestion, bySpeaker, isEmpty } from '#model/answers.ts';
import type { ReadyChoice } from '#model/ready.ts';
import { dayOf } from '#story/day.ts';
import type { ReviewTopics } from '#story/ready-topics.ts';
import { whoseWords } from '#story/whose-words.ts';
import { fill, type Labels } from '#strings/fill.ts';

/** Text made safe to stand in HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `body{font:1.3rem/1.5 'Atkinson Hyperlegible',Verdana,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#221b33;background:#fbf5e9}h1{font-size:2.4rem}h2{margin-top:3rem;border-bottom:4px solid #ffc928}h3{margin-bottom:.4rem}.a{display:flex;flex-wrap:wrap;gap:1rem;padding:0;list-style:none}.a li{width:9rem;text-align:center;font-weight:700}.a img{width:7rem;height:7rem;object-fit:contain;background:#fff;border-radius:1rem;padding:.3rem}.a .w{width:100%;text-align:left;font-weight:400;white-space:pre-wrap;border-left:8px solid #ffc928;padding-left:1rem}.q{color:#4c4460;font-size:1.1rem}.h{margin-left:2rem;border-top:2px dashed #888}section{break-inside:avoid}`;

/** What a readable Story is made from, besides the Answers. */
export interface ReadableWith {
  topics: ReviewTopics;
  unsaid: readonly ReadyChoice[];
  labels: Labels;
  lang: string;
  /** A picture or photo as a data: address, so that the file needs nothing else; undefined where it cannot be had. */
  picture: (address: string) => string | undefined;
  photo: (id: Token) => string | undefined;
}

function said(answer: Answer, choices: readonly ReadyChoice[], how: ReadableWith): string {
  const one = (id: string, words: string) => {
    const address = choices.find((c) => c.id === id)?.picture.address;
    const src = address && how.picture(address);
    return `<li>${src ? `<img alt="" src="${src}">` : ''}${escapeHtml(words)}</li>`;
  };
  const { said: what, asked } = answer;
  const parts = [
    ...(what.unsaid ? [one(what.unsaid, how.labels[`ask.${what.unsaid}`] ?? '')] : []),
    ...(what.chosen ?? []).map((id) => one(id, asked.choices?.[id] ?? id)),
    ...(what.named ? [`<li>${what.named.photo && how.photo(what.named.photo) ? `<img alt="" src="${how.photo(what.named.photo) ?? ''}">` : ''}${escapeHtml([what.named.name, what.named.reach].filter(Boolean).join(', '))}</li>`] : []),
    ...(what.written ? [`<li class="w">${escapeHtml(what.written)}</li>`] : []),
  ];
  return `<ul class="a">${parts.join('')}</ul><p class="q">${escapeHtml(`${whoseWords(how.labels, answer.speaker)} · ${dayOf(answer.at, how.lang)}`)}</p>`;
}

/** A Story as plain HTML that any browser shows without this software: every Question answered, the newest first, whose words, the days. */
export function readableStory(story: Story, answers: readonly Answer[], how: ReadableWith): string {
  const rows = byQuestion(answers);
  const section = (id: string, prompt: string, choices: readonly ReadyChoice[]) => {
    const spoken = bySpeaker(rows.get(id) ?? []).filter((row) => !isEmpty(row.newest.said));
    if (spoken.length === 0) return '';
    const all = [...choices, ...how.topics.feelings, ...how.unsaid];
    return `<section><h3>${escapeHtml(prompt)}</h3>${spoken.map((row) => `<div${row.speaker.whose === 'helper' ? ' class="h"' : ''}>${said(row.newest, all, how)}</div>`).join('')}</section>`;
  };
  const known = new Set(how.topics.topics.flatMap((t) => t.questions.map((q) => q.id)));
  const topics = how.topics.topics.map((t) => ({ title: t.title.words, inside: t.questions.map((q) => section(q.id, q.prompt.words, q.choices)).join('') }));
  const older = { title: how.labels['my-story.older'] ?? '', inside: [...rows.entries()].filter(([id]) => !known.has(id)).map(([id, [first]]) => section(id, first?.asked.prompt ?? id, [])).join('') };
  const body = [...topics, older].filter((t) => t.inside).map((t) => `<h2>${escapeHtml(t.title)}</h2>${t.inside}`).join('');
  const whose = story.name ? fill(how.labels['print.words-of'] ?? '', { name: story.name }) : '';
  return `<style>${style}</style></head><body><h1>${escapeHtml(how.labels['print.cover'] ?? '')}</h1><p>${escapeHtml(whose)}</p>${body}`;
}
