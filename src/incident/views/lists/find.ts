import type { FoundRow } from '../../../command/input';
import { areaName, headline, numberWords, serviceName, teamName } from '../../../desk/words';
import { bold, buttons, selects, text, title } from '../../../view/build';
import { caseInput, form } from '../../../view/form';
import { textsFor } from '../../../view/text';
import type { ActionData, Block, Button, Spans, View } from '../../../view/view';
import { list, shorten } from '../../../view/words';
import { MOST_CHOICES } from '../../case-command';
import type { Named } from '../../policies/lists/sought';
import { FIND_STATES, type Found, isMarked } from '../../queries/find';
import { mayWork } from '../../rights';
import type { IncidentTurn } from '../../turn';
import type { Incident } from '../../types';
import { button, showButton } from '../button';
import type { CardContext } from '../context';
import { statusWords } from '../words';

/** So much of what was written is shown around a word that was found. */
const EXCERPT = 160;

/** A text with the words that were looked for set off. */
const markedSpans = (words: string, marked: ReadonlySet<string>): Spans =>
  words.split(/(\s)/).reduce<Spans>((spans, part) => {
    if (isMarked(part, marked)) return [...spans, bold(part)];
    const last = spans.at(-1);
    return typeof last === 'string'
      ? [...spans.slice(0, -1), `${last}${part}`]
      : part === ''
        ? spans
        : [...spans, part];
  }, []);

/** The first line that holds a word where the title holds none. */
const excerpt = (incident: Incident, marked: Found['marked']): string => {
  const { title: name, details = '', where = '', device, resolution } = incident;
  const isThere = (line: string): boolean => line.split(/\s/).some((word) => isMarked(word, marked));
  if (isThere(name)) return '';
  const lines = [
    where,
    [device?.tag, device?.name].filter(Boolean).join(' '),
    resolution?.text ?? '',
    ...details.split('\n'),
  ];
  return shorten(lines.find(isThere) ?? '', EXCERPT);
};

const nameOf = (ctx: CardContext, named: Named): string =>
  named.type === 'area' ? areaName(ctx, named.area) : serviceName(ctx, named.service);

const isOf = ({ category, sub, service }: Incident, named: Named): boolean =>
  named.type === 'area'
    ? named.area.category === category && (named.area.sub === undefined || named.area.sub === sub)
    : named.service === service;

/** What it is about, as far as that was asked for. */
const aboutOf = (incident: Incident, named: readonly Named[], ctx: CardContext): readonly string[] => [
  ...new Set(
    named
      .filter((one) => isOf(incident, one))
      .map((one) => (one.type === 'area' ? areaName(ctx, incident) : nameOf(ctx, one))),
  ),
];

const factsOf = (incident: Incident, named: readonly Named[], { ctx, who }: IncidentTurn): readonly string[] => {
  const place = mayWork(ctx.desk, who.actor, incident) ? 'team' : 'caller';
  const { imported } = incident;
  return [
    ...(imported ? [textsFor(ctx)('find.imported', { from: imported.from, number: imported.number })] : []),
    teamName(ctx, incident.team),
    ...aboutOf(incident, named, ctx),
    ...(place === 'team' ? [incident.caller.name] : []),
    statusWords(ctx, incident, place),
  ];
};

/** One case for a client's own list; what it puts into a conversation says number, service and status alone. */
export const foundRow = (incident: Incident, { named }: Pick<Found, 'named'>, turn: IncidentTurn): FoundRow => {
  const { ctx } = turn;
  const number = numberWords(ctx, incident);
  const status = textsFor(ctx)('find.status', { status: incident.status });
  const { service } = incident;
  const shared = [...(service === undefined ? [] : [serviceName(ctx, service)]), status].join(' · ');
  return {
    number,
    title: headline(ctx, incident),
    text: factsOf(incident, named, turn).join(' · '),
    shared: { fallback: `${number}: ${shared}`, blocks: [text([bold(number)]), text(shared, 'subtle')] },
  };
};

