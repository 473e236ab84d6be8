import { crc32, deflateSync } from 'node:zlib';

/** Red, green, blue and how solid it is, each 0–255. */
export type Colour = readonly [number, number, number, number];

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
};

/** A square PNG of 8-bit RGBA, `size` pixels wide; `colourAt` is asked once for every pixel. */
export const drawPng = (size: number, colourAt: (x: number, y: number) => Colour): Uint8Array => {
  const rows = Array.from({ length: size }, (_row, y) =>
    // Each row begins with its filter: none.
    [0, ...Array.from({ length: size }, (_column, x) => colourAt(x, y)).flat()],
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.from(rows.flat()), { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
};
