import { setTimeout as pause } from "node:timers/promises";
import { newId } from "../clock";
import type { Lease } from "./lease";

const HELD_MS = 120_000;
const LOOK_MS = 200;

/** Does what two processes must not do at the same time; whoever comes second waits until the first is through. */
export async function inTurn<T>(lease: Lease, name: string, work: () => Promise<T>): Promise<T> {
  const owner = newId();
  while (!(await lease.acquire(name, owner, HELD_MS))) await pause(LOOK_MS);
  try {
    return await work();
  } finally {
    await lease.release(name, owner);
  }
}
