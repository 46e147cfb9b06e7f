import type { Services } from "../services";

/** What the wrappers in this folder tell: figures and traces. */
export type Telemetry = Pick<Services, "metrics" | "tracing">;

/** The given thing, which is asked for everything but what is put over it; so its getters stay alive. */
export function putOver<T extends object>(given: T, over: Partial<T>): T {
  const wrapped = Object.create(given) as T;
  for (const key of Object.keys(given) as (keyof T)[]) {
    Object.defineProperty(wrapped, key, { get: () => given[key], enumerable: true, configurable: true });
  }
  for (const [key, value] of Object.entries(over)) {
    Object.defineProperty(wrapped, key, { value, writable: true, enumerable: true, configurable: true });
  }
  return wrapped;
}
