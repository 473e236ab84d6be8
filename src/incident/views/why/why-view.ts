import { headline, numberWords } from '../../../desk/words';
import { bold, buttons, text, title } from '../../../view/build';
import { lineView } from '../../../view/line-view';
import { textsFor } from '../../../view/text';
import type { Block, View } from '../../../view/view';
import { shorten } from '../../../view/words';
import { isUnresolved } from '../../lifecycle';
import { type Ping } from '../../pings';
import type { Outlook } from '../../policies/coming';
import type { Incident } from '../../types';
import { showButton } from '../button';
import { nextBanner } from '../card/next';
import type { CardContext } from '../context';
import { caseFacts } from '../from-commands';
import { meantLines } from '../routing-words';
import { missedNames } from '../words';
import { becauseLines, comingLine, notLine, toldOnly } from './next-lines';
import { pingLine } from './ping-lines';
import { routingLines } from './routing-lines';

const MOST_NEXT = 6;
const MOST_PINGS = 12;

const subtle = (lines: readonly string[]): readonly Block[] => lines.map((line) => text(line, 'subtle'));

/** Why an incident is where it is: what comes next, why not sooner, and what became of every say so far. */
export const whyView = (
  incident: Incident,
  { coming, not }: Outlook,
  pings: readonly Ping[],
  ctx: CardContext,
): View => {
  const t = textsFor(ctx);
  const told = toldOnly(coming);
  const { missed, who } = missedNames(ctx, incident);
  const next = told.slice(0, MOST_NEXT);
  const reasons = becauseLines(next, ctx);
  const lines = next.map((one) => comingLine(one, incident, ctx));
  const [first = t('why.nothing')] = lines;
  const shown = pings.slice(-MOST_PINGS);
  const heading = (key: 'why.next' | 'why.notSooner' | 'route.heading' | 'why.pings'): Block => text([bold(t(key))]);
  return {
    fallback: `${shorten(headline(ctx, incident), 120)} · ${t('why.next')}: ${first}`,
    blocks: [
      title(headline(ctx, incident)),
      { type: 'facts', facts: caseFacts(incident, 'team', ctx) },
      heading('why.next'),
      ...(lines.length > 0 ? lines.map((line) => text(line)) : [text(t('why.nothing'))]),
      ...(told.length > next.length ? subtle([t('why.moreNext', { count: told.length - next.length })]) : []),
      ...subtle(not.map((one) => notLine(one, incident, ctx))),
      ...(missed === 'some' && isUnresolved(incident) ? [text(t('why.missed', { who }), 'warning')] : []),
      ...(reasons.length > 0 ? [heading('why.notSooner'), ...reasons.map((line) => text(line))] : []),
      ...(incident.routing
        ? [heading('route.heading'), ...subtle([...routingLines(incident.routing, ctx), ...meantLines(incident, ctx)])]
        : []),
      heading('why.pings'),
      ...(pings.length > shown.length ? subtle([t('why.morePings', { count: pings.length - shown.length })]) : []),
      ...subtle(pings.length > 0 ? shown.map((ping) => pingLine(ping, ctx)) : [t('why.noPings')]),
      ...buttons([showButton(incident, 'team', ctx)]),
    ],
  };
};

/** The same for its caller: what comes next in a sentence, and nobody's name who is told. */
export const whyForCaller = (incident: Incident, ctx: CardContext): View => {
  const { text: next, tone } = nextBanner(incident, 'caller', ctx);
  return lineView(textsFor(ctx)('why.forCaller', { number: numberWords(ctx, incident), next }), tone);
};
