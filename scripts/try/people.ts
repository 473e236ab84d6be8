import type { Desk } from '../../src/desk/model';
import type { TextKey } from '../../src/view/text';
import type { PlaygroundPerson } from './playground';

/** Somebody to be: each sits at a client of their own. */
export interface Persona extends PlaygroundPerson {
  readonly key: string;
  /** What they are, where the desk is that of the tour. */
  readonly caption?: TextKey;
  /** What they may try, in English and in Danish. */
  readonly tries: readonly [en: string, da: string];
}

/** Whose things break: in no desk file. */
const KIM: Persona = {
  key: 'kim',
  name: 'Kim Holst',
  email: 'kim.holst@example.com',
  caption: 'try.caption.kim',
  tries: ['report my screen is black', 'meld min skærm er sort'],
};

const HINTS: Readonly<Record<string, Pick<Persona, 'caption' | 'tries'>>> = {
  anna: { caption: 'try.caption.anna', tries: ['queue', 'kø'] },
  bo: { caption: 'try.caption.bo', tries: ['oncall', 'vagt'] },
};

/** Kim, and the first two of the desk's file. */
export const personasOf = ({ people }: Desk, isTour: boolean): readonly Persona[] => {
  const named = Object.values(people).flatMap(({ key, name, email }): readonly Persona[] =>
    email === undefined ? [] : [{ key, name, email, tries: ['help', 'hjælp'], ...(isTour && HINTS[key]) }],
  );
  const { caption: _, ...kim } = KIM;
  return [isTour ? KIM : kim, ...named.slice(0, 2)];
};
