import type { Env } from "../env";
import { type PreflightCheck, warn } from "../preflight/types";

/** That the figures of a public server are not everybody's. */
export const checkMetrics = ({ ROLES, PUBLIC_URL, METRICS_PORT, METRICS_TOKEN }: Env): PreflightCheck => ({
  name: "figures",
  async run() {
    const isPublic = ROLES.includes("api") && PUBLIC_URL !== undefined;
    if (!isPublic || METRICS_PORT !== undefined || METRICS_TOKEN !== undefined) return [];
    return [
      warn(
        "Whoever reaches this server reads its figures at /metrics.",
        "Set METRICS_PORT to serve them on a port of the inner network, or METRICS_TOKEN.",
      ),
    ];
  },
});
