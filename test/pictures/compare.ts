/** How many pixels of two pictures differ, counted by the browser that took one of them. */
import { fileURLToPath } from 'node:url';
import type { Camera } from './take.ts';

/** The pictures that are kept. */
export const KEPT = fileURLToPath(new URL('./kept/', import.meta.url));

/** Less than this, of 255, is a rounding: a kept picture has 256 colours. */
const NOTICED = 56;

export async function differing(camera: Camera, one: Buffer, other: Buffer): Promise<number> {
  return camera.beside((page) =>
    page.evaluate(
      async ([first, second, noticed]) => {
        const pixelsOf = async (base64: string): Promise<ImageData> => {
          const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          const drawing = canvas.getContext('2d');
          if (drawing === null) throw new Error('nothing to draw on');
          drawing.drawImage(bitmap, 0, 0);
          return drawing.getImageData(0, 0, bitmap.width, bitmap.height);
        };
        const [a, b] = await Promise.all([pixelsOf(first), pixelsOf(second)]);
        if (a.width !== b.width || a.height !== b.height) return a.width * a.height;
        let count = 0;
        for (let at = 0; at < a.data.length; at += 4) {
          const differs = [0, 1, 2].some(
            (part) => Math.abs((a.data[at + part] ?? 0) - (b.data[at + part] ?? 0)) > noticed,
          );
          if (differs) count += 1;
        }
        return count;
      },
      [one.toString('base64'), other.toString('base64'), NOTICED] as const,
    ),
  );
}
