import type { Desk } from '../../desk/model';
import type { CardPlace } from '../../ground/refs';
import type { CommandEffect } from '../../record/effects';
import type { Block } from '../../view/view';
import type { IncidentEvent } from '../events';
import type { Incident } from '../types';
import type { CardContext } from './context';

/** What somebody is about to report. */
export interface Reporting {
  readonly text: string;
  readonly category: string;
  /** Key of the service that it is about. */
  readonly service?: string;
  /** They are a full member of the company. */
  readonly member: boolean;
}

/** What a room below offers whoever reports. */
export interface IntakeHint {
  /** What fits, the best first, by names that only that room knows. */
  find(asked: Reporting, desk: Desk): readonly string[];
  /** How that stands above the form. */
  blocks(offers: readonly string[], ctx: CardContext): readonly Block[];
}

/** What a room below adds to a card, above its buttons. */
export type CardPart = (incident: Incident, place: CardPlace, ctx: CardContext) => readonly Block[];

/** What a room below asks of its own records when something happened with a case. */
export type AfterEvent = (
  events: readonly IncidentEvent[],
  before: Incident | undefined,
  after: Incident,
  desk: Desk,
) => readonly CommandEffect[];
