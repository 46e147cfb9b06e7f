/** Pixels row by row; of `channels` values the first three are red, green and blue. */
export type Picture = {
  data: Uint8Array | Uint8ClampedArray;
  width: number;
  height: number;
  channels: 3 | 4;
};

/** A rectangle that may stand askew: its centre, its length along the text, its height across, radians clockwise. */
export type TextArea = { cx: number; cy: number; length: number; height: number; angle: number };

/** The picture turned clockwise by quarters. */
export function quarterTurn(picture: Picture, quarters: 1 | 2 | 3): Picture {
  const { data, width, height, channels } = picture;
  const [w, h] = quarters === 2 ? [width, height] : [height, width];
  const out = new Uint8Array(w * h * 3);
  for (let y = 0; y < h; y += 1)
    for (let x = 0; x < w; x += 1) {
      const [sx, sy] =
        quarters === 1
          ? [y, height - 1 - x]
          : quarters === 2
            ? [width - 1 - x, height - 1 - y]
            : [width - 1 - y, x];
      const from = (sy * width + sx) * channels;
      const to = (y * w + x) * 3;
      out[to] = data[from] as number;
      out[to + 1] = data[from + 1] as number;
      out[to + 2] = data[from + 2] as number;
    }
  return { data: out, width: w, height: h, channels: 3 };
}

/**
 * Samples an area of a picture into planes of blue, green and red (the order in which the models were trained), each
 * value put through `(v / 255 - mean) / deviation`. The area fills `width` × `height`, rows are `stride` long.
 */
export function sample(
  { data, width: fullWidth, height: fullHeight, channels }: Picture,
  { cx, cy, length, height: across, angle }: TextArea,
  target: { planes: Float32Array; offset: number; width: number; height: number; stride: number },
  { mean, deviation }: { mean: readonly number[]; deviation: readonly number[] },
): void {
  const { planes, offset, width, height, stride } = target;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const plane = stride * height;
  for (let row = 0; row < height; row += 1) {
    const v = ((row + 0.5) / height - 0.5) * across;
    for (let column = 0; column < width; column += 1) {
      const u = ((column + 0.5) / width - 0.5) * length;
      const x = Math.min(Math.max(cx + u * cos - v * sin - 0.5, 0), fullWidth - 1);
      const y = Math.min(Math.max(cy + u * sin + v * cos - 0.5, 0), fullHeight - 1);
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [right, bottom] = [Math.min(left + 1, fullWidth - 1), Math.min(top + 1, fullHeight - 1)];
      const [fx, fy] = [x - left, y - top];
      for (let colour = 0; colour < 3; colour += 1) {
        const at = (px: number, py: number) => data[(py * fullWidth + px) * channels + 2 - colour] as number;
        const upper = at(left, top) * (1 - fx) + at(right, top) * fx;
        const lower = at(left, bottom) * (1 - fx) + at(right, bottom) * fx;
        const value = (upper * (1 - fy) + lower * fy) / 255;
        planes[offset + colour * plane + row * stride + column] =
          (value - (mean[colour] as number)) / (deviation[colour] as number);
      }
    }
  }
}
