import { SAMPLE_RATE, type Pcm } from "../types";

const lowestHz = 80;
const highestHz = 7_000;
const bands = 8;

/**
 * How much a frame sounds like noise rather than like tones: 0 (a pure tone) to about 0.56 (white or coloured noise).
 * Spectral flatness band by band, each weighted by its energy, so that the colour of a noise does not matter.
 * The number of samples must be a power of two.
 */
export function noisiness(frame: Pcm): number {
  const power = powerSpectrum(frame);
  const binHz = SAMPLE_RATE / frame.length;
  const lowest = Math.ceil(lowestHz / binHz);
  const width = Math.floor((highestHz / binHz - lowest) / bands);
  let weighted = 0;
  let energy = 0;
  for (let band = 0; band < bands; band += 1) {
    let sum = 0;
    let logs = 0;
    for (let bin = lowest + band * width; bin < lowest + (band + 1) * width; bin += 1) {
      const value = power[bin]! + 1e-12;
      sum += value;
      logs += Math.log(value);
    }
    weighted += sum * (Math.exp(logs / width) / (sum / width));
    energy += sum;
  }
  return weighted / energy;
}

/** Power of the frequencies up to half the sample rate, of a Hann-windowed frame. */
export function powerSpectrum(frame: Pcm): Float64Array {
  const size = frame.length;
  const real = Float64Array.from(
    frame,
    (sample, i) => sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size)),
  );
  const imaginary = new Float64Array(size);
  transform(real, imaginary);
  return Float64Array.from({ length: size / 2 }, (_, i) => real[i]! ** 2 + imaginary[i]! ** 2);
}

/** Fast Fourier transform in place (Cooley–Tukey, radix 2). */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, j = 0; i < size; i += 1) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [real[i], real[j]] = [real[j]!, real[i]!];
      [imaginary[i], imaginary[j]] = [imaginary[j]!, imaginary[i]!];
    }
  }
  for (let length = 2; length <= size; length <<= 1) {
    const angle = (-2 * Math.PI) / length;
    for (let k = 0; k < length / 2; k += 1) {
      const cos = Math.cos(angle * k);
      const sin = Math.sin(angle * k);
      for (let a = k; a < size; a += length) {
        const b = a + length / 2;
        const turnedReal = real[b]! * cos - imaginary[b]! * sin;
        const turnedImaginary = real[b]! * sin + imaginary[b]! * cos;
        real[b] = real[a]! - turnedReal;
        imaginary[b] = imaginary[a]! - turnedImaginary;
        real[a]! += turnedReal;
        imaginary[a]! += turnedImaginary;
      }
    }
  }
}
