import type { Context } from "koa";
import { AppError, tooLarge } from "../../../http/errors";
import { type Route, companyWide, route, staffWith } from "../../../http/route";
import type { Services } from "../../../services";
import { learnWeightsBody, learnedWeightsSchema } from "../weights/schema";
import { findScorer, keepScorer, ownerOf } from "./fittedScorers";
import {
  MAX_BODY,
  fitScorerBody,
  fittedScorerSchema,
  predictScoresBody,
  predictedScoresSchema,
} from "./schema";
import { withScorerProcess } from "./scorerProcess";
import { whileWaiting } from "./whileWaiting";

/** The body as it came: it is read where it is used, in a process of its own. */
async function readBody(ctx: Context): Promise<Buffer> {
  if (Number(ctx.get("content-length") || 0) > MAX_BODY) refuse(ctx);
  if (!ctx.is("json")) throw new AppError("request.media_type", 415);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) refuse(ctx);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuse(ctx: Context): never {
  // The rest of the body is not read; the connection cannot be used again.
  ctx.set("Connection", "close");
  throw tooLarge("request.too_large");
}

const stateless = companyWide("a tool: only what the request brings, and models of the caller's own");

/** Learning to score answers from answers that people have scored, for other HR systems and our own evaluation. */
export function fitRoutes(services: Pick<Services, "db" | "clock">): Route[] {
  return [
    route({
      method: "post",
      path: "/tools/fit-scorer",
      summary: "Learn to score from scored answers",
      access: staffWith("tools.use", stateless),
      bodyLimit: "raw",
      rawBody: fitScorerBody,
      response: fittedScorerSchema,
      rateLimit: { points: 120, seconds: 60 },
      handle: async ({ actor, ctx }) => {
        const body = await readBody(ctx);
        const reply = await withScorerProcess(whileWaiting(ctx), (ask) => ask({ kind: "fit", body }));
        if (reply.kind !== "fitted") throw new Error(`the scorer answered ${reply.kind}`);
        const { id, expiresAt } = await keepScorer(services, ownerOf(actor), reply.model, reply.version);
        return { modelId: id, expiresAt: expiresAt.toISOString(), ...reply.summary };
      },
    }),
    route({
      method: "post",
      path: "/tools/learn-weights",
      summary: "Learn weights from outcomes; kept unless proven better",
      access: staffWith("tools.use", companyWide("a stateless tool: only what the request brings")),
      bodyLimit: "raw",
      rawBody: learnWeightsBody,
      response: learnedWeightsSchema,
      rateLimit: { points: 120, seconds: 60 },
      handle: async ({ ctx }) => {
        const body = await readBody(ctx);
        const reply = await withScorerProcess(whileWaiting(ctx), (ask) => ask({ kind: "weights", body }));
        if (reply.kind !== "weighed") throw new Error(`the scorer answered ${reply.kind}`);
        return reply.learned;
      },
    }),
    route({
      method: "post",
      path: "/tools/predict-scores",
      summary: "Score answers as was learned",
      access: staffWith("tools.use", stateless),
      bodyLimit: "raw",
      rawBody: predictScoresBody,
      response: predictedScoresSchema,
      rateLimit: { points: 600, seconds: 60 },
      handle: async ({ actor, ctx }) => {
        const body = await readBody(ctx);
        return withScorerProcess(whileWaiting(ctx), async (ask) => {
          const asked = await ask({ kind: "read", body });
          if (asked.kind !== "asked") throw new Error(`the scorer answered ${asked.kind}`);
          const model = await findScorer(services, ownerOf(actor), asked.modelId);
          const reply = await ask({ kind: "predict", model });
          if (reply.kind !== "predicted") throw new Error(`the scorer answered ${reply.kind}`);
          return { scores: reply.scores };
        });
      },
    }),
  ];
}
