/** How long each part of a run took, so that what makes it long is seen at once. */
export function openPhases() {
  const taken: { name: string; seconds: number }[] = [];
  let current: string | null = null;
  let began = performance.now();
  return {
    /** Ends the phase before and begins this one; null for none. */
    begin(name: string | null): void {
      if (current !== null) taken.push({ name: current, seconds: (performance.now() - began) / 1_000 });
      current = name;
      began = performance.now();
    },
    tell: (): string => taken.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(", "),
  };
}
export type Phases = ReturnType<typeof openPhases>;
