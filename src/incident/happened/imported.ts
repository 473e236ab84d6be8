import { type Happenings, toTeam, untold, withSaid } from './happening';

/** What came over from another tool; nothing is said of it, and its state is that of its beginning. */
export const IMPORTED = {
  broughtOver: {
    evolve: (state) => state,
    says: untold,
    line: ({ imported: { from, number } }, { t, who }) => t('history.broughtOver', { who, from, number }),
  },
  elsewhere: {
    evolve: (state) => state,
    says: untold,
    line: toTeam(({ status, said, team, was, levels = [], reopened, note }, { t, who, incident }) => {
      const words = [
        ...(reopened ? [t('history.elsewhereReopened')] : []),
        ...(was !== undefined && team !== undefined ? [t('history.elsewherePassed', { was, team })] : []),
        ...(levels.length > 0 ? [t('fact.level', { level: levels.join('/') })] : []),
        ...(said !== undefined ? [said] : status ? [t('find.status', { status })] : []),
      ];
      const what =
        words.length > 0 ? words.join(' · ') : t('history.elsewhereNoted', { from: incident.imported?.from ?? '' });
      return withSaid(`${who} · ${what}`, note);
    }),
  },
} satisfies Partial<Happenings>;
