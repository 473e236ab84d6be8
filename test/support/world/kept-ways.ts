import type { OffChat, PlainMessage, WayPort, WayPorts } from '../../../src/people/ways';

export interface SentBy {
  readonly way: OffChat;
  readonly to: string;
  readonly message: PlainMessage;
}

/** Ways beside chat that keep what they were given. */
export const keptWays = (...names: readonly OffChat[]) => {
  const sent: SentBy[] = [];
  const port = (way: OffChat): WayPort => ({
    way,
    async send(to, message) {
      sent.push({ way, to, message });
      return { id: `${sent.length}` };
    },
  });
  const ways: WayPorts = Object.fromEntries(names.map((way) => [way, port(way)]));
  return { ways, sent };
};
