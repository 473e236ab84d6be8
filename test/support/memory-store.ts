import { type Place } from '../../src/delivery/places';
import type { ChatAddress } from '../../src/ground/refs';
import { type StoredFile } from '../../src/incident/files';
import type { StoredIncident } from '../../src/incident/stored';
import { type Store } from '../../src/store';
import { memoryAckLinks } from './memory/ack-links';
import { copy, copyOf } from './memory/copy';
import { memoryDeliveries } from './memory/deliveries';
import { memoryDesks } from './memory/desks';
import { memoryFollows } from './memory/follows';
import { memoryHistory } from './memory/history';
import { memoryIncidents } from './memory/incidents';
import { memoryInstallations } from './memory/installations';
import { memoryLeases, memoryRepairs } from './memory/leases';
import { memoryLive } from './memory/live';
import { memoryMailThreads } from './memory/mail-threads';
import { memoryOnCall } from './memory/on-call';
import { memoryOutages } from './memory/outages';
import { memoryPeople } from './memory/people';
import { memoryPortalKeys } from './memory/portal-keys';
import { memoryCallers, memoryDevices, memoryImports } from './memory/registers';
import { memoryReviews } from './memory/reviews';
import { memoryRevisions } from './memory/revisions';
import { memorySolutions } from './memory/solutions';
import { memoryStorms } from './memory/storms';
import { memoryTurns } from './memory/turns';

/** The store's three ports in memory: same contract as `adapters/mongo`, gone with the process. */
export function createMemoryStore(): Store {
  const places = new Map<string, Place>();
  const files = new Map<string, StoredFile>();
  const conversations = new Map<string, Readonly<Record<string, unknown>>>();

  const cases = new Map<string, StoredIncident>();
  const incidents = memoryIncidents(cases);
  return {
    incidents,
    history: memoryHistory(incidents, cases),
    solutions: memorySolutions(),
    reviews: memoryReviews(),
    deliveries: memoryDeliveries(),
    people: memoryPeople(),
    callers: memoryCallers(),
    devices: memoryDevices(),
    imports: memoryImports(),
    places: {
      ofTeam: async (team) => copyOf(places.get(team)),
      all: async () => [...places.values()].toSorted((a, b) => (a.team < b.team ? -1 : 1)).map(copy),
      async link(place) {
        for (const other of places.values()) if (at(place.address)(other)) places.delete(other.team);
        places.set(place.team, copy(place));
      },
      async unlink(team) {
        places.delete(team);
      },
      byAddress: async (address) => copyOf([...places.values()].find(at(address))),
    },
    files: {
      async put(file) {
        files.set(file.id, copy(file));
      },
      get: async (id) => copyOf(files.get(id)),
      async remove(id) {
        files.delete(id);
      },
    },
    revisions: memoryRevisions(),
    follows: memoryFollows(),
    ackLinks: memoryAckLinks(),
    mailThreads: memoryMailThreads(),
    portalKeys: memoryPortalKeys(),
    conversations: {
      async put(platform, id, value) {
        conversations.set(`${platform}:${id}`, copy(value));
      },
      get: async (platform, id) => copyOf(conversations.get(`${platform}:${id}`)),
      ids: async (platform, prefix, after, limit) =>
        [...conversations.keys()]
          .flatMap((key) => (key.startsWith(`${platform}:${prefix}`) ? [key.slice(platform.length + 1)] : []))
          .filter((id) => id > after)
          .toSorted()
          .slice(0, limit),
    },
    installations: memoryInstallations(),
    onCall: memoryOnCall(),
    turns: memoryTurns(),
    live: memoryLive(),
    storms: memoryStorms(),
    outages: memoryOutages(),
    desks: memoryDesks(),
    leases: memoryLeases(),
    repairs: memoryRepairs(),
    time: async () => new Date(),
    ping: async () => {},
    close: async () => {},
  };
}

const at = (address: ChatAddress) => (place: Place) =>
  place.address.platform === address.platform && place.address.id === address.id;
