import { fold } from '../../../ground/fold';
import type { SavedView } from '../../../people/person';

/** Of one person. */
export const MOST_VIEWS = 20;
const LONGEST_NAME = 30;

/** What somebody wants of their saved views. */
export type ViewWish =
  | { readonly do: 'list' }
  | { readonly do: 'show' | 'delete'; readonly name: string }
  | { readonly do: 'save'; readonly view: SavedView };

/** Why a view cannot be saved. */
export type NoView = 'no_name' | 'no_words' | 'too_long' | 'too_many';

const DELETES: readonly string[] = ['delete', 'remove', 'slet', 'fjern'];

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** "night: P1 unclaimed", "night", "delete night", or nothing. */
export const wishOf = (typed: string): ViewWish => {
  const text = tidy(typed);
  if (text === '') return { do: 'list' };
  const colon = text.indexOf(':');
  if (colon >= 0) {
    return { do: 'save', view: { name: text.slice(0, colon).trim(), words: text.slice(colon + 1).trim() } };
  }
  const [first = '', ...rest] = text.split(' ');
  return DELETES.includes(fold(first)) && rest.length > 0
    ? { do: 'delete', name: rest.join(' ') }
    : { do: 'show', name: text };
};

const isNamed = (name: string) => (view: SavedView) => fold(view.name) === fold(name);

export const viewNamed = (views: readonly SavedView[], name: string): SavedView | undefined =>
  views.find(isNamed(name));

export const withoutView = (views: readonly SavedView[], name: string): readonly SavedView[] =>
  views.filter((view) => !isNamed(name)(view));

/** The views with this one, in place of its namesake; or why not. `longest`: of its words. */
export const withView = (
  views: readonly SavedView[],
  view: SavedView,
  longest: number,
): readonly SavedView[] | NoView => {
  if (view.name === '') return 'no_name';
  if (view.words === '') return 'no_words';
  if (view.name.length > LONGEST_NAME || view.words.length > longest) return 'too_long';
  const at = views.findIndex(isNamed(view.name));
  if (at < 0) return views.length >= MOST_VIEWS ? 'too_many' : [...views, view];
  return views.map((one, index) => (index === at ? view : one));
};
