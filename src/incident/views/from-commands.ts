import type { CardPlace } from '../../ground/refs';
import { button } from '../../view/build';
import { textsFor } from '../../view/text';
import type { Button } from '../../view/view';
import type { AnyCaseCommand, Fact as CommandFact, Stand } from '../case-command';
import { CASE_COMMANDS } from '../commands';
import type { Incident } from '../types';
import { dataOf } from './button';
import type { Fact } from './card/parts';
import type { CardContext } from './context';
import { priorityName } from './words';

const COMMANDS: readonly AnyCaseCommand[] = CASE_COMMANDS;

/** The buttons of the commands that stand there now, the most likely one first. */
export const caseButtons = (incident: Incident, at: Stand, ctx: CardContext): readonly Button[] => {
  const t = textsFor(ctx);
  const data = dataOf(incident, at === 'caller' ? 'caller' : 'team', ctx);
  if (incident.imported) return [];
  const shown = COMMANDS.flatMap((command): readonly Button[] => {
    const look = command.button?.(incident, at, ctx);
    if (!look) return [];
    const action = command.form ? `${command.type}.open` : command.type;
    return [button(t, look.label, action, data, { ...(look.style && { style: look.style }) })];
  });
  return shown.toSorted((one, other) => Number(other.style === 'primary') - Number(one.style === 'primary'));
};

/** What the commands have left behind. */
const factsOf = (incident: Incident, place: CardPlace, ctx: CardContext): readonly CommandFact[] =>
  COMMANDS.flatMap((command) => command.fact?.(incident, place, ctx) ?? []);

/** The same, as the card and `why` show it. */
export const caseFacts = (incident: Incident, place: CardPlace, ctx: CardContext): readonly Fact[] =>
  factsOf(incident, place, ctx).map(({ label, words }) => ({ label: textsFor(ctx)(label), value: [words] }));

/** "P3 · middel, fordi hele teamet er ramt og kan arbejde med besvær". */
export const priorityWords = (ctx: CardContext, incident: Incident, place: CardPlace): string =>
  factsOf(incident, place, ctx).find(({ label }) => label === 'fact.priority')?.words ?? priorityName(ctx, incident);
