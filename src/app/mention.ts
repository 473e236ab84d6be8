import type { Platform } from '../chat/refs';
import type { TextSpan, View } from '../views/view';
import type { Person } from './records';

/** The same view, opened with the name of the person it is for; a real mention where that platform knows them. */
export function withMention(view: View, person: Person, platform: Platform): View {
  const identity = person.identities.find((one) => one.platform === platform);
  const name: TextSpan = identity ? { user: identity.user, name: person.name, mention: true } : { bold: person.name };
  return {
    ...view,
    fallback: `${person.name}: ${view.fallback}`,
    blocks: [{ type: 'text', text: [name] }, ...view.blocks],
  };
}
