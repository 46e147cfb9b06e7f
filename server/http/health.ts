import { z } from "zod";
import { Router } from "@koa/router";
import { namePlatforms } from "../platforms/platforms";
import type { Services } from "../services";
import { createReadiness } from "./readiness";

export const healthSchema = z.object({
  status: z.enum(["ok", "failing"]),
  version: z.string(),
  engines: z.object({
    database: z.string(),
    queue: z.string(),
    media: z.string(),
    speech: z.string(),
    scoring: z.string(),
    chat: z.string(),
    sms: z.string(),
    email: z.string(),
  }),
});

/** Alive and ready. */
export function healthRoutes(services: Services): Router {
  const { db, env, media, speech, scoring, channels, platforms, version } = services;
  const router = new Router();
  const readiness = createReadiness(services);

  router.get("/healthz", (ctx) => {
    ctx.body = healthSchema.parse({
      status: "ok",
      version,
      engines: {
        database: db.replica ? `${db.dialect} (replica ${db.replica.state})` : db.dialect,
        queue: services.queue.transport.name,
        media: media.name,
        speech: `${speech.engine.name}@${speech.engine.version}`,
        scoring: scoring.describe?.() ?? `${scoring.name}@${scoring.version}`,
        chat: namePlatforms(platforms, env),
        sms: channels.sms.name,
        email: channels.email.name,
      },
    });
  });
  router.get("/readyz", async (ctx) => {
    const answer = await readiness();
    ctx.status = answer.ready ? 200 : 503;
    ctx.body = answer;
  });
  return router;
}
