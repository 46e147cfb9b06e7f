import { z } from "zod";
import { Router } from "@koa/router";
import { namePlatforms } from "../platforms/platforms";
import { Job } from "../queue/entity";
import type { Services } from "../services";

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

/** Alive, ready and measured. `draining` is true from the stop signal on: a balancer sends nobody new. */
export function healthRoutes(services: Services, isDraining: () => boolean): Router {
  const { db, env, media, speech, scoring, channels, platforms, version, metrics } = services;
  const router = new Router();
  const reachesDatabase = () =>
    db.read.query("SELECT 1").then(
      () => true,
      () => false,
    );

  router.get("/healthz", (ctx) => {
    ctx.body = healthSchema.parse({
      status: "ok",
      version,
      engines: {
        database: db.dialect,
        queue: "database",
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
    const ready = !isDraining() && (await reachesDatabase());
    ctx.status = ready ? 200 : 503;
    ctx.body = { ready };
  });
  router.get("/metrics", async (ctx) => {
    const counted = await db.read
      .createQueryBuilder(Job, "job")
      .select("job.status", "status")
      .addSelect("COUNT(*)", "count")
      .groupBy("job.status")
      .getRawMany<{ status: string; count: string | number }>();
    metrics.jobs.reset();
    for (const { status, count } of counted) metrics.jobs.set({ status }, Number(count));
    ctx.type = metrics.registry.contentType;
    ctx.body = await metrics.registry.metrics();
  });
  return router;
}
