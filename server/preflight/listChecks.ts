import { checkRestore } from "../backup/checkRestore";
import { checkClock } from "../db/checkClock";
import { checkSchema } from "../db/checkSchema";
import type { Env } from "../env";
import { checkMetrics } from "../metrics/checkMetrics";
import { checkOss } from "../media/oss/checkOss";
import { checkRedis } from "../redis/checkRedis";
import { checkNls } from "../speech/nls/checkNls";
import { checkKeys } from "../security/checkKeys";
import { checkProcess } from "./checkProcess";
import type { PreflightCheck } from "./types";

/** What is looked at before a start, one line for each subject; nothing is asked of what is not configured. */
export const listChecks = (env: Env): PreflightCheck[] => [
  checkProcess(env),
  checkMetrics(env),
  checkKeys(env),
  checkSchema(env),
  checkClock(env),
  checkRestore(env),
  checkRedis(env),
  checkNls(env),
  checkOss(env),
];
