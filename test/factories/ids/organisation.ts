import { buildChatAccount } from "../chatAccounts";
import { buildDepartment } from "../departments";
import type { Places } from "../org";
import { buildOpenPosition } from "../positions";
import type { TestServer } from "../server";
import { type Ask, colleague, list, unique } from "./ask";

const staffBody = ({ ownDepartment }: Places) => ({
  name: "新同事",
  email: `id-${unique()}@people.example`,
  phone: null,
  orgUnitId: ownDepartment,
});
const byUnit = ({ ownDepartment }: Places) => [{ role: "hiring_manager", orgUnitId: ownDepartment }];
const byPosition = async (server: TestServer, { ownDepartment }: Places) => [
  { role: "hiring_manager", positionId: (await buildOpenPosition(server, ownDepartment)).id },
];

export const organisationAsks: Record<string, Ask[]> = {
  "POST /org/units": [
    async (_server, { own }) => ({ body: { parentId: own, kind: "department", name: `部门 ${unique()}` } }),
  ],
  "POST /org/units/:id/move": [
    async (server, { own, ownDepartment }) => {
      const id = await buildDepartment(await server.staff("hq_admin"), own);
      return { params: { id }, body: { parentId: ownDepartment } };
    },
  ],
  "GET /staff": [list],
  "POST /staff": [
    async (_server, places) => ({ body: { ...staffBody(places), grants: byUnit(places) } }),
    async (server, places) => ({ body: { ...staffBody(places), grants: await byPosition(server, places) } }),
  ],
  "GET /chat/accounts": [list],
  "PUT /chat/accounts/:id/staff": [
    async (server, places) => ({
      params: { id: (await buildChatAccount(server, places.ownDepartment)).id },
      body: { staffId: (await colleague(server, places)).id },
    }),
  ],
  "PUT /staff/:id": [
    async (server, places) => ({ params: await colleague(server, places), body: staffBody(places) }),
  ],
  "PUT /staff/:id/grants": [
    async (server, places) => ({ params: await colleague(server, places), body: { grants: byUnit(places) } }),
    async (server, places) => ({
      params: await colleague(server, places),
      body: { grants: await byPosition(server, places) },
    }),
  ],
  "POST /api-tokens": [
    async (_server, { ownDepartment }) => ({
      body: { orgUnitId: ownDepartment, name: "人事系统", scopes: ["org.read"], expiresAt: null },
    }),
  ],
  "POST /webhooks": [
    async (_server, { ownDepartment }) => ({
      body: {
        orgUnitId: ownDepartment,
        name: "人事系统",
        url: "https://93.184.215.14/hook",
        types: ["candidacy.moved"],
      },
    }),
  ],
};
