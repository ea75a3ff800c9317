// Makes a browser's screenshot about a third as large: a palette of 256 colours, which a screen of text
// and flat surfaces hardly exceeds, and a slower deflate.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const RGB = 2;
const RGBA = 6;
const PALETTE = 3;

/** @param {Buffer} png an 8-bit RGB or RGBA picture without interlacing, as browsers take them */
export function smallPng(png) {
  const { width, height, pixels } = decode(png);
  const { colours, indexOf } = palette(pixels);
  const rows = Buffer.alloc((width + 1) * height); // each row begins with its filter: none
  for (let at = 0; at < pixels.length; at += 1) {
    const row = Math.floor(at / width);
    rows[row * (width + 1) + 1 + (at % width)] = indexOf(pixels[at]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, PALETTE, 0, 0, 0], 8);
  const table = Buffer.from(colours.flatMap((rgb) => [rgb >> 16, (rgb >> 8) & 255, rgb & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function decode(png) {
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth, kind, , , interlaced] = png.subarray(24, 29);
  if (depth !== 8 || (kind !== RGB && kind !== RGBA) || interlaced !== 0) {
    throw new TypeError(`Not a picture that a browser takes: depth ${depth}, kind ${kind}`);
  }
  const step = kind === RGB ? 3 : 4;
  const bytes = unfiltered(inflateSync(Buffer.concat(parts)), width * step, height, step);
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    pixels[at] = bytes.readUIntBE(at * step, 3);
  }
  return { width, height, pixels };
}

/** Undoes the filters that each row names (PNG specification, 9.2). */
function unfiltered(filtered, stride, height, step) {
  const bytes = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = filtered[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= step ? bytes[at - step] : 0;
      const above = y > 0 ? bytes[at - stride] : 0;
      const corner = x >= step && y > 0 ? bytes[at - stride - step] : 0;
      bytes[at] = filtered[y * (stride + 1) + 1 + x] + predicted(filter, left, above, corner);
    }
  }
  return bytes;
}

function predicted(filter, left, above, corner) {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const guess = left + above - corner;
      const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one));
      if (toLeft <= toAbove && toLeft <= toCorner) return left;
      return toAbove <= toCorner ? above : corner;
    }
    default:
      throw new TypeError(`Unknown filter ${filter}`);
  }
}

/** Of each small cube of colours one, its most frequent: or the many greys of text leave no room for others. */
const CUBE = 0xf8f8f8;

/** The 256 most frequent of those; any other becomes the nearest of them. */
function palette(pixels) {
  const counts = new Map();
  for (const rgb of pixels) counts.set(rgb, (counts.get(rgb) ?? 0) + 1);
  const cubes = new Map();
  for (const [rgb, count] of counts) {
    const cube = cubes.get(rgb & CUBE);
    if (cube === undefined) cubes.set(rgb & CUBE, { rgb, most: count, all: count });
    else {
      cube.all += count;
      if (count > cube.most) Object.assign(cube, { rgb, most: count });
    }
  }
  const colours = [...cubes.values()]
    .sort((one, two) => two.all - one.all)
    .slice(0, 256)
    .map(({ rgb }) => rgb);
  const known = new Map(colours.map((rgb, index) => [rgb, index]));
  const indexOf = (rgb) => {
    const index = known.get(rgb) ?? nearest(colours, rgb);
    known.set(rgb, index);
    return index;
  };
  return { colours, indexOf };
}

function nearest(colours, rgb) {
  let best = 0;
  let least = Infinity;
  colours.forEach((one, index) => {
    const distance = [16, 8, 0].reduce(
      (sum, shift) => sum + (((one >> shift) & 255) - ((rgb >> shift) & 255)) ** 2,
      0,
    );
    if (distance < least) [best, least] = [index, distance];
  });
  return best;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
