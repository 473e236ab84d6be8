import type { Desk } from '../desk/model';
import { fold } from '../ground/fold';
import type { Text } from '../ground/lang';
import { nearest } from '../ground/nearest';
import { type Area, areaOf, fallbackArea } from '../incident/policies/area';
import { say } from '../view/text';
import type { HistoryMap } from './map';

/** Something of the desk, as people call it. */
interface Named {
  readonly key: string;
  readonly name: Text;
}

/** A value of the file that the desk does not know. */
export interface Unknown {
  readonly told: Text;
}

/** Where a case belongs on this desk. `isSaid`: the file tells it, nobody guessed. */
export interface Home {
  readonly area: Area;
  readonly isSaid: boolean;
  readonly team: string;
}

export const isUnknown = (found: object): found is Unknown => 'told' in found;

const namesOf = ({ key, name }: Named): readonly string[] => [name.da, name.en, key];

/** By key or name, in either language. */
const called = <T extends Named>(all: readonly T[], told: string): T | undefined => {
  const folded = fold(told);
  return all.find((one) => namesOf(one).some((name) => fold(name) === folded));
};

const unknown = (key: 'import.noTeam' | 'import.noCategory', found: string, all: readonly Named[]): Unknown => {
  const hint = nearest(found, all.flatMap(namesOf)) ?? '';
  return { told: say(key, { found, hint, hinted: hint === '' ? 'no' : 'yes' }) };
};

/** Reads teams and categories as this desk has them: by the map, by their keys and names, else as the map would have it. */
export const createPlaces = ({ values, otherwise }: HistoryMap, desk: Desk) => {
  const teams = Object.values(desk.teams);
  const categories = Object.values(desk.categories);

  const areaIn = (category: string, sub: string | undefined): Area | undefined => {
    const mapped =
      (sub === undefined ? undefined : values.category.get(fold(`${category}/${sub}`))) ??
      values.category.get(fold(category));
    const area = mapped === undefined ? undefined : areaOf(desk, mapped);
    const found = categories.find(({ key }) => key === area?.category) ?? called(categories, category);
    if (!found || area?.sub !== undefined) return area;
    const parts = Object.entries(found.sub ?? {}).map(([key, { name }]) => ({ key, name }));
    const part = sub === undefined ? undefined : called(parts, sub);
    return { category: found.key, ...(part && { sub: part.key }) };
  };

  const area = (category: string | undefined, sub: string | undefined): Pick<Home, 'area' | 'isSaid'> | Unknown => {
    const found = category === undefined ? undefined : areaIn(category, sub);
    if (found) return { area: found, isSaid: true };
    const guessed = otherwise.category === undefined ? undefined : areaOf(desk, otherwise.category);
    if (guessed) return { area: guessed, isSaid: false };
    return category === undefined
      ? { area: fallbackArea(desk), isSaid: false }
      : unknown('import.noCategory', category, categories);
  };

  const team = (told: string | undefined, { category }: Area): string | Unknown => {
    const found = told === undefined ? undefined : (values.team.get(fold(told)) ?? called(teams, told)?.key);
    if (found !== undefined) return found;
    if (otherwise.team !== undefined) return otherwise.team;
    const usual = desk.categories[category]?.team ?? '';
    return told === undefined ? usual : unknown('import.noTeam', told, teams);
  };

  return { area, team };
};
export type Places = ReturnType<typeof createPlaces>;
