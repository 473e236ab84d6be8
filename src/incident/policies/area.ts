import type { Desk, Needs } from '../../desk/model';

/** A category, or a part of it. */
export interface Area {
  readonly category: string;
  readonly sub?: string;
}

/** `network.wifi`, as rules and buttons name it. */
export const areaKey = ({ category, sub }: Area): string => (sub === undefined ? category : `${category}.${sub}`);

/** The area of that name, as far as the desk has it. */
export const areaOf = (desk: Desk, key: string): Area | undefined => {
  const [category = '', sub] = key.split('.');
  if (!Object.hasOwn(desk.categories, category)) return undefined;
  if (sub !== undefined && !Object.hasOwn(desk.categories[category]?.sub ?? {}, sub)) return undefined;
  return { category, ...(sub !== undefined && { sub }) };
};

/** Where a case belongs that nothing is known of: `other`, else the last category. */
export const fallbackArea = (desk: Desk): Area => {
  const categories = Object.values(desk.categories);
  return { category: (categories.find(({ key }) => key === 'other') ?? categories.at(-1))?.key ?? '' };
};

/** What a case asks of whoever takes it: of the most exact that says something. */
export const needsOf = (
  desk: Desk,
  { service = '', category, sub = '' }: Area & { readonly service?: string },
): Needs | undefined =>
  desk.services[service]?.needs ?? desk.categories[category]?.sub?.[sub]?.needs ?? desk.categories[category]?.needs;

/** All there are, in the order of the desk's file: each category before its parts. */
export const areasOf = ({ categories }: Desk): readonly Area[] =>
  Object.values(categories).flatMap(({ key, sub = {} }) => [
    { category: key },
    ...Object.keys(sub).map((part) => ({ category: key, sub: part })),
  ]);
