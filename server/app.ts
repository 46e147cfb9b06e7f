import Koa, { type Middleware } from "koa";
import { batchRoutes } from "./batches/routes";
import { candidatePoolRoutes } from "./candidates/routes";
import { chatAccountRoutes } from "./chats/accounts/routes";
import { chatLoginRoutes } from "./chats/logins/routes";
import { createOpenApi } from "./http/openapi";
import { healthRoutes } from "./http/health";
import { createIdempotency } from "./http/idempotency";
import { API_PREFIX, mountRoutes } from "./http/mount";
import { onError } from "./http/onError";
import { servePages } from "./http/pages";
import { createRateLimits } from "./http/rateLimit";
import { requestId, requestLog } from "./http/requestLog";
import type { Route } from "./http/route";
import { securityHeaders } from "./http/securityHeaders";
import { candidateRoutes } from "./interviews/candidateRoutes";
import { findCandidate } from "./interviews/candidateSessions";
import { decisionRoutes } from "./decisions/routes";
import { interviewRoutes } from "./interviews/staffRoutes";
import { progressRoutes } from "./insight/progress/routes";
import { invitationRoutes } from "./invitations/routes";
import { mediaRoutes } from "./media/routes";
import { sandboxRoutes } from "./notifications/routes";
import { cardRoutes } from "./chats/cardRoutes";
import { messageRoutes } from "./notifications/staffRoutes";
import { meetingRoutes } from "./meetings/routes";
import { orgImportRoutes } from "./org/import/routes";
import { delegationRoutes } from "./org/delegations/routes";
import { accountRoutes } from "./org/login/accountRoutes";
import { loginRoutes } from "./org/login/routes";
import { orgOverviewRoutes } from "./org/overview/routes";
import { findOwner } from "./org/records";
import { sessionRoutes } from "./org/routes";
import { staffRoutes } from "./org/staff/routes";
import { findStaff } from "./org/staffSessions";
import { orgUnitRoutes } from "./org/units/routes";
import { pipelineRoutes } from "./pipeline/routes";
import { planRoutes } from "./plans/routes";
import { positionRoutes } from "./positions/routes";
import { questionImportRoutes } from "./questions/importRoutes";
import { questionRoutes } from "./questions/routes";
import { jobRoutes } from "./queue/routes";
import { comparisonRoutes } from "./reports/compare/routes";
import { reportRoutes } from "./reports/routes";
import { reviewRoutes } from "./reviews/routes";
import { toolRoutes as resumeTools } from "./resumes/toolRoutes";
import { toolRoutes as scoringTools } from "./scoring/toolRoutes";
import { calibrationRoutes } from "./scoring/calibration/company/routes";
import { fitRoutes } from "./scoring/calibration/tools/routes";
import { savedViewRoutes } from "./savedViews/routes";
import type { Services } from "./services";
import { toolRoutes as speechTools } from "./speech/toolRoutes";

export const listRoutes = (services: Services): Route[] => [
  ...sessionRoutes(services),
  ...orgUnitRoutes(services),
  ...orgOverviewRoutes(services),
  ...orgImportRoutes(services),
  ...staffRoutes(services),
  ...loginRoutes(services),
  ...chatLoginRoutes(services),
  ...chatAccountRoutes(services),
  ...accountRoutes(services),
  ...delegationRoutes(services),
  ...planRoutes(services),
  ...positionRoutes(services),
  ...questionRoutes(services),
  ...questionImportRoutes(services),
  ...invitationRoutes(services),
  ...batchRoutes(services),
  ...messageRoutes(services),
  ...cardRoutes(services),
  ...meetingRoutes(services),
  ...progressRoutes(services),
  ...comparisonRoutes(services),
  ...interviewRoutes(services),
  ...decisionRoutes(services),
  ...candidatePoolRoutes(services),
  ...pipelineRoutes(services),
  ...candidateRoutes(services),
  ...mediaRoutes(services),
  ...reportRoutes(services),
  ...reviewRoutes(services),
  ...jobRoutes(services),
  ...savedViewRoutes(services),
  ...speechTools(services),
  ...scoringTools(services),
  ...fitRoutes(services),
  ...calibrationRoutes(services),
  ...resumeTools(services),
  ...sandboxRoutes(services),
];

export type AppOptions = {
  /** The built pages. */
  pages: string;
  /** Of whoever composes the process: the sandbox's. They walk the same chain. */
  moreRoutes?: readonly Route[];
  isDraining?: () => boolean;
  /** What the bot hears by HTTP: comes before the API, with its errors and its log. */
  before?: readonly Middleware[];
};

/** The API and the pages as one Koa app, without a socket of its own. */
export function createApp(
  services: Services,
  { pages, moreRoutes = [], isDraining = () => false, before = [] }: AppOptions,
): Koa {
  const { env, log, metrics, db, clock, cipher, version } = services;
  // What stands before the proxies' own words in X-Forwarded-For was written by the sender.
  const app = new Koa({ proxy: env.TRUST_PROXY > 0, maxIpsCount: env.TRUST_PROXY });
  app.silent = true;
  app.on("error", (error: unknown) => log.debug({ err: error }, "connection error"));

  const routes = [...listRoutes(services), ...moreRoutes];
  const openApi = JSON.stringify(createOpenApi(routes, version));
  const api = mountRoutes(routes, {
    authenticate: {
      staff: (ctx) => findStaff(services, ctx),
      candidate: (ctx) => findCandidate(services, ctx),
    },
    findOwner: (kind, id) => findOwner(db.read, kind, id),
    consume: createRateLimits(env.RATE_LIMITS),
    once: createIdempotency(db, clock, cipher),
    durable: () => db.durable(),
  });
  const health = healthRoutes(services, isDraining);

  app.use(requestId);
  app.use(requestLog(log));
  app.use(metrics.middleware);
  app.use(securityHeaders(env));
  app.use(onError(log));
  for (const middleware of before) app.use(middleware);
  app.use(api);
  app.use(health.routes());
  app.use(async (ctx, next) => {
    if (ctx.path !== `${API_PREFIX}/openapi.json`) return next();
    ctx.type = "json";
    ctx.body = openApi;
  });
  app.use(async (ctx, next) => {
    // An API address that does not exist is never answered with a page.
    if (ctx.path.startsWith(API_PREFIX)) return;
    await next();
  });
  app.use(servePages(pages));
  return app;
}
