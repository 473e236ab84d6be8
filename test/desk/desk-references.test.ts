import { problemsIn } from '../support/desk-file';

describe('names in the desk file that lead nowhere', () => {
  it('finds every reference to something that is not there', () => {
    expect(problemsIn('references')).toEqual([
      '8:12 error desk.admins[0]: there is no person "ana" (did you mean "anna"?), expected one of anna, bo, carl',
      '24:19 error teams.network.members[1]: there is no person "dina", expected one of anna, bo, carl',
      '25:11 error teams.network.lead: there is no person "bob" (did you mean "bo"?), expected one of anna, bo, carl',
      '26:14 error teams.network.manager: there is no person "karl" (did you mean "carl"?), expected one of anna, bo, carl',
      '27:12 error teams.network.hours: there are no hours "ofice" (did you mean "office"?), expected one of office, always',
      '29:37 error categories.hardware.team: there is no team "servicedesk" (did you mean "service-desk"?), expected one of service-desk, network',
      '32:56 error services.payroll.category: there is no category "hardwear" (did you mean "hardware"?), expected one of hardware, other',
      '32:72 error services.payroll.team: there is no team "networks" (did you mean "network"?), expected one of service-desk, network',
      '42:60 error targets.P1.hours: there are no hours "allways" (did you mean "always"?), expected one of office, always',
      '47:1 warning escalations: nobody is pinged when a P5 is not claimed, expected P5 in the "for" of a policy',
      '50:12 error escalations.urgent.hours: there are no hours "allways" (did you mean "always"?), expected one of office, always',
      '53:32 error escalations.urgent.steps[1].notify[0]: there is no role or person "leed" (did you mean "lead"?), expected one of team, lead, manager, on-call, anna, bo, carl',
      '55:42 error escalations.urgent.repeat.notify[1]: there is no role or person "crl" (did you mean "carl"?), expected one of team, lead, manager, on-call, anna, bo, carl',
      '57:19 error escalations.office.for[2]: cannot be "P9", expected one of P1, P2, P3, P4, P5',
    ]);
  });

  it('looks at references although other entries have the wrong shape', () => {
    expect(problemsIn('references-beside-shape')).toEqual([
      '12:3 error people.no name: "no name" cannot be a key, expected up to 40 letters, digits, "-" and "_" that begin with a letter',
      '12:14 error people.no name: cannot be "3", expected a map with name, email, teams, slack, level, skills, phone, webhook',
      '25:15 error teams.network.members[0]: there is no person "dina", expected one of no name, anna, bo, carl',
      '32:79 error services.payroll.criticality: cannot be a list, expected low, normal or high',
    ]);
  });
});
