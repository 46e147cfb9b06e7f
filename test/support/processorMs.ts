import { readFileSync } from "node:fs";

/** Processor time that a process has used so far, all its threads, ms; NaN but on Linux. */
// Linux counts in hundredths of a second; the fields follow the name in parentheses (proc(5)).
export function processorMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}
