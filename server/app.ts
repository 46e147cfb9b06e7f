import Koa, { type Middleware } from "koa";
import { supportRoutes } from "./archive/support/routes";
import { archiveQueryRoutes } from "./archiveQueries/routes";
import { comprehensiveRoutes } from "./archive/comprehensive/routes";
import { growthRoutes } from "./archive/growth/routes";
import { externalRoutes } from "./archive/external/routes";
import { rosterRoutes } from "./archive/roster/routes";
import { workImportRoutes } from "./archive/imports/routes";
import { workRoutes } from "./archive/routes";
import { apiTokenRoutes } from "./apiTokens/routes";
import { batchRoutes } from "./batches/routes";
import { candidatePoolRoutes } from "./candidates/routes";
import { chatAccountRoutes } from "./chats/accounts/routes";
import { chatLoginRoutes } from "./chats/logins/routes";
import { createServerChoice } from "./http/chooseServer";
import { createOpenApi } from "./http/openapi";
import { healthRoutes } from "./http/health";
import { createIdempotency } from "./http/idempotency";
import { leaveConnections } from "./http/leaveConnections";
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
import { measureRequests } from "./metrics/measureRequests";
import { metricsRoute } from "./metrics/serveMetrics";
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
import { roundRoutes } from "./rounds/routes";
import { comparisonRoutes } from "./reports/compare/routes";
import { reportRoutes } from "./reports/routes";
import { reviewRoutes } from "./reviews/routes";
import { ruleRoutes } from "./rules/routes";
import { toolRoutes as resumeTools } from "./resumes/toolRoutes";
import { toolRoutes as scoringTools } from "./scoring/toolRoutes";
import { calibrationRoutes } from "./scoring/calibration/company/routes";
import { fitRoutes } from "./scoring/calibration/tools/routes";
import { savedViewRoutes } from "./savedViews/routes";
import type { Services } from "./services";
import { standingRoutes } from "./standing/routes";
import { traceRequests } from "./telemetry/traceRequests";
import { webhookRoutes } from "./webhooks/routes";
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
  ...archiveQueryRoutes(services),
  ...workRoutes(services),
  ...workImportRoutes(services),
  ...externalRoutes(services),
  ...rosterRoutes(services),
  ...roundRoutes(services),
  ...growthRoutes(services),
  ...supportRoutes(services),
  ...comprehensiveRoutes(services),
  ...candidateRoutes(services),
  ...standingRoutes(services),
  ...mediaRoutes(services),
  ...reportRoutes(services),
  ...reviewRoutes(services),
  ...ruleRoutes(services),
  ...jobRoutes(services),
  ...savedViewRoutes(services),
  ...apiTokenRoutes(services),
  ...webhookRoutes(services),
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
  /** What the bot hears by HTTP: comes before the API, with its errors and its log. */
  before?: readonly Middleware[];
};

/** `openApi` makes the document once, which takes 0.3 s: a process that serves does so before it listens. */
export type App = Koa & { openApi(): string };

/** The API and the pages as one Koa app, without a socket of its own. */
export function createApp(services: Services, { pages, moreRoutes = [], before = [] }: AppOptions): App {
  const { env, log, metrics, tracing, db, redis, clock, cipher, version, shutdown } = services;
  // What stands before the proxies' own words in X-Forwarded-For was written by the sender.
  const app = new Koa({ proxy: env.TRUST_PROXY > 0, maxIpsCount: env.TRUST_PROXY });
  app.silent = true;
  app.on("error", (error: unknown) => log.debug({ err: error }, "connection error"));

  const routes = [...listRoutes(services), ...moreRoutes];
  let document: string | null = null;
  const openApi = () => (document ??= JSON.stringify(createOpenApi(routes, version)));
  const api = mountRoutes(routes, {
    authenticate: {
      staff: (ctx) => findStaff(services, ctx),
      candidate: (ctx) => findCandidate(services, ctx),
    },
    findOwner: (kind, id) => findOwner(db.read, kind, id),
    consume: createRateLimits(env.RATE_LIMITS, redis),
    once: createIdempotency(db, clock, cipher),
    chooseServer: createServerChoice(db, { secure: env.PUBLIC_URL !== undefined }),
    durable: () => db.durable(),
  });
  const health = healthRoutes(services);

  app.use(leaveConnections(shutdown));
  app.use(requestId);
  app.use(traceRequests(tracing));
  app.use(requestLog(log));
  app.use(measureRequests(metrics));
  app.use(securityHeaders(env, services.media.origin));
  app.use(onError(log));
  for (const middleware of before) app.use(middleware);
  app.use(api);
  app.use(health.routes());
  app.use(metricsRoute(services));
  app.use(async (ctx, next) => {
    if (ctx.path !== `${API_PREFIX}/openapi.json`) return next();
    ctx.type = "json";
    ctx.body = openApi();
  });
  app.use(async (ctx, next) => {
    // An API address that does not exist is never answered with a page.
    if (ctx.path.startsWith(API_PREFIX)) return;
    await next();
  });
  app.use(servePages(pages));
  return Object.assign(app, { openApi });
}
