import { z } from "zod";
import { forbidden } from "../http/errors";
import { type Route, everybody, route } from "../http/route";
import { instant, uuid } from "../http/schema";
import { demoRefusal } from "../org/demoDoor";
import type { Services } from "../services";
import { SandboxMessage } from "./entity";

const SHOWN = 100;

/** The local inbox: everything that SMS and mail would have carried. Open to this machine's own browser only. */
export function sandboxRoutes({ db, env, cipher }: Pick<Services, "db" | "env" | "cipher">): Route[] {
  return [
    route({
      method: "get",
      path: "/sandbox/messages",
      summary: "The sandbox inbox, newest first",
      access: everybody,
      response: z.object({
        items: z.array(
          z.object({
            id: uuid,
            channel: z.enum(["sms", "email"]),
            to: z.string(),
            subject: z.string(),
            text: z.string(),
            createdAt: instant,
          }),
        ),
      }),
      handle: async ({ ctx }) => {
        const reason = demoRefusal(env, {
          headers: ctx.headers,
          remoteAddress: ctx.req.socket.remoteAddress,
        });
        if (reason) throw forbidden("session.demo_closed", { params: { reason } });
        const messages = await db.read.find(SandboxMessage, { order: { createdAt: "DESC" }, take: SHOWN });
        return {
          items: messages.map(({ id, channel, toSealed, subject, textSealed, createdAt }) => ({
            id,
            channel,
            to: cipher.decrypt(toSealed, `sandbox_messages.to:${id}`),
            subject,
            text: cipher.decrypt(textSealed, `sandbox_messages.text:${id}`),
            createdAt: createdAt.toISOString(),
          })),
        };
      },
    }),
  ];
}
