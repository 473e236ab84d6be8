import type { ActionInput, IncomingPerson, Reply, Subject } from '../../src/chat/input';
import type { ChatAddress } from '../../src/chat/refs';
import { cut } from '../../src/views/cut';
import type { Block, Spans, View } from '../../src/views/view';
import { roomAt, roomOf, threadRoot } from './address';
import { DATA_KEYS } from './buttons';
import { keyOf, roomNameOf, typeOf } from './envelope';
import { TEAMS_LIMITS } from './limits';
import type { MessageAction } from './message-action';
import { CARD_TYPE, renderCard } from './render';
import { flatten, type TeamsActivity } from './schema';

type Body = Readonly<Record<string, unknown>>;
