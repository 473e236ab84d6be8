import type { ActionOf, Command } from '../command/command';
import type { DismissAction } from '../command/dismiss';
import type { OnCallAction } from '../on-call/commands';
import type { PeopleAction } from '../people/commands';
import { pressesOf } from './chat/press';
import { typedOf } from './chat/words';
import { CASE_COMMANDS, type CaseAction } from './commands';
import { follow } from './commands/follow/follow';
import { following } from './commands/follow/following';
import { meToo } from './commands/follow/me-too';
import { unfollow } from './commands/follow/unfollow';
import { find } from './commands/look/find';
import { mine } from './commands/look/mine';
import { more } from './commands/look/more';
import { outages } from './commands/look/outages';
import { pile } from './commands/look/pile';
import { queue } from './commands/look/queue';
import { service } from './commands/look/service';
import { show } from './commands/look/show';
import { status } from './commands/look/status';
import { view } from './commands/look/view';
import { why } from './commands/look/why';
import { chooseCase } from './commands/report/choose';
import { report } from './commands/report/report';
import { reportForForm } from './commands/report/report-for';
import { readyAnswer } from './commands/talk/ready-answer';
import type { IncidentDeps } from './turn';

const OTHERS = [
  report,
  reportForForm,
  show,
  status,
  mine,
  outages,
  find,
  queue,
  view,
  service,
  pile,
  chooseCase,
  more,
  why,
  follow,
  unfollow,
  following,
  meToo,
  readyAnswer,
] as const;

export type IncidentCommandName = (typeof OTHERS | typeof CASE_COMMANDS)[number] extends infer C
  ? C extends { readonly name: infer N extends string } | { readonly type: infer N extends string }
    ? N
    : never
  : never;

/** The actions that a view of a case can offer. */
export type IncidentAction =
  | CaseAction
  | ActionOf<(typeof OTHERS)[number]>
  | DismissAction
  | OnCallAction
  | PeopleAction;

/** Everything that can be typed and pressed about cases. */
export const INCIDENT_COMMANDS: readonly Command<IncidentDeps>[] = [
  ...OTHERS,
  ...CASE_COMMANDS.map((command): Command<IncidentDeps> => {
    const typed = typedOf(command);
    return { name: command.type, presses: pressesOf(command), ...(typed && { typed }) };
  }),
];
