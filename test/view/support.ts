import type { Lang } from '../../src/ground/lang';
import type { CardPlace } from '../../src/ground/refs';
import type { AnyCaseCommand, Fields } from '../../src/incident/case-command';
import type { QueuePage } from '../../src/incident/queries/queue';
import type { Incident } from '../../src/incident/types';
import type { CardContext } from '../../src/incident/views/context';
import { caseForm } from '../../src/incident/views/forms/case-form';
import type { Block, Button, Spans, View } from '../../src/view/view';
import { aDesk } from '../support/desk';
import { minutesAfter } from '../support/given';

/** A reader in Copenhagen, `minutes` after the report of Monday 09:00. */
export const reading = (lang: Lang, minutes = 0, more: Partial<CardContext> = {}): CardContext => ({
  desk: aDesk(),
  reader: { lang, zone: 'Europe/Copenhagen' },
  now: minutesAfter(minutes),
  ...more,
});

const plain = (spans: Spans): string =>
  spans
    .map((span) => {
      if (typeof span === 'string') return span;
      if ('bold' in span) return span.bold;
      return 'name' in span ? span.name : span.label;
    })
    .join('');

const blockLines = (block: Block): readonly string[] => {
  switch (block.type) {
    case 'title':
    case 'text':
      return [plain(block.text)];
    case 'quote':
      return [`> ${block.text}`];
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${plain(fact.value)}`);
    case 'image':
      return [`(${block.alt}: ${block.url})`];
    case 'buttons':
      return [block.buttons.map((button) => `[${button.label}]`).join(' ')];
    case 'selects':
      return [
        ...block.selects.map(({ label, choices, value }) => {
          const shown = choices.map((choice) => (choice.value === value ? `(${choice.label})` : choice.label));
          return `${label}: ${shown.join(' / ')}`;
        }),
        `[${block.save.label}]`,
      ];
    case 'input':
    case 'case':
      return [`${block.label}: ${block.value ?? '…'}`];
    case 'choice':
      return [`${block.label}: ${block.choices.map((choice) => choice.label).join(' / ')}`];
    case 'divider':
      return ['—'];
  }
};

/** A view as a person reads it, line by line. */
export const read = (view: View): readonly string[] => view.blocks.flatMap(blockLines);

export const buttonsOf = (view: View): readonly Button[] =>
  view.blocks.flatMap((block) => {
    if (block.type === 'buttons') return block.buttons;
    return block.type === 'selects' ? [block.save] : [];
  });

/** A page of the queue with these cases; of all of it, unless told. */
export const aPage = (cases: readonly Incident[], more: Partial<QueuePage> = {}): QueuePage => ({
  rows: cases.map((incident) => ({ incident, mayClaim: incident.status === 'new' })),
  filter: { type: 'all', key: 'all' },
  total: cases.length,
  views: [],
  from: 0,
  counts: [],
  teams: Object.keys(aDesk().teams),
  ...more,
});

export const labels = (view: View): readonly string[] => buttonsOf(view).map(({ label }) => label);

/** The form of a command. */
export const formOf = (
  { type, form }: Pick<AnyCaseCommand, 'type' | 'form'>,
  incident: Incident,
  place: CardPlace,
  ctx: CardContext,
  typed?: Fields,
): View => {
  if (!form) throw new Error(`${type} has no form`);
  return caseForm({ type, form }, incident, place, ctx, typed);
};
