import type { Context } from "koa";
import { forbidden } from "../../http/errors";
import type { Services } from "../../services";
import { startStaffSession } from "../staffSessions";
import { trustDevice } from "./trustedDevice";

/** Another site must not be able to log somebody in as somebody else, nor to use up their link. */
export function assertOwnPage(ctx: Context): void {
  if (ctx.get("x-requested-with") !== "zhimian") throw forbidden("request.forged");
}

/** A session for somebody who has just proved who they are, in a browser that is then known to be theirs. */
export async function letIn(services: Services, ctx: Context, staffId: string): Promise<void> {
  await startStaffSession(services, ctx, staffId);
  trustDevice(services, ctx, staffId);
}
