import { type Route, companyWide, route, scoped, staffWith } from "../../http/route";
import type { Services } from "../../services";
import { Staff } from "../entity";
import { READ_FROM_BELOW, ROLE_PERMISSIONS, WHOLE_COMPANY, scopeOf, staffRole } from "../permissions";
import { withinScope } from "../scope";
import { headcountsSchema, rolesSchema } from "./schema";

/** What the pages of the organisation show beside the tree itself. */
export function orgOverviewRoutes({ db }: Services): Route[] {
  return [
    route({
      method: "get",
      path: "/org/headcounts",
      summary: "How many people each unit has",
      access: staffWith("staff.read", scoped),
      response: headcountsSchema,
      handle: async ({ actor }) => {
        const builder = db.read
          .createQueryBuilder(Staff, "staff")
          .select("staff.orgUnitId", "orgUnitId")
          .addSelect("COUNT(*)", "staff")
          .where("staff.state <> :suspended", { suspended: "suspended" })
          .groupBy("staff.orgUnitId");
        const counted = await withinScope(builder, "staff", scopeOf(actor, "staff.read")).getRawMany<{
          orgUnitId: string;
          staff: string | number;
        }>();
        return { items: counted.map(({ orgUnitId, staff }) => ({ orgUnitId, staff: Number(staff) })) };
      },
    }),
    route({
      method: "get",
      path: "/org/roles",
      summary: "What each role may do",
      access: staffWith("org.read", companyWide("roles are the same in every branch")),
      response: rolesSchema,
      handle: async () => ({
        roles: staffRole.options.map((role) => ({ role, permissions: [...ROLE_PERMISSIONS[role]] })),
        wholeCompany: [...WHOLE_COMPANY],
        readFromBelow: [...READ_FROM_BELOW],
      }),
    }),
  ];
}
