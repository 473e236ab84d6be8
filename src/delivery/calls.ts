import type { ChatPort } from '../view/chat-port';

/** A call that a port makes to its platform. */
export type PortCall = 'post' | 'update' | 'openDirect' | 'profile' | 'byMail' | 'roster' | 'findPosted';

/** The same port, each of whose calls to its platform goes through `call`. */
export const throughEach = (
  port: ChatPort,
  call: <T>(work: () => Promise<T>, name: PortCall) => Promise<T>,
): ChatPort => ({
  ...port,
  post: (to, view, key, about) => call(() => port.post(to, view, key, about), 'post'),
  update: (message, view) => call(() => port.update(message, view), 'update'),
  openDirect: (identity) => call(() => port.openDirect(identity), 'openDirect'),
  profile: (identity, near) => call(() => port.profile(identity, near), 'profile'),
  ...(port.byMail && { byMail: (org, email) => call(async () => port.byMail?.(org, email), 'byMail') }),
  ...(port.roster && {
    roster: (room, wanted) => call(async () => (await port.roster?.(room, wanted)) ?? [], 'roster'),
  }),
  ...(port.findPosted && { findPosted: (to, key) => call(async () => port.findPosted?.(to, key), 'findPosted') }),
});
