import type { Category, Desk } from '../../desk/model';
import { capped } from '../../ground/limits';
import { termsOf } from '../../search/terms';
import { type Area, areaKey, fallbackArea } from './area';
import type { Learned } from './learned';
import { phraseCloseness, readings } from './phrases';

/** So many areas are offered at most. */
export const MOST_SUGGESTED = 3;
/** What the desk's own cases say alone must weigh as much to be worth a word. */
const LEAST = 0.15;
/** Any word of the desk's file weighs more than half of what cases can say. */
const NAMED = 0.5;

/** How much the text speaks of these words, up to 1: the longest word first, then the closest match. */
const wordsWeight = (sentences: readonly (readonly string[])[], words: readonly string[]): number => {
  const best = words.reduce((most, word) => {
    const phrase = readings(word)[0] ?? [];
    const close = Math.max(...sentences.map((tokens) => phraseCloseness(tokens, phrase)));
    return close > 0 ? Math.max(most, phrase.join('').length * 4 + close) : most;
  }, 0);
  return best === 0 ? 0 : NAMED + Math.min(NAMED, best / 400);
};

interface Weighed {
  readonly area: Area;
  readonly weight: number;
}

/** A part counts with the words of its category, where its own are there too. */
const byWords = (sentences: readonly (readonly string[])[], { key, words, sub = {} }: Category): readonly Weighed[] => {
  const own = wordsWeight(sentences, words);
  const parts = Object.values(sub).map((part): Weighed => {
    const weight = wordsWeight(sentences, part.words);
    return { area: { category: key, sub: part.key }, weight: weight === 0 ? 0 : Math.max(weight, own) + 0.001 };
  });
  return [...parts.toSorted((a, b) => b.weight - a.weight), { area: { category: key }, weight: own }];
};

/**
 * Which areas a report looks like, the likeliest first, at most three. By the desk's words, whole, inflected and in Danish
 * compounds (`printeren`, `netværksprinter`), in any letter case, also typed without æ, ø, å; and by the desk's own ended
 * cases, as far as they are given. Where nothing tells it is `other`, and behind what tells stand the most usual.
 */
export const areasFor = (desk: Desk, text: string, learned?: Learned): readonly [Area, ...Area[]] => {
  const sentences = readings(capped(text, 'text'));
  const votes = learned?.votes(termsOf(text)) ?? new Map<string, number>();
  const told = Object.values(desk.categories)
    .flatMap((category) => byWords(sentences, category))
    .map(({ area, weight }) => ({ area, weight: weight + (votes.get(areaKey(area)) ?? 0) }))
    .filter(({ weight }) => weight >= LEAST)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ area }) => area);
  const [first = fallbackArea(desk), ...others] = told;
  const known = new Set([first, ...others].map(areaKey));
  const usual = (learned?.usual ?? []).filter((area) => !known.has(areaKey(area)));
  return [first, ...[...others, ...usual].slice(0, MOST_SUGGESTED - 1)];
};

/** The category that a report looks like by the desk's words alone. */
export const categoryFor = (desk: Desk, text: string): string => areasFor(desk, text)[0].category;
