import type { Desk } from './model';

/** Whom the desk may have to wake, by key, with what they are: `lead of network`, `on call in network`, `named by urgent`. */
export const wokenBy = (desk: Desk): ReadonlyMap<string, readonly string[]> => {
  type Role = readonly [key: string, what: string];
  const ofTeams = Object.values(desk.teams).flatMap(({ key, lead, manager, onCall }): readonly Role[] => [
    [lead, `lead of ${key}`],
    ...(manager === undefined ? [] : [[manager, `manager of ${key}`] as const]),
    ...(onCall?.layers ?? []).flatMap(({ people }) => people.map((one): Role => [one, `on call in ${key}`])),
  ]);
  const ofPolicies = desk.escalations.flatMap(({ key, steps, repeat }) =>
    [...steps.flatMap((step) => step.notify), ...(repeat?.notify ?? [])].flatMap((who): readonly Role[] =>
      who.type === 'person' ? [[who.key, `named by ${key}`]] : [],
    ),
  );
  const all = [...ofTeams, ...ofPolicies];
  return new Map(all.map(([key]) => [key, [...new Set(all.filter(([who]) => who === key).map(([, what]) => what))]]));
};
