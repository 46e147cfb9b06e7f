/**
 * Something wrong with the configuration, seen before anything was written or listened on. Sentences of English for
 * the operator; they hold no secret (`what` may name a variable, a host and a user, never a password or a key).
 */
export type Finding = {
  /**
   * `error` keeps the process from starting; `warning` is said and lived with. `outage` is for what may be away for a
   * while without being configured wrongly, and without which the product serves on: a start lives with it, so that a
   * process may come back in the middle of an outage, and `npm run check` refuses it.
   */
  level: "error" | "outage" | "warning";
  /** What is wrong, in one sentence. */
  what: string;
  /** How to mend it, in one sentence: what to set, grant, make or run. */
  mend: string;
};

/**
 * One subject that is looked at before the start. `run` writes nothing anywhere, is done within a few seconds, and
 * tells what it finds instead of throwing; nothing found means that the service can be used as configured.
 */
export type PreflightCheck = {
  /** The subject in the summary: `database`, `redis`, `media`, `speech`. */
  name: string;
  run(): Promise<Finding[]>;
};

export const refuse = (what: string, mend: string): Finding => ({ level: "error", what, mend });
export const away = (what: string, mend: string): Finding => ({ level: "outage", what, mend });
export const warn = (what: string, mend: string): Finding => ({ level: "warning", what, mend });

/** What only the start itself could find out; told and ended in the same way as what was found before it. */
export class StartRefused extends Error {
  override readonly name = "StartRefused";
  constructor(readonly findings: readonly Finding[]) {
    super(findings.map(({ what }) => what).join(" "));
  }
}
