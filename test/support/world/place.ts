import type { Place, Post } from './types';

/** A card shows the case's facts, in every language; a look-up shows the history too. */
const isCard = ({ words }: Post): boolean =>
  /^\*?Status\*?$/m.test(words) && !/What has happened|Hvad er der sket/.test(words);

/** A place out of the messages that stand there. `also`: what else is heard, e.g. what only one person sees. */
export function placeOf(posts: () => readonly Post[], also: () => readonly Post[] = () => []): Place {
  const heard = new Set<string>();
  const old = new Set<string>();
  const standing = () => posts().filter(({ id }) => !old.has(id));
  const cards = () => standing().filter(isCard);
  return {
    posts: standing,
    cards,
    begins() {
      for (const { id } of [...posts(), ...also()]) old.add(id);
    },
    card() {
      const [card, ...others] = cards();
      if (card && others.length === 0) return card;
      throw new Error(
        `${others.length + (card ? 1 : 0)} cards: ${standing()
          .map(({ words }) => words)
          .join('\n---\n')}`,
      );
    },
    heard() {
      const fresh = [...standing().filter((post) => !isCard(post)), ...also()].filter(
        ({ id }) => !heard.has(id) && !old.has(id),
      );
      for (const { id } of fresh) heard.add(id);
      return fresh.map(({ words }) => words);
    },
  };
}
