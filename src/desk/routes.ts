import { fold } from '../ground/fold';
import type { Route } from './model';

/** What a rule can ask of a case, in the order in which that is looked at. */
export const ROUTE_CONDITIONS = ['type', 'service', 'category', 'device', 'group', 'language', 'hour'] as const;
export type RouteCondition = (typeof ROUTE_CONDITIONS)[number];

/** `network` holds `network` and all below it, such as `network.vpn`. */
export const isWithin = (category: string, wanted: string): boolean =>
  category === wanted || category.startsWith(`${wanted}.`);

/** Whether a device's tag is one of a pattern, in which `*` stands for any signs; letter case aside. */
export const isOfPattern = (tag: string, pattern: string): boolean => {
  const [first = '', ...rest] = fold(pattern).split('*');
  const text = fold(tag);
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
};

/** What a rule asks, in order. */
export const conditionsOf = (route: Pick<Route, 'if'>): readonly (readonly [RouteCondition, string])[] =>
  ROUTE_CONDITIONS.flatMap((on) => {
    const wanted = route.if[on];
    return wanted === undefined ? [] : [[on, wanted] as const];
  });
