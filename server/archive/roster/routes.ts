import { selectOne } from "../../db/statements";
import { type Route, companyWide, route, staffWith } from "../../http/route";
import type { Services } from "../../services";
import { RosterSync } from "./entity";
import { requestRosterSync } from "./requestRosterSync";
import { rosterSchema } from "./schema";

const WHOLE = companyWide("the roster is the whole company's; only grants over all of it give this");
const SYNCS = { points: 30, seconds: 60 };
/** What DingTalk says to an app that was not given the permission. */
const DENIED = /^(Forbidden\.AccessDenied\.AccessTokenPermissionDenied|60011)$/;

/** DingTalk's HR roster (智能人事花名册): where its reading stands, and a reading now. */
export function rosterRoutes(services: Services): Route[] {
  async function present() {
    if (!services.platforms.dingtalk) return { sync: null };
    const row = await selectOne(services.db.read, RosterSync, { platform: "dingtalk" });
    return {
      sync: {
        state: row?.state ?? ("never" as const),
        people: row?.people ?? 0,
        failure: row?.failure ?? null,
        denied: DENIED.test(row?.failure ?? ""),
        result: row?.result ?? null,
        startedAt: row?.startedAt?.toISOString() ?? null,
        completedAt: row?.completedAt?.toISOString() ?? null,
      },
    };
  }
  return [
    route({
      method: "get",
      path: "/archive/roster",
      summary: "Where the reading of DingTalk's HR roster stands",
      access: staffWith("contacts.sync", WHOLE),
      response: rosterSchema,
      handle: present,
    }),
    route({
      method: "post",
      path: "/archive/roster",
      summary: "Read DingTalk's HR roster now",
      access: staffWith("contacts.sync", WHOLE),
      rateLimit: SYNCS,
      response: rosterSchema,
      status: 202,
      handle: async () => {
        await requestRosterSync(services);
        return present();
      },
    }),
  ];
}
