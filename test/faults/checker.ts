import {
  type Evidence,
  mailIdOf,
  notified,
  type PostedMessage,
  type StoredCase,
  type StoredDelivery,
  stepsOf,
} from './evidence';

/** What must hold, whatever was killed, cut off or emptied. */
export const RULES = {
  lost: 'what was acknowledged is stored',
  doubled: 'one report is one case, one event is written once, one case has one owner',
  missed: 'every step that falls due is fired, and planned for somebody',
  untold: 'every ping is delivered, cancelled, or its next way is taken, or another of the same save arrived',
  phantom: 'what counts as sent was posted',
  twice: 'no message is posted twice',
  late: 'no ping begins after the claim was acknowledged',
  unsettled: 'in the end nothing is left on its way',
} as const;
export type Rule = keyof typeof RULES;

export interface Finding {
  readonly rule: Rule;
  readonly what: string;
}

export interface Verdict {
  readonly findings: readonly Finding[];
  readonly figures: Readonly<Record<string, number>>;
  /** The latest pings, and what kept them. */
  readonly latest: readonly string[];
}

/** A step that nobody fired for so long is missed; sooner, it is only late. */
const MISSED_MS = 60_000;
/** The state is read, then the request is begun: what is claimed in between cannot be known. */
const LOOK_MS = 500;

const PING = /has taken it after/;
/** What a person reads whose message may not have been saved, or was not. */
const NO_PROMISE = /not sure yet|try again in a moment/;
const ENDS = new Set(['claimed', 'assigned', 'resolved', 'cancelled']);
const numberIn = (words: string): number => Number(/INC-(\d+)/.exec(words)?.[1] ?? Number.NaN);
const versionIn = (id: string): string => id.split('.')[0] ?? '';
const isDone = ({ status }: StoredDelivery): boolean => status === 'sent' || status === 'cancelled';

const repeated = <T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 1));
};

function lost({ reports, presses, cases, posts }: Evidence): readonly string[] {
  const wasToldUnsure = (place: string, since: number) =>
    posts.some((post) => post.place === place && post.at >= since && NO_PROMISE.test(post.words));
  return [
    ...reports
      .filter(({ acknowledgedAt, token, caller, at }) => {
        const isStored = cases.some(({ state }) => state.title.includes(token));
        return acknowledgedAt !== undefined && !isStored && !wasToldUnsure(caller, at);
      })
      .map(({ token }) => `report ${token}`),
    ...presses
      .filter(({ acknowledgedAt, number }) => {
        const its = cases.find(({ state }) => state.number === number);
        return acknowledgedAt !== undefined && !its?.timeline.some(({ type }) => type === 'claimed');
      })
      .map(({ number, by }) => `claim of INC-${number} by ${by}`),
  ];
}

function doubled({ reports, cases, deliveries }: Evidence): readonly string[] {
  const ofToken = reports.map(({ token }) => cases.filter(({ state }) => state.title.includes(token)));
  return [
    ...ofToken.filter((found) => found.length > 1).map(([one]) => `report ${one?.state.title}: two cases`),
    ...cases.flatMap(({ state, timeline }) => [
      ...[...repeated(timeline, ({ id }) => id).keys()].map((id) => `INC-${state.number}: event ${id} twice`),
      ...(timeline.filter(({ type }) => type === 'claimed').length > 1 ? [`INC-${state.number}: claimed twice`] : []),
    ]),
    ...repeated(deliveries, ({ subject, effect, target }) => JSON.stringify([subject.id, effect, target])).keys(),
  ];
}

/** When a case stopped waiting for somebody; `end` while it still does. */
const takenAt = ({ timeline }: StoredCase, end: number): number =>
  timeline.find(({ type }) => ENDS.has(type))?.at.getTime() ?? end;

function missed({ cases, deliveries, at }: Evidence): readonly string[] {
  return cases.flatMap((one) => {
    const fired = one.timeline.filter(({ type }) => type === 'pinged');
    const steps = stepsOf(one).filter((step) => takenAt(one, at) - step.at.getTime() > MISSED_MS);
    const unfired = steps
      .flatMap(({ notify }) => notify)
      .filter(({ type }) => !fired.some((event) => notified(event).includes(type)));
    const unplanned = fired.filter(
      ({ id }) =>
        !deliveries.some(
          ({ subject, effect, notice }) =>
            subject.id === one.id && notice.kind === 'ping' && versionIn(effect) === versionIn(id),
        ) && !one.outbox.some((entry) => versionIn(entry.id) === versionIn(id)),
    );
    return [
      ...unfired.map(({ type }) => `INC-${one.state.number}: the step for ${type} was not fired`),
      ...unplanned.map(({ id }) => `INC-${one.state.number}: ${id} was planned for nobody`),
    ];
  });
}

