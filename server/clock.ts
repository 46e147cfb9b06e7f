import { v7 } from "uuid";

/** The server's clock rules every countdown, so that tests can move it and phones cannot. */
export interface Clock {
  now(): Date;
}
export const systemClock: Clock = { now: () => new Date() };

/** Time-ordered ids (UUIDv7). */
export const newId = (): string => v7();
