import { openPeriods } from '../calendar/business-time';
import { dateOf, localDay } from '../calendar/local-day';
import { type Period } from '../calendar/types';
import { createEachTeam, type EachTeamDeps } from '../delivery/bulletins/each-team';
import type { Bulletins } from '../delivery/bulletins/types';
import type { Desk, Team } from '../desk/model';
import { later } from '../ground/moments';
import { gapsBetween } from './duty';
import type { OnCallService } from './service';
import type { OnCallContent } from './types';

export interface GapsDeps extends EachTeamDeps {
  readonly onCall: Pick<OnCallService, 'current'>;
  readonly bulletins: Bulletins<OnCallContent>;
}

/** Shifts are long to look through, and a gap is days away. */
const EVERY_MS = 10 * 60_000;
const DAY_MS = 24 * 3600_000;
/** A gap that began earlier has been announced long ago. */
const LOOK_BACK_MS = 14 * DAY_MS;
/** How far the end of a gap is looked for. */
const LOOK_ON_MS = 28 * DAY_MS;

/** Nights that no layer is meant for are no gaps: where every layer has hours, only these count. */
const meantGaps = (desk: Desk, team: Team, gaps: readonly Period[]): readonly Period[] => {
  const hours = team.onCall?.layers.map((layer) => layer.hours) ?? [];
  if (hours.includes(undefined)) return gaps;
  const calendars = [...new Set(hours)].flatMap((key) => (key === undefined ? [] : [desk.hours[key]]));
  return gaps.flatMap((gap) =>
    calendars.flatMap((calendar) => (calendar ? openPeriods(calendar, gap.from, gap.to) : [])),
  );
};

/** Announces that nobody will be on call: to the lead, and in the team's room where its pings wait. */
export const createGaps = (deps: GapsDeps): (() => Promise<void>) => {
  const { desk, onCall, bulletins, clock } = deps;

  return createEachTeam(deps, EVERY_MS, async function gaps(team) {
    if (!team.onCall) return;
    const { announceDays, zone, gap: meanwhile } = team.onCall;
    const now = clock.now();
    const start = later(now, -LOOK_BACK_MS);
    const announced = later(now, announceDays * DAY_MS);
    // To a whole day: the end of one that goes on for longer is not another every minute.
    const until = dateOf(localDay(later(announced, LOOK_ON_MS), zone));
    const found = meantGaps(desk(), team, gapsBetween(desk(), team, await onCall.current(), start, until));
    for (const gap of found.filter(({ from, to }) => to > now && from > start && from < announced)) {
      const id = `gap.${team.key}.${gap.from.toISOString()}`;
      const content = { kind: 'gap', team: team.key, ...gap } as const;
      await bulletins.put({ id: `${id}.lead`, to: { type: 'key', key: team.lead }, content });
      if (meanwhile === 'hold')
        await bulletins.put({ id: `${id}.room`, to: { type: 'room', team: team.key }, content });
    }
  });
};
