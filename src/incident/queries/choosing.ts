import type { OnDutyPort } from '../../delivery/on-duty';
import type { Desk } from '../../desk/model';
import type { Named } from '../../ground/actor';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import { lookedUp, type Reach } from '../../people/reach';
import { actorsOf } from '../../people/who';
import { compareAndSet } from '../../record/compare-and-set';
import { isUnresolved } from '../lifecycle';
import { choose, type Figures, membersOf, WEIGHTS } from '../policies/choosing';
import { mayOwn } from '../rights';
import type { IncidentStore } from '../store';
import type { HandleIncident } from '../stored';
import type { Incident } from '../types';
import { type TeamTurns, type TurnStore, withTurn } from './turns';

export interface ChoosingDeps {
  readonly handle: HandleIncident;
  readonly incidents: Pick<IncidentStore, 'load' | 'many' | 'heldBy'>;
  readonly turns: TurnStore;
  readonly reach: Pick<Reach, 'byKey'>;
  readonly onDuty: Pick<OnDutyPort, 'who' | 'away'>;
  readonly desk: () => Desk;
  readonly clock: Clock;
}

/** So long a turn counts as a case, although the case does not say so yet. */
const ON_ITS_WAY_MS = 60_000;

/**
 * Whoever decides for whom a case is meant reads nothing: this reads it first, and gives it with the command. Two cases
 * at one moment are two turns, since each is kept by compare-and-set before its case hears of it.
 */
export function createChoosing({ handle, incidents, turns, reach, onDuty, desk, clock }: ChoosingDeps): HandleIncident {
  async function found(incident: Incident, keys: readonly string[]): Promise<ReadonlyMap<string, Named>> {
    const people = await Promise.all(
      keys.map(async (key): Promise<readonly (readonly [string, Named])[]> => {
        const person = await lookedUp(reach.byKey(key));
        if (!person || person === 'later') return [];
        const works = actorsOf(person, desk()).some(
          (actor) => actor.deskKey === key && mayOwn(desk(), actor, incident),
        );
        return works ? [[key, { id: person.id, name: person.name }] as const] : [];
      }),
    );
    return new Map(people.flat());
  }

  /** What each has open, and what is on its way to them. */
  async function loads(people: ReadonlyMap<string, Named>, { given }: TeamTurns, now: Date) {
    const keys = new Map([...people].map(([key, { id }]) => [id, key]));
    const [held, told] = await Promise.all([
      incidents.heldBy([...keys.keys()]),
      incidents.many([...new Set(given.map(({ incident }) => incident))]),
    ]);
    const load = new Map<string, number>();
    const add = (key: string | undefined, weight: number): void => {
      if (key !== undefined) load.set(key, (load.get(key) ?? 0) + weight);
    };
    for (const { owner, priority } of held) add(keys.get(owner), WEIGHTS[priority]);
    const cases = new Map(told.map((state) => [state.id, state]));
    const newest = new Map(given.map((turn) => [turn.incident, turn]));
    for (const { incident, person, at } of newest.values()) {
      const state = cases.get(incident);
      if (!state || !isUnresolved(state) || state.owner) continue;
      const isTheirs = state.meant?.to?.key === person;
      if (isTheirs || at > later(now, -ON_ITS_WAY_MS)) add(person, WEIGHTS[state.priority]);
    }
    return load;
  }

  async function figuresOf(incident: Incident, key: string): Promise<Figures> {
    const { team, routing } = incident;
    const now = clock.now();
    const [away, onCall] = await Promise.all([onDuty.away(now), onDuty.who(team, now)]);
    const named = routing?.rule?.person;
    const wanted = [
      ...(named === undefined ? membersOf(desk(), team) : [named]),
      ...(onCall === undefined ? [] : [onCall]),
    ];
    const people = await found(incident, [...new Set(wanted)]);
    return compareAndSet(`Turns of ${team}`, async () => {
      const before = await turns.load(team);
      const load = await loads(people, before, now);
      const last = new Map(before.last.map(({ person, at }) => [person, at]));
      const figures = { at: now, people, away, load, last, ...(onCall !== undefined && { onCall }) };
      // Asked once more: whoever it was then, it is again, should they be there.
      const again = before.given.find((turn) => turn.incident === incident.id && turn.key === key);
      if (again) return { ...figures, first: again.person };
      const { to } = choose(desk(), incident, figures);
      if (!to) return figures;
      const saved = await turns.save(team, withTurn(before, { key, incident: incident.id, person: to.key, at: now }));
      return saved === 'lost' ? saved : figures;
    });
  }

  return async (command, known, patience) => {
    if (command.type !== 'choose') return handle(command, known, patience);
    const stored = known ?? (await incidents.load(command.incident));
    const isAsked = stored?.state.meant?.asking === true && isUnresolved(stored.state);
    if (!stored || !isAsked) return handle(command, known, patience);
    return handle({ ...command, figures: await figuresOf(stored.state, command.key) }, stored, patience);
  };
}
