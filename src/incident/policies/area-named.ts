import type { Desk } from '../../desk/model';
import { fold } from '../../ground/fold';
import { LANGS } from '../../ground/lang';
import { capped } from '../../ground/limits';
import { nearest } from '../../ground/nearest';
import { type Area, areasOf } from './area';

/** `Network › Wi-Fi`, `network / wifi`, `network.wifi` are read alike. */
export const plain = (text: string): string =>
  fold(text)
    .split(/[^\p{L}\p{N}]/u)
    .filter(Boolean)
    .join('');

/** What an area is called: its key, its name in each language, a part with its category and alone. */
export const namesOf = (desk: Desk, { category, sub }: Area): readonly string[] => {
  const own = desk.categories[category];
  const part = sub === undefined ? undefined : own?.sub?.[sub];
  if (sub === undefined || !part) return [category, ...LANGS.map((lang) => own?.name[lang] ?? '')].map(plain);
  return [
    `${category} ${sub}`,
    sub,
    ...LANGS.flatMap((lang) => [`${own?.name[lang] ?? ''} ${part.name[lang]}`, part.name[lang]]),
  ].map(plain);
};

/** The area that was named; else the one that was probably meant. A category goes before a part of the same name. */
export const areaNamed = (desk: Desk, typed: string): { readonly area?: Area; readonly near?: Area } => {
  const wanted = plain(capped(typed, 'name'));
  const areas = areasOf(desk);
  const ranked = [...areas.filter(({ sub }) => sub === undefined), ...areas.filter(({ sub }) => sub !== undefined)];
  const area = ranked.find((one) => namesOf(desk, one).includes(wanted));
  if (area) return { area };
  const meant = nearest(wanted, new Set(ranked.flatMap((one) => namesOf(desk, one))));
  const near = meant === undefined ? undefined : ranked.find((one) => namesOf(desk, one).includes(meant));
  return near ? { near } : {};
};
