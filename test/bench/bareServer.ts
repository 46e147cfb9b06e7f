import { Router } from "@koa/router";
import Koa from "koa";
import { openBareDatabase } from "./bareDatabase";
import { bareHandlers } from "./bareHandlers";

/** Entry of the bare server: Koa, its router, the driver. Started like the product, by the same environment. */
const env = process.env;
const db = openBareDatabase({ url: env["DATABASE_URL"], file: env["BENCH_DATABASE_FILE"] ?? "" });
const handlers = bareHandlers(db, {
  companyName: env["BENCH_COMPANY"] ?? "",
  voice: env["BENCH_VOICE"] === "true",
});
const router = new Router();
router.get("/readyz", (ctx) => {
  ctx.body = { ready: true };
});
router.get("/api/v1/candidate/interview", handlers.state);
router.post("/api/v1/candidate/heartbeat", handlers.heartbeat);
router.get("/api/v1/interviews", handlers.list);
router.get("/api/v1/plans/:id", handlers.showPlan);

const app = new Koa();
app.use(router.routes());
app.listen(Number(env["PORT"]), env["HOST"]);