function untold({ deliveries }: Evidence): readonly string[] {
  const isTold = (row: StoredDelivery): boolean =>
    isDone(row) || deliveries.some((other) => other.insteadOf === row.id && isTold(other));
  const pings = deliveries.filter(({ notice }) => notice.kind === 'ping');
  const beside = (row: StoredDelivery) =>
    pings.filter(
      ({ id, subject, effect }) =>
        id !== row.id && subject.id === row.subject.id && versionIn(effect) === versionIn(row.effect),
    );
  // Where a person has no other way, whoever else was told by the same save is enough.
  return pings
    .filter((row) => ['refused', 'unknown'].includes(row.status) && !isTold(row))
    .filter((row) => beside(row).every(({ status, target }) => status !== 'sent' || target.type === 'nobody'))
    .map((row) => {
      const others = beside(row).map(({ id, status, reason }) => `${id} ${status} (${reason ?? ''})`);
      return `${row.id}: ${row.status} (${row.reason}); beside it: ${others.join(', ')}`;
    });
}

function phantom({ deliveries, posts }: Evidence): readonly string[] {
  const keys = new Set(posts.map(({ key }) => key));
  const ids = new Set(posts.map(({ id }) => id));
  return deliveries
    .filter(
      ({ id, status, reason, ref }) =>
        status === 'sent' && reason !== 'digest' && !keys.has(id) && !ids.has(ref?.id) && !ids.has(mailIdOf(id)),
    )
    .map(({ id }) => id);
}

/** Messages by what they are, that were posted more than once. */
function again({
  posts,
  cases,
  deliveries,
}: Evidence): readonly { readonly name: string; readonly count: number; readonly isRepost: boolean }[] {
  const nameOf = ({ key, place, words, isCard }: PostedMessage): string =>
    key ?? (isCard ? `${place}: card of INC-${numberIn(words)}` : `${place}: ${words.replaceAll('\n', ' | ')}`);
  const ours = posts.filter(({ words }) => !Number.isNaN(numberIn(words)));
  // Teams cannot be asked whether a card arrived: one of unknown fate is posted anew, once.
  const isAnew = ([first, ...more]: readonly PostedMessage[]) =>
    first?.isCard === true && !first.key && more.length === 1;
  /** Another message of the same words: another step's, whose answer was lost where its key is not told. */
  const isAnother = (group: readonly PostedMessage[]) => {
    const [first] = group;
    const of = cases.find(({ state }) => state.number === numberIn(first?.words ?? ''));
    const pings = deliveries.filter(({ subject, notice }) => subject.id === of?.id && notice.kind === 'ping');
    const known = group.filter(({ id }) => pings.some(({ ref }) => ref?.id === id)).length;
    const lost = pings.filter(({ status }) => status === 'unknown').length;
    return first?.isCard === false && !first.key && group.length - known <= lost;
  };
  const names = [...new Set(ours.map(nameOf))];
  return names
    .map((name) => [name, ours.filter((one) => nameOf(one) === name)] as const)
    .filter(([, group]) => group.length > 1 && !isAnother(group))
    .map(([name, group]) => ({ name, count: group.length, isRepost: isAnew(group) }));
}

const twice = (evidence: Evidence): readonly string[] =>
  again(evidence)
    .filter(({ isRepost }) => !isRepost)
    .map(({ name, count }) => `${name} (${count} times)`);

function late({ presses, posts }: Evidence): readonly string[] {
  return presses.flatMap(({ number, acknowledgedAt }) =>
    posts
      .filter(
        ({ words, at }) => PING.test(words) && numberIn(words) === number && at > (acknowledgedAt ?? at) + LOOK_MS,
      )
      .map(({ at }) => `INC-${number}: a ping ${at - (acknowledgedAt ?? at)} ms after the claim`),
  );
}

