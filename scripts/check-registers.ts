import { dirname, join } from 'node:path';
import type { Desk } from '../src/desk/model';
import type { Lang } from '../src/ground/lang';
import { callers } from '../src/registers/caller';
import { type Checked, checkFile } from '../src/registers/check';
import { type Device, devices } from '../src/registers/device';
import { say } from '../src/view/text';

const linesOf = <Row>(path: string, checked: Checked<Row>, lang: Lang): readonly string[] => {
  if (checked.type === 'refused') return [say('register.refusedOnce', { path, told: checked.told })[lang]];
  const { rows, told, more } = checked;
  return [
    ...told.map((one) => `${path}: ${one[lang]}`),
    ...(more > 0 ? [say('register.more', { count: more })[lang]] : []),
    say('register.fine', { path, rows })[lang],
  ];
};

/** Reads the files that a desk names, beside its own; `tags`: the devices that are wanted, by their keys. */
export const checkRegisters = async (
  desk: Desk,
  deskPath: string,
  lang: Lang,
  tags: readonly string[] = [],
): Promise<{ readonly ok: boolean; readonly lines: readonly string[]; readonly devices: readonly Device[] }> => {
  const beside = (file: string | undefined) => (file === undefined ? undefined : join(dirname(deskPath), file));
  const [ofCallers, ofDevices] = [beside(desk.callers), beside(desk.devices)];
  const people = ofCallers === undefined ? undefined : await checkFile(ofCallers, callers);
  const things =
    ofDevices === undefined ? undefined : await checkFile(ofDevices, devices(Object.keys(desk.services)), tags);
  return {
    ok: people?.type !== 'refused' && things?.type !== 'refused',
    lines: [
      ...(ofCallers !== undefined && people ? linesOf(ofCallers, people, lang) : []),
      ...(ofDevices !== undefined && things ? linesOf(ofDevices, things, lang) : []),
    ],
    devices: things?.type === 'read' ? things.found : [],
  };
};
