import type { EntityManager } from "typeorm";
import { type Env, isLoopback } from "../env";
import { Consent } from "./identityEntity";

/** Changes with every change of meaning in the notice text, so that the ledger says what was agreed to. */
export const NOTICE_VERSION = "2026-11";
/** The same, and that a language model outside this machine reads the answers' words. */
export const OUTSIDE_NOTICE_VERSION = "2026-11-outside";

type ModelEnv = Pick<Env, "LLM_BASE_URL">;

/** Whether a language model is configured that is not on this machine. */
export const asksOutside = ({ LLM_BASE_URL: url }: ModelEnv): boolean =>
  url !== undefined && !isLoopback(new URL(url).hostname);

/** The notice that candidates are shown now. */
export const noticeVersion = (env: ModelEnv): string =>
  asksOutside(env) ? OUTSIDE_NOTICE_VERSION : NOTICE_VERSION;

/**
 * Whether the words of this interview's answers have to stay here: the configured model is outside, and what the
 * candidate agreed to last did not say so (the model was configured since).
 */
export async function mustStayHere(
  env: ModelEnv,
  manager: EntityManager,
  interviewId: string,
): Promise<boolean> {
  if (!asksOutside(env)) return false;
  const last = await manager.findOne(Consent, {
    where: { interviewId, kind: "ai_evaluation" },
    order: { at: "DESC", id: "DESC" },
  });
  return !last?.granted || last.noticeVersion !== OUTSIDE_NOTICE_VERSION;
}
