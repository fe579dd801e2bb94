// @vitest-environment jsdom
import '#tests/support/device.ts';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { theBook } from '#content/the-book.ts';
import { anotherWayWords } from '#person/give/another-way-words.ts';
import { AnotherWayIsland } from '#person/give/AnotherWayIsland.tsx';

const words = anotherWayWords(theBook());
const more = words.labels['ask.more'] ?? '';

afterEach(cleanup);

/** Presses a choice, wherever among the pages of choices it stands. */
async function press(name: string): Promise<void> {
  for (let page = 0; page < 5 && !screen.queryByRole('checkbox', { name }); page += 1)
    await userEvent.click(screen.getByRole('button', { name: new RegExp(more) }));
  await userEvent.click(screen.getByRole('checkbox', { name }));
}

describe('I am not happy with my worker', () => {
  const telling = words.wrong.filter((w) => w.danger);
  it('can say that the worker hurts me, scares me or is not kind', () => {
    expect(telling.map((w) => w.id)).toEqual(['not-kind', 'scared', 'hurts']);
  });
  it.each(telling.map((w) => [w.words, w] as const))(
    '"%s" has help behind it, that is not the worker, and goes when it is taken back',
    async (_words, wrong) => {
      render(<AnotherWayIsland words={words} />);
      await press(wrong.words);
      const help = document.querySelector('.after-choice .help-here');
      expect(help?.textContent).toContain(wrong.danger && words.helps[wrong.danger]?.line.words);
      expect(help?.querySelector('a[href="/help/now/"]')).not.toBeNull();
      expect(help?.querySelector('a[href="/give/"]')).toBeNull();
      await userEvent.click(screen.getByRole('checkbox', { name: wrong.words }));
      expect(document.querySelector('.help-here')).toBeNull();
    },
  );
  it('offers none behind what tells of no danger', async () => {
    render(<AnotherWayIsland words={words} />);
    await press('My worker does not listen to me');
    expect(document.querySelector('.help-here')).toBeNull();
  });
});
