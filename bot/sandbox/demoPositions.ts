import type { Competency } from "../../server/positions/competency";
import { Position } from "../../server/positions/entity";
import { createPosition, setPositionState } from "../../server/positions/writePosition";
import { createPositionBody } from "../../server/positions/schema";
import type { Services } from "../../server/services";

type Opening = {
  unit: string;
  title: string;
  family: "sales" | "service" | "retail";
  headcount: number;
  duties: string;
  skills: string[];
  competencies: (readonly [id: string, weightBp: number, requiredScore: number])[];
  screening: { kind: "years"; least: number; field: string }[];
};

const OPENINGS: readonly Opening[] = [
  {
    unit: "BJ-SALES",
    title: "销售经理",
    family: "sales",
    headcount: 2,
    duties: "带领八人的销售小组，负责华北企业客户的开拓与续约；制定季度计划并对业绩负责。",
    skills: ["企业客户开拓", "团队管理", "合同谈判"],
    competencies: [
      ["sales_drive", 4000, 7],
      ["leadership", 3000, 6.5],
      ["customer_focus", 2000, 6.5],
      ["integrity", 1000, 7],
    ],
    screening: [{ kind: "years", least: 3, field: "销售" }],
  },
  {
    unit: "BJ-SERVICE",
    title: "客服专员",
    family: "service",
    headcount: 5,
    duties: "通过电话和在线渠道解答客户的问题，记录并跟进投诉，直到客户满意。",
    skills: ["电话沟通", "投诉处理"],
    competencies: [
      ["communication", 5000, 6.5],
      ["customer_focus", 3000, 6.5],
      ["resilience", 2000, 6],
    ],
    screening: [],
  },
  {
    unit: "CD-STORES",
    title: "门店店长",
    family: "retail",
    headcount: 1,
    duties: "负责一家门店的销售、排班、库存和服务质量，带领十二名店员。",
    skills: ["门店运营", "排班与库存"],
    competencies: [
      ["store_operations", 5000, 6.5],
      ["leadership", 3000, 6.5],
      ["integrity", 2000, 7],
    ],
    screening: [{ kind: "years", least: 2, field: "零售" }],
  },
];

const competencyOf = ([id, weightBp, requiredScore]: Opening["competencies"][number]) =>
  ({ source: "library", id, weightBp, requiredScore }) as Competency;

/**
 * Openings of the demonstration, where the library is empty, so that the board has somewhere to start.
 * @returns the one that the demonstration invites to; null where the library is the company's own
 */
export async function keepDemoPositions(services: Services): Promise<Position | null> {
  const { db, org } = services;
  const [first] = OPENINGS;
  const unitOf = ({ unit }: Opening) => org.tree().findByCode(unit)?.id;
  if (!(await db.read.existsBy(Position, {}))) {
    for (const opening of OPENINGS) {
      const orgUnitId = unitOf(opening);
      // A company that has units of its own has none of the demonstration's.
      if (orgUnitId === undefined) continue;
      const { unit: _, competencies, ...told } = opening;
      const wanted = createPositionBody.parse({ ...told, competencies: competencies.map(competencyOf) });
      const { id, version } = await createPosition(services, wanted, orgUnitId);
      await setPositionState(services, id, { state: "open", version });
    }
  }
  const orgUnitId = first && unitOf(first);
  if (!orgUnitId) return null;
  return db.read.findOneBy(Position, { orgUnitId, title: first.title, state: "open" });
}
