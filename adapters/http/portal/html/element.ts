import { escapeMarkup } from '../../../../src/view/escape';

/** A piece of a page. Text becomes one only by being escaped. */
export interface Html {
  readonly markup: string;
}
export type Child = Html | string | null | readonly Child[];
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const VOID: ReadonlySet<string> = new Set(['hr', 'img', 'input', 'link', 'meta']);

const markupOf = (child: Child): string => {
  if (child === null) return '';
  if (typeof child === 'string') return escapeMarkup(child);
  return 'markup' in child ? child.markup : child.map(markupOf).join('');
};

const attribute = ([name, value]: readonly [string, Attributes[string]]): string => {
  if (value === undefined || value === false) return '';
  return value === true ? ` ${name}` : ` ${name}="${escapeMarkup(String(value))}"`;
};

/** An element; attributes that are false or undefined are left out. */
export const h = (tag: string, attributes: Attributes | null, children: Child = null): Html => {
  const opened = `<${tag}${Object.entries(attributes ?? {})
    .map(attribute)
    .join('')}>`;
  return { markup: VOID.has(tag) ? opened : `${opened}${markupOf(children)}</${tag}>` };
};

/** A whole page. */
export const documentOf = (page: Html): string => `<!doctype html>${page.markup}`;
