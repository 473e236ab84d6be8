import type { Channel } from '../ground/refs';
import { type Person } from '../people/person';
import type { TextSpan, View } from '../view/view';

const opened = (view: View, first: TextSpan, name: string): View => ({
  ...view,
  fallback: `${name}: ${view.fallback}`,
  blocks: [{ type: 'text', text: [first] }, ...view.blocks],
});

/** The same view, opened with the name of the person it is for; a real mention where that platform knows them. */
export function withMention(view: View, person: Person, platform: Channel): View {
  const identity = person.identities.find((one) => one.member && one.platform === platform);
  const name: TextSpan = identity ? { user: identity.user, name: person.name, mention: true } : { bold: person.name };
  return opened(view, name, person.name);
}

/** The same view, opened with a mention of a group of people; `group` is its id on the platform it goes to. */
export const withGroup = (view: View, group: string, name: string): View => opened(view, { group, name }, name);
