import { notFound } from "../../http/errors";
import { type Route, companyWide, record, route, scoped, staffWith } from "../../http/route";
import { idParams } from "../../http/schema";
import type { Services } from "../../services";
import { openPlatforms } from "../reach";
import { ContactSync } from "./entity";
import { linkAccount } from "./linkAccount";
import { listAccounts, presentAccounts } from "./listAccounts";
import * as schema from "./schema";
import { requestSync } from "./sync/requestSync";

const WHOLE = companyWide(
  "a platform's contacts are the whole company's; only grants over all of it give this",
);
const SYNCS = { points: 30, seconds: 60 };

/** Chat accounts and whose they are; the reading of the platforms' contacts. */
export function chatAccountRoutes(services: Services): Route[] {
  async function presentSyncs() {
    const rows = await services.db.read.find(ContactSync);
    return {
      items: openPlatforms(services).map((platform) => {
        const row = rows.find((one) => one.platform === platform);
        return {
          platform,
          state: row?.state ?? ("never" as const),
          departments: row?.departments ?? 0,
          people: row?.people ?? 0,
          failure: row?.failure ?? null,
          result: row?.result ?? null,
          startedAt: row?.startedAt?.toISOString() ?? null,
          completedAt: row?.completedAt?.toISOString() ?? null,
        };
      }),
    };
  }
  return [
    route({
      method: "get",
      path: "/chat/accounts",
      summary: "Chat accounts, the newest first",
      access: staffWith("staff.read", scoped),
      query: schema.chatAccountListQuery,
      response: schema.chatAccountPageSchema,
      handle: ({ actor, query }) => listAccounts(services, actor, query),
    }),
    route({
      method: "put",
      path: "/chat/accounts/:id/staff",
      summary: "Say whose account it is, or that it is nobody's",
      access: staffWith("staff.manage", record("chatAccount")),
      params: idParams,
      body: schema.linkBody,
      response: schema.chatAccountSchema,
      handle: async ({ actor, params, body }) => {
        const account = await linkAccount(services, actor, params.id, body.staffId);
        const [view] = await presentAccounts(services, actor, [account]);
        if (!view) throw notFound("chat_account.not_found");
        return view;
      },
    }),
    route({
      method: "get",
      path: "/chat/contacts",
      summary: "Where the reading of each platform's contacts stands",
      access: staffWith("contacts.sync", WHOLE),
      response: schema.contactSyncsSchema,
      handle: presentSyncs,
    }),
    route({
      method: "post",
      path: "/chat/contacts",
      summary: "Read a platform's contacts now",
      access: staffWith("contacts.sync", WHOLE),
      rateLimit: SYNCS,
      body: schema.requestSyncBody,
      response: schema.contactSyncsSchema,
      status: 202,
      handle: async ({ body: { platform, whoeverLeft } }) => {
        await requestSync(services, platform, { whoeverLeft });
        return presentSyncs();
      },
    }),
  ];
}
