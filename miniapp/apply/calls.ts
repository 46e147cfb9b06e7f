import type { OpenedLink } from "../../server/candidates/applications/schema";
import { createApi } from "../shared/api";
import { acceptLanguage, currentLanguage } from "../shared/i18n";

export type { OpenedLink } from "../../server/candidates/applications/schema";

const api = createApi({ language: () => acceptLanguage(currentLanguage()) });
/** A résumé over a slow line. */
const SENDING_MS = 180_000;

export const openLink = (token: string) => api.post<OpenedLink>("/applications/open", { token });

export type Answers = {
  name: string;
  phone: string;
  email: string;
  note: string;
  consent: boolean;
  talentPool: boolean;
  /** Hidden from people; what fills it in is a program. */
  website: string;
  resume: File | null;
};

export function apply(token: string, consentVersion: string, answers: Answers): Promise<unknown> {
  const { resume, ...fields } = answers;
  const form = new FormData();
  for (const [name, value] of Object.entries({ token, consentVersion, ...fields }))
    form.set(name, String(value));
  // Always there, and empty without a résumé: the server takes one shape of form only.
  form.set("file", resume ?? new Blob([]), resume?.name ?? "none");
  return api.post("/applications", form, { timeoutMs: SENDING_MS });
}
