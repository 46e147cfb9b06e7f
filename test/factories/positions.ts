import { updateRows } from "../../server/db/rows";
import { Position } from "../../server/positions/entity";
import { createPosition } from "../../server/positions/writePosition";
import type { TestServer } from "./server";

type Fields = Parameters<typeof createPosition>[1];

export const buildPositionFields = (over: Partial<Fields> = {}): Fields => ({
  title: "销售顾问",
  duties: "负责华东区域的客户开发与维护。",
  skills: ["客户沟通", "商务谈判"],
  family: "sales",
  language: "zh",
  headcount: 2,
  competencies: [
    { source: "library", id: "sales_drive", weightBp: 6000, requiredScore: 7 },
    { source: "library", id: "communication", weightBp: 4000, requiredScore: 6 },
  ],
  screening: [],
  ...over,
});

export const buildPosition = (
  { services }: TestServer,
  orgUnitId: string,
  over: Partial<Fields> = {},
): Promise<Position> => createPosition(services, buildPositionFields(over), orgUnitId);

/** One that people can be invited to. */
export async function buildOpenPosition(
  server: TestServer,
  orgUnitId: string,
  over: Partial<Fields> = {},
): Promise<Position> {
  const { id } = await buildPosition(server, orgUnitId, over);
  return server.services.db.write(async (tx) => {
    await updateRows(tx, Position, { id }, { state: "open" });
    return tx.manager.findOneByOrFail(Position, { id });
  });
}
