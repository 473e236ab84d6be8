import type * as AdaptiveCards from 'adaptivecards';

// The package's entry is ESM without saying so, and its bundle's types are no module.
const cards: typeof AdaptiveCards = require('adaptivecards/dist/adaptivecards.js');

/** What Microsoft's own library has to say against a card of schema 1.5; empty when nothing. */
export function complaints(card: object): readonly string[] {
  const context = new cards.SerializationContext(new cards.Version(1, 5));
  const parsed = new cards.AdaptiveCard();
  parsed.parse(structuredClone(card), context);
  const reading = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const meaning = parsed.validateProperties().validationEvents.map((event) => event.message);
  return [...reading, ...meaning];
}
