import { type Colour, drawPng } from './png';

export const ACCENT = '#0b5a7a';
const BACKGROUND = [0x0b, 0x5a, 0x7a] as const;

/** Is this point in the bell? Both go from −1 to 1, to the right and down. */
const isBell = (x: number, y: number): boolean => {
  if (Math.hypot(x, y + 0.82) < 0.14) return true;
  if (y > 0.66) return Math.hypot(x, y - 0.7) < 0.22;
  if (y > 0.44) return y < 0.6 && Math.abs(x) < 0.82 - Math.max(0, y - 0.54);
  if (y < -0.72) return false;
  const dome = y < -0.1 ? 0.52 * Math.sqrt(1 - ((y + 0.1) / 0.63) ** 2) : 0.52 + 0.28 * ((y + 0.1) / 0.54) ** 2.4;
  return Math.abs(x) < dome;
};

const SAMPLES = [0.125, 0.375, 0.625, 0.875];

/** How much of this pixel is bell, 0–1. The bell is `height` pixels high, in the middle. */
const coverage = (x: number, y: number, size: number, height: number): number => {
  const at = (pixel: number, part: number) => (pixel + part - size / 2) / (height / 2);
  if (Math.max(Math.abs(at(x, 0.5)), Math.abs(at(y, 0.5))) > 1.1) return 0;
  const hits = SAMPLES.flatMap((down) => SAMPLES.filter((across) => isBell(at(x, across), at(y, down))));
  return hits.length / SAMPLES.length ** 2;
};

/** 192 × 192, full colour; the mark keeps to the middle 96, as Teams asks for. */
export const colorIcon = (): Uint8Array =>
  drawPng(192, (x, y): Colour => {
    const part = coverage(x, y, 192, 96);
    const [red, green, blue] = BACKGROUND.map((value) => Math.round(value + (255 - value) * part));
    return [red ?? 0, green ?? 0, blue ?? 0, 255];
  });

/** 32 × 32, white on nothing. */
export const outlineIcon = (): Uint8Array =>
  drawPng(32, (x, y): Colour => [255, 255, 255, Math.round(coverage(x, y, 32, 28) * 255)]);
