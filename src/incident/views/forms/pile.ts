import { headline, numberWords } from '../../../desk/words';
import { bold, buttons, text, title } from '../../../view/build';
import { caseInput, choice, form, input } from '../../../view/form';
import { inRows } from '../../../view/parts';
import { textsFor } from '../../../view/text';
import type { ActionData, Block, Button, Choice, View } from '../../../view/view';
import { shorten } from '../../../view/words';
import { type AnyCaseCommand, type Fields, MOST_CHOICES } from '../../case-command';
import type { PileDeed, PileLine } from '../../chat/pile';
import type { QueuePage } from '../../queries/queue';
import type { Incident } from '../../types';
import { button } from '../button';
import type { CardContext } from '../context';

/** So many cases are done something to at once. */
export const MOST_IN_PILE = 50;
const LINES_A_BLOCK = 10;

const within = (words: string | undefined): ActionData => (words ? { words } : {});

/** What can be done to several at once. */
export const pileMenu = (ctx: CardContext, words: string | undefined): View => {
  const t = textsFor(ctx);
  const to = (deed: PileDeed) => button(t, `pile.${deed}`, 'pile.open', { deed, ...within(words) });
  return {
    fallback: t('pile.heading'),
    blocks: [
      title(t('pile.heading')),
      text(t('pile.intro', { most: MOST_IN_PILE }), 'subtle'),
      ...buttons([to('claim'), to('assign'), to('note'), to('handOver'), to('wait'), to('resolve')]),
    ],
  };
};

export interface PileForm {
  readonly command: AnyCaseCommand;
  readonly deed: PileDeed;
  readonly page: QueuePage;
  /** What is chosen already, wherever it stands. */
  readonly chosen: readonly Incident[];
  readonly words: string | undefined;
  readonly typed: Fields;
  /** Names this form: sent twice, it does everything once. */
  readonly once: string;
}

/** What is chosen of other pages, and this page. */
const casesOf = ({ page, chosen }: Pick<PileForm, 'page' | 'chosen'>): readonly Incident[] => {
  const here = page.rows.map(({ incident }) => incident);
  return [...chosen.filter(({ id }) => here.every((one) => one.id !== id)), ...here];
};

/** What can be chosen for any of the cases, what fits the most of them first: the others refuse it in their own line. */
const choicesFor = (cases: readonly Incident[], choicesOf: (incident: Incident) => readonly Choice[]) => {
  const offered = new Map<string, { readonly choice: Choice; readonly fits: number }>();
  for (const one of cases.flatMap(choicesOf)) {
    offered.set(one.value, { choice: one, fits: (offered.get(one.value)?.fits ?? 0) + 1 });
  }
  const order = [...offered.values()].toSorted((a, b) => b.fits - a.fits);
  return order.slice(0, MOST_CHOICES).map((one) => one.choice);
};

/** What stands there at first: only where it would for each of the cases. */
const presetOf = (ctx: CardContext, parts: PileForm, id: string): string | undefined => {
  const { command } = parts;
  const values = new Set(casesOf(parts).map((incident) => command.form?.preset?.(incident, ctx)[id]));
  return values.size === 1 ? [...values][0] : undefined;
};

/** The command's own inputs. */
const inputsOf = (ctx: CardContext, parts: PileForm): readonly Block[] => {
  const { command, typed } = parts;
  const cases = casesOf(parts);
  if (!command.form) return [];
  const t = textsFor(ctx);
  return command.form.inputs.flatMap((one) => {
    if (one.where?.(ctx) === false) return [];
    const value = typed[one.id] ?? presetOf(ctx, parts, one.id);
    const label = t(one.label, { place: 'team', caller: t('word.theCaller') });
    if ('names' in one) return caseInput(ctx, { ...one, value });
    if (!('choices' in one)) return input(ctx, { ...one, value });
    const choices = choicesFor(cases, (incident) => one.choices(ctx, 'team', incident));
    return choice(ctx, one.id, label, choices, value);
  });
};

/** Which of them stand here, where not all do. */
const partOf = (ctx: CardContext, { from, rows, total }: QueuePage): readonly string[] =>
  total > rows.length ? [textsFor(ctx)('pile.part', { from: from + 1, to: from + rows.length, total })] : [];

/** The way to the others; what is chosen here is taken along. */
const pageButtons = (ctx: CardContext, { previous, next }: QueuePage, here: ActionData): readonly Button[] => {
  const t = textsFor(ctx);
  const to = ({ from, at }: NonNullable<QueuePage['next']>): ActionData => ({ ...here, from: String(from), at });
  return [
    ...(previous ? [button(t, 'button.previous', 'pile.open', to(previous), { submits: true })] : []),
    ...(next ? [button(t, 'button.next', 'pile.open', to(next), { submits: true })] : []),
  ];
};

/** Where there are pages nothing is missing before it is sent: who turns a page has not filled it in yet. */
const mayWait = (block: Block): Block => ('required' in block ? { ...block, required: false } : block);

/** How far it is, while it goes on. */
export const pileProgress = (ctx: CardContext, deed: PileDeed, done: number, total: number): View => {
  const t = textsFor(ctx);
  const words = t('pile.progress', { done, total });
  return { fallback: words, blocks: [title(t(`pile.${deed}`)), text(words, 'subtle')] };
};

/** Which cases, and what the command needs. */
export const pileForm = (ctx: CardContext, parts: PileForm): View => {
  const { deed, page, chosen, words, typed, once } = parts;
  const t = textsFor(ctx);
  const cases = casesOf(parts);
  const here = { deed, ...within(words) };
  const choices = cases.map((incident) => ({ value: incident.id, label: shorten(headline(ctx, incident), 75) }));
  const paging = pageButtons(ctx, page, here);
  const inputs: readonly Block[] = [
    { ...choice(ctx, 'cases', t('pile.cases'), choices, chosen.map(({ id }) => id).join(',')), many: true },
    ...inputsOf(ctx, parts),
  ];
  const kept = cases.length - page.rows.length;
  return form({
    problem: typed['problem'],
    heading: t(`pile.${deed}`),
    intro: [t('pile.which'), ...partOf(ctx, page), ...(kept > 0 ? [t('pile.kept', { count: kept })] : [])].join(' '),
    inputs: [...(paging.length > 0 ? inputs.map(mayWait) : inputs), ...buttons(paging)],
    send: button(
      t,
      'pile.send',
      'pile.send',
      { ...here, once, ...(page.from > 0 && { from: String(page.from) }) },
      { style: 'primary', submits: true },
    ),
    cancel: button(t, 'button.cancel', 'queue', within(words)),
  });
};

/** A line for each, under how many it went well for. */
export const pileResult = (ctx: CardContext, lines: readonly PileLine[]): View => {
  const t = textsFor(ctx);
  const done = lines.filter((line) => line.done).length;
  const words = t('pile.result', { done, total: lines.length });
  const row = ({ number, text: what, done: isDone }: PileLine) => [
    isDone ? '✓ ' : '✗ ',
    ...(number === undefined ? [] : [bold(numberWords(ctx, { number })), ' · ']),
    shorten(what, 200),
    '\n',
  ];
  return {
    fallback: words,
    blocks: [
      text(words, done === lines.length ? 'good' : 'warning'),
      ...inRows(lines, LINES_A_BLOCK).map((some) => text(some.flatMap(row).slice(0, -1))),
    ],
  };
};
