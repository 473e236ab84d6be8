import { teamName } from '../../desk/words';
import { textsFor } from '../../view/text';
import type { IncidentEvent } from '../events';
import { priorityName } from '../views/words';
import { TIMERS } from './clocks';
import { ENDING } from './ending';
import type { Happening, Happenings } from './happening';
import { OWNERSHIP } from './ownership';
import { PASSING } from './passing';
import { TALK } from './talk';
import { URGENCY } from './urgency';

const LOGGED: Happenings<'logged'> = {
  logged: {
    evolve: (state) => state,
    line: (event, { ctx, who }) =>
      textsFor(ctx)('history.logged', {
        who,
        team: teamName(ctx, event.team),
        priority: priorityName(ctx, event),
      }),
  },
};

const ALL: Happenings<IncidentEvent['type']> = {
  ...LOGGED,
  ...OWNERSHIP,
  ...URGENCY,
  ...PASSING,
  ...TALK,
  ...TIMERS,
  ...ENDING,
};

/** What every event does to its case, what is said of it, and its line in the history. */
export const HAPPENED: Readonly<Record<IncidentEvent['type'], Happening<IncidentEvent>>> = ALL;
