import type { Place, Post } from './types';

/** A card shows the case's facts, in every language; a look-up shows the history too. */
const isCard = ({ words }: Post): boolean => /^\*?Status\*?$/m.test(words) && !/What has happened|Det er sket/.test(words);

/** A place out of the messages that stand there. `also`: what else is heard, e.g. what only one person sees. */
export function placeOf(posts: () => readonly Post[], also: () => readonly Post[] = () => []): Place {
  const heard = new Set<string>();
  const cards = () => posts().filter(isCard);
  return {
    posts,
    cards,
    card() {
      const [card, ...others] = cards();
      if (card && others.length === 0) return card;
      throw new Error(`${others.length + (card ? 1 : 0)} cards: ${posts().map(({ words }) => words).join('\n---\n')}`);
    },
    heard() {
      const fresh = [...posts().filter((post) => !isCard(post)), ...also()].filter(({ id }) => !heard.has(id));
      for (const { id } of fresh) heard.add(id);
      return fresh.map(({ words }) => words);
    },
  };
}
