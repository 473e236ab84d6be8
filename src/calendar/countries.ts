import Holidays from 'date-holidays';
import { nearest } from '../ground/nearest';

const [english, danish] = ['en', 'da'].map((lang) => new Intl.DisplayNames([lang], { type: 'region' }));

/** Every name that a country may have been written by: `DK`, `Denmark`, `Danmark`. */
const namesOf = (code: string): readonly string[] => [code, english?.of(code) ?? code, danish?.of(code) ?? code];

/** `UK` is no ISO code, yet it has the name of `GB`. */
const nameBehind = (written: string): string => {
  if (!/^[A-Z]{2}$/i.test(written)) return written;
  return english?.of(written.toUpperCase()) ?? written;
};

/** The region of public holidays that was probably meant by an unknown one: `Denmark` → `DK`, `DE-BX` → `DE-BW`. */
export const nearestRegion = (written: string): string | undefined => {
  const holidays = new Holidays();
  const countries = Object.keys(holidays.getCountries());
  const [country = '', state] = written.toUpperCase().split('-');
  if (state !== undefined && countries.includes(country)) {
    const states = Object.keys(holidays.getStates(country) ?? {});
    return nearest(
      written,
      states.map((one) => `${country}-${one}`),
    );
  }
  const codes = new Map(countries.flatMap((code) => namesOf(code).map((name) => [name, code] as const)));
  const name = nearest(nameBehind(written), codes.keys());
  return name === undefined ? undefined : codes.get(name);
};
