import { incidentKind } from '../../src/incident/kind';
import type { HandledIncident } from '../../src/incident/stored';
import { logged } from '../../src/record/logged';
import { aDesk } from '../support/desk';
import { CALLER } from '../support/given';
import { anIncident } from '../support/incidents';

describe('the line of a command', () => {
  const lines: unknown[] = [];
  const log = { info: (line: unknown) => void lines.push(line), warn: (line: unknown) => void lines.push(line) };
  const run = async (handled: HandledIncident) => {
    lines.splice(0);
    const handle = logged(incidentKind, async () => handled, log, aDesk);
    await handle({ type: 'note', incident: 'i-1', by: CALLER, key: 'k', text: 'what was written', attachments: [] });
    return lines;
  };
  const stored = { state: anIncident({ id: 'i-1', number: 42 }), version: 3, timeline: [], outbox: [], keys: [] };

  it('names the incident and the outcome, and never the words', async () => {
    const [line] = await run({ type: 'done', stored });
    expect(line).toEqual({ incident: 'INC-42', incidentId: 'i-1', command: 'note', outcome: 'done' });
  });

  it('says why it was refused', async () => {
    expect(await run({ type: 'refused', refusal: { refused: 'only_operators' }, stored })).toMatchObject([
      { refused: 'only_operators', incident: 'INC-42' },
    ]);
  });
});
