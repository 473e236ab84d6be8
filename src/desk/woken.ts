import type { Desk } from './model';

/** What somebody is who may have to be woken: `of` is the key of the team, or of the policy that names them. */
export interface WokenAs {
  readonly as: 'lead' | 'manager' | 'onCall' | 'named';
  readonly of: string;
}

/** Whom the desk may have to wake, by key, with what they are. */
export const wokenBy = (desk: Desk): ReadonlyMap<string, readonly WokenAs[]> => {
  type Role = readonly [key: string, what: WokenAs];
  const ofTeams = Object.values(desk.teams).flatMap(({ key: of, lead, manager, onCall }): readonly Role[] => [
    [lead, { as: 'lead', of }],
    ...(manager === undefined ? [] : [[manager, { as: 'manager', of }] as const]),
    ...(onCall?.layers ?? []).flatMap(({ people }) => people.map((one): Role => [one, { as: 'onCall', of }])),
  ]);
  const ofPolicies = desk.escalations.flatMap(({ key: of, steps, repeat }) =>
    [...steps.flatMap((step) => step.notify), ...(repeat?.notify ?? [])].flatMap((who): readonly Role[] =>
      who.type === 'person' ? [[who.key, { as: 'named', of }]] : [],
    ),
  );
  const woken = new Map<string, WokenAs[]>();
  for (const [key, what] of [...ofTeams, ...ofPolicies]) {
    const known = woken.get(key) ?? [];
    if (!known.some(({ as, of }) => as === what.as && of === what.of)) known.push(what);
    woken.set(key, known);
  }
  return woken;
};
