import type { BulletinContent } from './chat/bulletins/content';
import type { LiveStore } from './delivery/live/store';
import type { OutageStore } from './delivery/outages/store';
import { PlaceStore } from './delivery/places';
import { DeliveryStore } from './delivery/store';
import type { StormStore } from './delivery/storms/store';
import type { DeskVersionStore } from './desk-edit/versions/store';
import type { HistoryStore } from './import/store';
import { FileStore } from './incident/files';
import type { FollowStore } from './incident/follow/store';
import type { AckLinkStore } from './incident/links/ack-link';
import type { TurnStore } from './incident/queries/turns';
import { type RevisionStore } from './incident/revisions/kept';
import { IncidentStore } from './incident/store';
import type { MailThreadStore } from './mail/conversation/thread';
import type { OnCallStore } from './on-call/store';
import { PeopleStore } from './people/store';
import type { PortalKeyStore } from './portal/keys';
import { LeaseStore } from './record/leases';
import { type RepairStore } from './record/repair';
import type { Device } from './registers/device';
import type { CallerStore, ImportStore, RegisterStore } from './registers/store';
import type { ReviewStore } from './review/store';
import type { SolutionStore } from './solution/store';
import { ConversationStore, InstallationStore } from './view/installations';

export interface Store {
  readonly incidents: IncidentStore;
  readonly solutions: SolutionStore;
  readonly history: HistoryStore;
  readonly reviews: ReviewStore;
  readonly deliveries: DeliveryStore;
  readonly people: PeopleStore;
  readonly places: PlaceStore;
  readonly callers: CallerStore;
  readonly devices: RegisterStore<Device>;
  readonly imports: ImportStore;
  readonly files: FileStore;
  readonly revisions: RevisionStore;
  readonly follows: FollowStore;
  readonly ackLinks: AckLinkStore;
  readonly mailThreads: MailThreadStore;
  readonly portalKeys: PortalKeyStore;
  readonly conversations: ConversationStore;
  readonly installations: InstallationStore;
  readonly onCall: OnCallStore;
  readonly turns: TurnStore;
  readonly live: LiveStore<BulletinContent>;
  readonly storms: StormStore;
  readonly outages: OutageStore;
  readonly desks: DeskVersionStore;
  readonly leases: LeaseStore;
  readonly repairs: RepairStore;
  /** What time it is where the database is; all processes of a desk go by it. */
  time(): Promise<Date>;
  /** Resolves when the database answers; rejects with `StoreUnavailable`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
