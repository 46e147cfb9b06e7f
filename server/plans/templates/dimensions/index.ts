import type { Dimension, InterviewLanguage } from "../../definition";
import type { LibraryDimension } from "../types";
import { codeQuality } from "./codeQuality";
import { communication } from "./communication";
import { customerFocus } from "./customerFocus";
import { dataThinking } from "./dataThinking";
import { decisionMaking } from "./decisionMaking";
import { execution } from "./execution";
import { integrity } from "./integrity";
import { leadership } from "./leadership";
import { learningAgility } from "./learningAgility";
import { peopleDevelopment } from "./peopleDevelopment";
import { planning } from "./planning";
import { problemSolving } from "./problemSolving";
import { productSense } from "./productSense";
import { qualityAwareness } from "./qualityAwareness";
import { resilience } from "./resilience";
import { safetyAwareness } from "./safetyAwareness";
import { salesDrive } from "./salesDrive";
import { service } from "./service";
import { storeOperations } from "./storeOperations";
import { systemDesign } from "./systemDesign";
import { teamwork } from "./teamwork";
import { technicalDepth } from "./technicalDepth";

/** The competencies that plans choose from. The key is the dimension's id in a plan and never changes. */
export const dimensionLibrary = {
  communication,
  teamwork,
  customer_focus: customerFocus,
  sales_drive: salesDrive,
  problem_solving: problemSolving,
  leadership,
  execution,
  learning_agility: learningAgility,
  integrity,
  resilience,
  planning,
  technical_depth: technicalDepth,
  system_design: systemDesign,
  code_quality: codeQuality,
  product_sense: productSense,
  data_thinking: dataThinking,
  service,
  store_operations: storeOperations,
  safety_awareness: safetyAwareness,
  quality_awareness: qualityAwareness,
  people_development: peopleDevelopment,
  decision_making: decisionMaking,
} satisfies Record<string, LibraryDimension>;

export type DimensionId = keyof typeof dimensionLibrary;

/** A dimension as a plan holds it, in one language; a fresh copy that shares nothing with the library. */
export function instantiateDimension(
  id: DimensionId,
  language: InterviewLanguage,
  demand: Pick<Dimension, "weightBp" | "requiredScore">,
): Dimension {
  const { name, description, anchors, indicators } = dimensionLibrary[id][language];
  const { weightBp, requiredScore } = demand;
  return {
    id,
    name,
    description,
    weightBp,
    requiredScore,
    anchors: [...anchors],
    indicators: [...indicators],
  };
}
