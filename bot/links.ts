import type { Env } from "../server/env";
import { linkBase } from "../server/invitations/links";

/** An address of the console; whoever opens it logs in there first, by the platform where there is one. */
export const consolePage = (env: Pick<Env, "PUBLIC_URL" | "HOST" | "PORT">, path: string): string =>
  `${linkBase(env).origin}/console${path}`;
