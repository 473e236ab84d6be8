import { type CardRow } from '../../../src/delivery/rows';
import { type DeliveryStore } from '../../../src/delivery/store';
import { copy, copyOf } from './copy';

type Cards = Pick<
  DeliveryStore,
  'card' | 'leaseCard' | 'showCard' | 'cardByMessage' | 'cardsAt' | 'adoptCard' | 'unknownCards'
>;

export function memoryCards(): Cards {
  const cards = new Map<string, CardRow>();

  return {
    card: async (id) => copyOf(cards.get(id)),

    async leaseCard(made, by, now, until) {
      const row = cards.get(made.id) ?? { ...made, shownVersion: -1, reposts: 0 };
      if (row.leaseUntil && row.leaseUntil > now && row.leaseBy !== by) return undefined;
      cards.set(made.id, copy({ ...row, leaseBy: by, leaseUntil: until }));
      return copyOf(cards.get(made.id));
    },

    async showCard(id, by, { left, ...shown }, release) {
      const row = cards.get(id);
      if (!row || row.leaseBy !== by) return false;
      const { unknownSince, notBefore, ref, address, ...known } = row;
      const stands = { ...(ref && { ref }), ...(address && { address }) };
      const rest = left ? known : { ...known, ...stands };
      const troubles = { ...(unknownSince ? { unknownSince } : {}), ...(notBefore ? { notBefore } : {}) };
      const next: CardRow = { ...rest, ...(shown.shownVersion === undefined ? troubles : {}), ...shown };
      const { leaseBy: _by, leaseUntil: _until, ...released } = next;
      cards.set(id, copy(release ? released : next));
      return true;
    },

    cardByMessage: async (message) =>
      copyOf(
        [...cards.values()].find(
          ({ ref }) =>
            ref?.id === message.id &&
            ref.address.id === message.address.id &&
            ref.address.platform === message.address.platform,
        ),
      ),

    cardsAt: async ({ platform, id }) =>
      [...cards.values()]
        .filter(({ ref }) => ref?.address.id === id && ref.address.platform === platform)
        .toSorted((a, b) => (a.id < b.id ? 1 : -1))
        .slice(0, 50)
        .map(copy),

    async adoptCard(id, ref) {
      const row = cards.get(id);
      if (!row) return;
      const { unknownSince: _, ...rest } = row;
      cards.set(id, copy({ ...rest, ref }));
    },

    unknownCards: async (before, limit) =>
      [...cards.values()]
        .filter((row) => row.unknownSince !== undefined && row.unknownSince < before)
        .toSorted((a, b) => (a.unknownSince?.getTime() ?? 0) - (b.unknownSince?.getTime() ?? 0))
        .slice(0, limit)
        .map(copy),
  };
}
