import { revokeInvitation } from "../../server/invitations/renewInvitation";
import { transition } from "../../server/interviews/status";
import type { Services } from "../../server/services";
import { interviewOf } from "./chats/story";
import { forgetCards } from "./forgetCards";
import { SANDBOX_STORIES } from "./members";
import type { Sandbox } from "./openSandbox";

/**
 * The demonstration as on the first day: the story's candidates are invited to nothing that is still open, and all
 * chats are empty. What was finished stays in the console.
 */
export async function startAfresh(services: Services, sandbox: Sandbox): Promise<void> {
  for (const story of SANDBOX_STORIES) {
    const open = await interviewOf(services, story, new Date(0));
    if (open && transition(open.status, "revoke") !== null) await revokeInvitation(services, open.id);
  }
  await services.db.write((tx) => forgetCards(tx, () => false));
  sandbox.forget();
}
