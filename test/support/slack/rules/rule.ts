import { isJson, type Json, textOf } from '../json';

/** Notes what is wrong, with the JSON pointer of where. */
export type Say = (reason: string, pointer: string) => void;
export type Rule = (value: unknown, pointer: string, say: Say) => void;
export type Fields = Readonly<Record<string, Rule>>;

/** How many characters or items: `min` 1 and no most unless told. */
export interface Size {
  readonly min?: number;
  readonly max?: number;
}

export function string({ min = 1, max = Number.POSITIVE_INFINITY }: Size = {}): Rule {
  return (value, pointer, say) => {
    if (typeof value !== 'string') return say('must provide a string', pointer);
    if (value.length < min) say(`must be more than ${min - 1} characters`, pointer);
    if (value.length > max) say(`must be less than ${max + 1} characters`, pointer);
  };
}

export const flag: Rule = (value, pointer, say) => {
  if (typeof value !== 'boolean') say('must provide a boolean', pointer);
};

export function integer(min: number, max: number): Rule {
  return (value, pointer, say) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return say('must provide an integer', pointer);
    if (value < min) say(`must be more than ${min - 1}`, pointer);
    if (value > max) say(`must be less than ${max + 1}`, pointer);
  };
}

export function pattern(expression: RegExp, named: string): Rule {
  return (value, pointer, say) => {
    if (!expression.test(typeof value === 'number' ? String(value) : textOf(value)))
      say(`must be a valid ${named}`, pointer);
  };
}

export function oneOf(...allowed: readonly string[]): Rule {
  return (value, pointer, say) => {
    if (typeof value !== 'string' || !allowed.includes(value))
      say(`must be one of: ${allowed.map((one) => `"${one}"`).join(',')}`, pointer);
  };
}

export function list(rule: Rule, { min = 1, max = Number.POSITIVE_INFINITY }: Size = {}): Rule {
  return (value, pointer, say) => {
    if (!Array.isArray(value)) return say('must provide an array', pointer);
    if (value.length < min) say(`must provide at least ${min} items`, pointer);
    if (value.length > max) say(`no more than ${max} items allowed`, pointer);
    value.forEach((one: unknown, at) => rule(one, `${pointer}/${at}`, say));
  };
}

/** An object with these fields and no others; `type` is checked by `typed`. */
export function object(required: Fields, optional: Fields = {}): Rule {
  return (value, pointer, say) => {
    if (!isJson(value)) return say('must provide an object', pointer);
    for (const key of Object.keys(required)) {
      if (value[key] === undefined) say(`missing required field: ${key}`, pointer);
    }
    for (const [key, one] of Object.entries(value)) {
      if (one === undefined) continue;
      const rule = required[key] ?? optional[key];
      if (rule) rule(one, `${pointer}/${key}`, say);
      else if (key !== 'type') say(`invalid additional property: ${key}`, pointer);
    }
  };
}

/** Several rules for one value. */
export function all(...rules: readonly Rule[]): Rule {
  return (value, pointer, say) => rules.forEach((rule) => rule(value, pointer, say));
}

/** A rule across an object's fields; other values are left to the rule it goes with. */
export function across(rule: (value: Json, pointer: string, say: Say) => void): Rule {
  return (value, pointer, say) => {
    if (isJson(value)) rule(value, pointer, say);
  };
}

/** An object whose `type` tells its rule; `of` narrows to these types. */
export function typed(rules: Fields, of: readonly string[] = Object.keys(rules)): Rule {
  return (value, pointer, say) => {
    if (!isJson(value)) return say('must provide an object', pointer);
    const { type } = value;
    if (type === undefined) return say('missing required field: type', pointer);
    const rule = typeof type === 'string' && of.includes(type) ? rules[type] : undefined;
    if (rule) rule(value, pointer, say);
    else say(`unsupported type: ${typeof type === 'string' ? type : JSON.stringify(type)}`, `${pointer}/type`);
  };
}
