import { effect } from '../../src/incident/effects';
import { timelineEntry } from '../../src/incident/events';
import { incidentKind } from '../../src/incident/kind';
import { type IncidentStore, openCount, queuedCase } from '../../src/incident/store';
import type { IncidentTypes } from '../../src/incident/stored';
import { incident } from '../../src/incident/types';
import { type MongoContext, rows } from './context';
import { queryFields } from './incident-fields';
import { incidentLists, QUEUE_ORDER } from './incident-lists';
import { type MongoKind, mongoRecords, readersOf } from './records';
import { foundCases } from './search/found';
import { createReader } from './unreadable';

export const INCIDENTS: MongoKind<IncidentTypes> = {
  kind: incidentKind,
  collection: 'incidents',
  state: incident,
  entry: timelineEntry,
  effect,
  fields: queryFields,
  indexes: [
    { name: 'incident_words', key: { desk: 1, terms: 1, 'state.number': -1 } },
    { name: 'incident_shelf', key: { desk: 1, shelf: 1, terms: 1, 'state.number': -1 } },
    { name: 'incident_written', key: { desk: 1, written: 1 } },
    {
      name: 'incident_passed',
      key: { desk: 1, passedAt: 1 },
      partialFilterExpression: { passedAt: { $exists: true } },
    },
    {
      name: 'incident_scored',
      key: { desk: 1, scoredAt: 1 },
      partialFilterExpression: { scoredAt: { $exists: true } },
    },
    {
      name: 'incident_in_queue',
      key: { desk: 1, queuedFor: 1, ...QUEUE_ORDER },
      partialFilterExpression: { queuedFor: { $exists: true } },
    },
    {
      name: 'incident_in_morning_list',
      key: { desk: 1, listedIn: 1, 'state.priority': 1, _id: 1 },
      partialFilterExpression: { listedIn: { $exists: true } },
    },
    {
      name: 'incident_of_caller',
      key: { desk: 1, openOf: 1, 'state.loggedAt': -1, _id: -1 },
      partialFilterExpression: { openOf: { $exists: true } },
    },
    {
      name: 'incident_of_device',
      key: { desk: 1, 'state.device.tag': 1, 'state.loggedAt': -1, _id: -1 },
      partialFilterExpression: { 'state.device.tag': { $exists: true } },
    },
    {
      name: 'incident_major',
      key: { desk: 1, majorAt: 1 },
      partialFilterExpression: { majorAt: { $exists: true } },
    },
    {
      name: 'incident_called',
      key: { desk: 1, calledAt: 1 },
      partialFilterExpression: { calledAt: { $exists: true } },
    },
    {
      name: 'incident_unasked',
      key: { desk: 1, unasked: 1 },
      partialFilterExpression: { unasked: { $exists: true } },
    },
    {
      name: 'incident_outage',
      key: { desk: 1, outage: 1 },
      partialFilterExpression: { outage: { $exists: true } },
    },
    {
      name: 'incident_down',
      key: { desk: 1, 'state.down.service': 1, _id: -1 },
      partialFilterExpression: { 'state.down.service': { $exists: true } },
    },
    {
      name: 'incident_of_owner',
      key: { desk: 1, ownedBy: 1, deadline: 1, 'state.priority': 1, _id: 1 },
      partialFilterExpression: { ownedBy: { $exists: true } },
    },
  ],
};

/** Cases that one message made, by different people. */
const MOST_OF_ONE = 5;

export function mongoIncidents(context: MongoContext): IncidentStore {
  const { db, desk, run } = context;
  const { collection, kind } = INCIDENTS;
  const incidents = rows(db, collection);
  const readers = readersOf(context, INCIDENTS);
  const noting = { ...context.unreadable, forget: () => {} };
  const short = createReader(noting, collection, queuedCase, (doc) => doc['state'], kind.schema);

  return {
    ...mongoRecords(context, INCIDENTS, readers),
    ...incidentLists(context, readers.states, short),
    ...foundCases(context),

    byNumber: (number) =>
      run(async () => readers.whole.maybe(await incidents.findOne({ desk, 'state.number': number }))),

    ofMessage: (message) =>
      run(async () =>
        readers.whole.many(await incidents.find({ desk, written: message }, { limit: MOST_OF_ONE }).toArray()),
      ),

    countOpen: () =>
      run(async () => {
        const counted = await incidents
          .aggregate([
            { $match: { desk, open: true } },
            {
              $group: {
                _id: { priority: '$state.priority', status: '$state.status', type: '$state.caseType' },
                count: { $sum: 1 },
              },
            },
          ])
          .toArray();
        // What this version does not know is counted nowhere.
        return counted.flatMap(
          ({ _id: kind, count }) => openCount.safeParse({ type: 'incident', ...kind, count }).data ?? [],
        );
      }),
  };
}
