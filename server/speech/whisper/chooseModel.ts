export type WhisperSize = "base" | "small";

const gibibyte = 1024 ** 3;
/** `small` peaks near 4 GB; half of what is free is left to everything else. */
const memoryForSmall = 8 * gibibyte;
const coresForSmall = 4;

/** The better model where there is room for it, unless the operator has chosen. */
export function chooseModel(machine: {
  freeMemoryBytes: number;
  cores: number;
  override?: WhisperSize;
}): WhisperSize {
  if (machine.override) return machine.override;
  return machine.freeMemoryBytes >= memoryForSmall && machine.cores >= coresForSmall ? "small" : "base";
}

/** Two cores are shared (the worker runs at low priority); of more, one stays with the server. */
export function chooseThreads(cores: number): number {
  return cores <= 2 ? Math.max(1, cores) : cores - 1;
}
