import Koa from "koa";
import type { Services } from "../services";
import { healthRoutes } from "./health";
import { metricsRoute } from "../metrics/serveMetrics";
import { onError } from "./onError";

/** What a process without the API answers on its port: /healthz, /readyz and /metrics. */
export function createHealthApp(services: Services): Koa {
  const app = new Koa();
  app.silent = true;
  app.use(onError(services.log));
  app.use(healthRoutes(services).routes());
  app.use(metricsRoute(services));
  return app;
}
