import { parseDesk } from '../../src/desk/file/parse';
import { decide, isRefusal } from '../../src/incident/decide';
import { deskText } from '../support/desk-file';
import { aReport } from '../support/given';

/** The example as it was before types, parts of categories, owners, routes and causes: `docs/desk.example.yaml` of November 2026. */
const { desk, problems } = parseDesk(deskText('before-types'), 'desk.yaml');

describe('a desk file from before', () => {
  it('has no problem at all, and none of what came later', () => {
    expect(problems).toEqual([]);
    expect(desk).toMatchObject({ types: {}, routes: [] });
  });

  it('has every case as an incident, as it always had', () => {
    if (!desk) throw new Error('It is a desk');
    const logged = decide(aReport({ title: 'How do I order access to payroll?' }), undefined, desk);
    expect(isRefusal(logged) ? logged : logged.map(({ type }) => type)).toEqual(['logged']);
    const [first] = isRefusal(logged) ? [] : logged;
    expect(first).toMatchObject({ priority: 'P4', unanswered: ['impact', 'urgency'], team: 'service-desk' });
    expect(first).not.toHaveProperty('caseType');
  });
});
