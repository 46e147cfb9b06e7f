import { EnvError, type Env, parseEnv } from "../env";
import { listChecks } from "./listChecks";
import { type Finding, type PreflightCheck, refuse } from "./types";

export type Reported = Finding & { subject: string };
export type Inspection = {
  /** Null where a variable is wrong. */
  env: Env | null;
  findings: Reported[];
};

/** Each check has time limits of its own; this is for one that has forgotten them. */
const LONGEST_MS = 20_000;

/**
 * Looks at the whole configuration and at what it leads to, and writes nothing. A wrong variable does not hide what
 * can be known of the others: what it was to configure is left out, the rest is looked at.
 */
export async function inspect(
  source: NodeJS.ProcessEnv,
  checksOf: (env: Env) => PreflightCheck[] = listChecks,
): Promise<Inspection> {
  const { env, wrong } = read(source);
  const usable = env ?? read(without(source, wrong.names)).env;
  const found = usable ? await Promise.all(checksOf(usable).map(runCheck)) : [];
  return { env, findings: [...wrong.findings, ...found.flat()] };
}

const SUBJECT = "configuration";
const MEND = "Set it in the environment or in .env as README.md's table of settings says.";

function read(source: NodeJS.ProcessEnv): {
  env: Env | null;
  wrong: { names: string[]; findings: Reported[] };
} {
  try {
    return { env: parseEnv(source), wrong: { names: [], findings: [] } };
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    const names = error.problems.map(({ name }) => name);
    const findings = error.problems.map(({ says }) => ({ subject: SUBJECT, ...refuse(`${says}.`, MEND) }));
    return { env: null, wrong: { names, findings } };
  }
}

const without = (source: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(source).filter(([name]) => !names.includes(name)));

async function runCheck({ name, run }: PreflightCheck): Promise<Reported[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding[]>((resolve) => {
    timer = setTimeout(() => resolve([unanswered()]), LONGEST_MS);
  });
  // A message may hold what is secret; the code of an error does not.
  const findings = await Promise.race([run().catch((error: Failure) => [unanswered(error)]), late]);
  clearTimeout(timer);
  return findings.map((finding) => ({ subject: name, ...finding }));
}

type Failure = { code?: unknown; name?: unknown };

function unanswered(error?: Failure): Finding {
  const why = error ? String(error.code ?? error.name) : `no answer within ${LONGEST_MS / 1_000} s`;
  return refuse(
    `It could not be looked at (${why}).`,
    "See whether the service is reached from this machine.",
  );
}
