import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a test file has started, to be ended in the reverse order whether its tests pass or not. */
export type CleanUp = {
  later(end: () => Promise<unknown> | void): void;
  /** An empty folder that goes away with the rest. */
  folder(name: string): string;
  run(): Promise<void>;
};

export function createCleanUp(): CleanUp {
  const ends: (() => Promise<unknown> | void)[] = [];
  const later: CleanUp["later"] = (end) => void ends.unshift(end);
  return {
    later,
    folder(name) {
      const folder = mkdtempSync(join(tmpdir(), `zhimian-e2e-${name}-`));
      later(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
      return folder;
    },
    async run() {
      const failures: unknown[] = [];
      for (const end of ends.splice(0)) {
        try {
          await end();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw new AggregateError(failures, "not everything could be ended");
    },
  };
}
