import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * What a log of the shape of `volvo-it-incidents-sample.csv.gz` comes to, counted by nothing but splitting its lines: the
 * columns are incident, at, status, sub_status, team, level; no cell holds a comma; the rows of a case stand together in
 * the order of time.
 */
export const plainFigures = (path: string) => {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1);
  const figures = { incidents: 0, rows: 0, reopened: 0, handOvers: 0, second: 0, third: 0 };
  let [wasIncident, wasStatus, wasTeam, wasLevel]: string[] = [];
  for (const line of lines) {
    const [incident, , status, , team, level = ''] = line.split(',');
    const goesOn = incident === wasIncident;
    figures.rows += 1;
    if (!goesOn) figures.incidents += 1;
    if (goesOn && wasStatus === 'Completed' && status !== 'Completed') figures.reopened += 1;
    if (goesOn && team !== wasTeam) figures.handOvers += 1;
    if (level.includes('2') && !(goesOn && wasLevel?.includes('2'))) figures.second += 1;
    if (level.includes('3') && !(goesOn && wasLevel?.includes('3'))) figures.third += 1;
    [wasIncident, wasStatus, wasTeam, wasLevel] = [incident ?? '', status ?? '', team ?? '', level];
  }
  return figures;
};