/** What has not come to its end, and does not wait for a later moment. */
export function unsettled(
  { cases, deliveries }: Pick<Evidence, 'cases' | 'deliveries'>,
  now: number,
): readonly string[] {
  return [
    ...cases.flatMap(({ state, outbox, open, dueAt }) => [
      ...outbox
        .filter(({ effect }) => effect.type !== 'tick')
        .map(({ id, effect }) => `INC-${state.number}: ${effect.type} ${id} in the outbox`),
      ...(open && dueAt && dueAt.getTime() < now ? [`INC-${state.number}: overdue`] : []),
    ]),
    ...deliveries
      .filter(
        ({ status, notBefore }) => status === 'sending' || (status === 'pending' && (notBefore?.getTime() ?? 0) <= now),
      )
      .map(({ id, status }) => `${id}: ${status}`),
  ];
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

interface Lateness {
  /** How long after its moment a ping was posted, in ms. */
  readonly ms: number;
  /** The part of it that went before its step was fired, and before it was planned. */
  readonly firedMs: number;
  readonly plannedMs: number;
  readonly id: string;
  /** What became of the same saying elsewhere. */
  readonly beside: string;
}

/** A row in a few words, by the moment of its step. */
const rowWords = ({ target, status, reason, createdAt, settledAt, attempts }: StoredDelivery, from: number): string => {
  const ended = settledAt === undefined ? '' : `, ended ${settledAt.getTime() - from}`;
  return `${target.type} ${status} ${reason ?? ''} in ${attempts}, planned ${createdAt.getTime() - from}${ended}`;
};

/** The earliest last. */
function lateness({ cases, deliveries, posts }: Evidence): readonly Lateness[] {
  const byId = new Map(cases.map((one) => [one.id, one]));
  return deliveries
    .filter(({ notice, status }) => notice.kind === 'ping' && status === 'sent')
    .flatMap(({ id, subject, audience, effect, ref, createdAt }) => {
      const its = byId.get(subject.id);
      const step = its && stepsOf(its).find(({ notify }) => notify.some(({ type }) => type === audience.type));
      const names = [ref?.id, mailIdOf(id)];
      const post = posts.find((one) => one.key === id || (one.id !== undefined && names.includes(one.id)));
      if (!step || !post) return [];
      const since = (at: number): number => at - step.at.getTime();
      const others = deliveries.filter(
        (one) => one.subject.id === subject.id && one.effect === effect && one.id !== id,
      );
      const beside = others.map((one) => rowWords(one, step.at.getTime())).join('; ');
      const fired = its.timeline.find((event) => versionIn(event.id) === versionIn(effect));
      const firedMs = since(fired?.at.getTime() ?? Number.NaN);
      return [{ ms: since(post.at), firedMs, plannedMs: since(createdAt.getTime()), id, beside }];
    })
    .toSorted((a, b) => b.ms - a.ms);
}

const LATEST = 5;

export function check(evidence: Evidence): Verdict {
  const { reports, presses, cases, deliveries, posts, at } = evidence;
  const found: Readonly<Record<Rule, readonly string[]>> = {
    lost: lost(evidence),
    doubled: doubled(evidence),
    missed: missed(evidence),
    untold: untold(evidence),
    phantom: phantom(evidence),
    twice: twice(evidence),
    late: late(evidence),
    unsettled: unsettled(evidence, at),
  };
  const rules = Object.keys(RULES).filter((name): name is Rule => name in RULES);
  const pings = deliveries.filter(({ notice }) => notice.kind === 'ping');
  const of = (status: StoredDelivery['status']) => pings.filter((row) => row.status === status).length;
  const lates = lateness(evidence);
  const delays = lates.map(({ ms }) => ms).toReversed();
  return {
    findings: rules.flatMap((rule) => found[rule].map((what) => ({ rule, what }))),
    figures: {
      reported: reports.length,
      acknowledged: reports.filter(({ acknowledgedAt }) => acknowledgedAt !== undefined).length,
      stored: cases.length,
      claims: presses.filter(({ acknowledgedAt }) => acknowledgedAt !== undefined).length,
      posts: posts.length,
      pings: pings.length,
      sent: of('sent'),
      cancelled: of('cancelled'),
      unknown: of('unknown'),
      refused: of('refused'),
      standIns: pings.filter(({ insteadOf }) => insteadOf !== undefined).length,
      reposts: again(evidence).filter(({ isRepost }) => isRepost).length,
      lateP50: quantile(delays, 0.5),
      lateP99: quantile(delays, 0.99),
      latest: delays.at(-1) ?? 0,
    },
    latest: lates
      .slice(0, LATEST)
      .map(
        ({ id, ms, firedMs, plannedMs, beside }) =>
          `${id}: ${ms} ms late, ${firedMs} of them until it was fired, ${plannedMs} until it was planned${beside === '' ? '' : `; beside it ${beside}`}`,
      ),
  };
}
