import type { EntityManager } from "typeorm";
import { type Env, isLoopback } from "../env";
import { rejectedByItself } from "../rules/settings";
import type { Interview } from "./entity";
import { Consent } from "./identityEntity";

/** Changes with every change of meaning in the notice text, so that the ledger says what was agreed to. */
export const NOTICE_VERSION = "2026-11";
/** The same, and that a language model outside this machine reads the answers' words. */
export const OUTSIDE_NOTICE_VERSION = "2026-11-outside";

type ModelEnv = Pick<Env, "LLM_BASE_URL">;
type SpeechEnv = Pick<Env, "NLS_APPKEY" | "NLS_URL">;

/** Whether a language model is configured that is not on this machine. */
export const asksOutside = ({ LLM_BASE_URL: url }: ModelEnv): boolean =>
  url !== undefined && !isLoopback(new URL(url).hostname);

/** Whether answers are heard by a service that is not on this machine. */
export const hearsOutside = ({ NLS_APPKEY, NLS_URL }: SpeechEnv): boolean =>
  NLS_APPKEY !== undefined && !isLoopback(new URL(NLS_URL).hostname);

/** Of a notice that also says that a service outside hears the answers. */
const HEARD_OUTSIDE = "-speech";
/** Of a notice that also says that a rejection may come by itself (server/rules). */
const BY_ITSELF = "-auto";

/** The notice that this candidate is shown; `byItself`: whether rejections may be automatic. */
export const noticeVersion = (env: ModelEnv & SpeechEnv, byItself: boolean): string =>
  [
    asksOutside(env) ? OUTSIDE_NOTICE_VERSION : NOTICE_VERSION,
    hearsOutside(env) ? HEARD_OUTSIDE : "",
    byItself ? BY_ITSELF : "",
  ].join("");

/** Whether whoever was invited then is told that a rejection may come by itself; a later switch changes nothing. */
export const tellsOfRejection = (
  manager: EntityManager,
  { invitedAt }: Pick<Interview, "invitedAt">,
): Promise<boolean> => rejectedByItself(manager, invitedAt);

const lastConsent = (manager: EntityManager, interviewId: string): Promise<Consent | null> =>
  manager.findOne(Consent, {
    where: { interviewId, kind: "ai_evaluation" },
    order: { at: "DESC", id: "DESC" },
  });

/** Whether the candidate read that a rejection may come by itself, and agreed to be evaluated then. */
export async function mayRejectByItself(
  manager: EntityManager,
  { id }: Pick<Interview, "id">,
): Promise<boolean> {
  const last = await lastConsent(manager, id);
  return last !== null && last.granted && last.noticeVersion.endsWith(BY_ITSELF);
}

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
  const last = await lastConsent(manager, interviewId);
  return !last?.granted || !last.noticeVersion.startsWith(OUTSIDE_NOTICE_VERSION);
}

/** The same of the sound of the answers, where a service outside hears answers. */
export async function mustBeHeardHere(
  env: SpeechEnv,
  manager: EntityManager,
  interviewId: string,
): Promise<boolean> {
  if (!hearsOutside(env)) return false;
  const last = await lastConsent(manager, interviewId);
  return !last?.granted || !last.noticeVersion.includes(HEARD_OUTSIDE);
}