const rowOf = (incident: Incident, { marked, named }: Found, turn: IncidentTurn): readonly Block[] => {
  const { ctx, who } = turn;
  const place = mayWork(ctx.desk, who.actor, incident) ? 'team' : 'caller';
  const line = excerpt(incident, marked);
  return [
    { type: 'divider' },
    text(markedSpans(headline(ctx, incident), marked)),
    ...(line === '' ? [] : [text(markedSpans(line, marked))]),
    text(factsOf(incident, named, turn).join(' · '), 'subtle'),
    ...buttons([showButton(incident, place, ctx)]),
  ];
};

const filterBlocks = ({ words, state, team, teams }: Found, ctx: CardContext): readonly Block[] => {
  const t = textsFor(ctx);
  const states = FIND_STATES.map((value) => ({ value, label: t(`find.is.${value}`) }));
  const every = { value: 'all', label: t('find.allTeams') };
  const menus = [
    { id: 'state', label: t('find.state'), choices: states, value: state },
    ...(teams.length > 1
      ? [
          {
            id: 'team',
            label: t('fact.team'),
            choices: [every, ...teams.map((value) => ({ value, label: teamName(ctx, value) }))].slice(0, MOST_CHOICES),
            value: team === '' ? every.value : team,
          },
        ]
      : []),
  ];
  return selects(menus, button(t, 'button.filter', 'find', { words }));
};

const pageButtons = ({ words, state, team, from, size, total }: Found, ctx: CardContext): readonly Button[] => {
  const t = textsFor(ctx);
  const to = (start: number): ActionData => ({
    words,
    ...(state !== 'all' && { state }),
    ...(team !== '' && { team }),
    from: String(start),
  });
  return [
    ...(from > 0 ? [button(t, 'button.previous', 'find', to(Math.max(0, from - size)))] : []),
    ...(from + size < total ? [button(t, 'button.next', 'find', to(from + size))] : []),
  ];
};

/** Asks what is looked for. */
export const findForm = (ctx: CardContext): View => {
  const t = textsFor(ctx);
  return form({
    heading: t('find.title'),
    intro: t('find.what'),
    inputs: [caseInput(ctx, { id: 'words', label: 'find.which', placeholder: 'find.type' })],
    send: button(t, 'find.show', 'find', {}, { style: 'primary', submits: true }),
    cancel: button(t, 'button.cancel', 'dismiss', {}),
  });
};

/** `Network › Wi-Fi (category)`: what the words name. */
const aboutWords = (named: readonly Named[], ctx: CardContext): string => {
  const t = textsFor(ctx);
  return list(ctx, [...new Set(named.map((one) => t('find.named', { name: nameOf(ctx, one), type: one.type })))]);
};

/** What was found, the best first, the words marked. Where nothing was, it can be reported. */
export const findView = (turn: IncidentTurn, found: Found): View => {
  const { ctx } = turn;
  const t = textsFor(ctx);
  const { words, named, rows, total, from, state, team, ownUpTo } = found;
  const values = { words: shorten(words, 60), total, from: from + 1, to: from + rows.length };
  const heading = t('find.heading', values);
  const stands = total === 0 ? t('find.none', values) : t('find.count', values);
  const isNarrowed = state !== 'all' || team !== '';
  const paging = pageButtons(found, ctx);
  return {
    fallback: `${heading}: ${stands}`,
    blocks: [
      title(heading),
      text(stands, 'subtle'),
      ...(named.length > 0 ? [text(t('find.about', { names: aboutWords(named, ctx) }), 'subtle')] : []),
      ...(ownUpTo === undefined ? [] : [text(t('find.ownUpTo', { count: ownUpTo }), 'subtle')]),
      ...(total > 0 || isNarrowed
        ? filterBlocks(found, ctx)
        : buttons([button(t, 'button.report', 'report.open', { text: words })])),
      ...rows.flatMap((incident) => rowOf(incident, found, turn)),
      ...(paging.length > 0 ? [{ type: 'divider' } as const, ...buttons(paging)] : []),
    ],
  };
};
