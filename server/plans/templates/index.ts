import type { InterviewLanguage, PlanDefinition } from "../definition";
import { estimateMinutes } from "../duration";
import { buildPlan } from "./build";
import { customerService } from "./customerService";
import { javaDeveloper } from "./javaDeveloper";
import { productManager } from "./productManager";
import { salesManager } from "./salesManager";
import { storeManager } from "./storeManager";
import type { Bilingual, PlanTemplate } from "./types";

export { type DimensionId, dimensionLibrary, instantiateDimension } from "./dimensions";

const templates: PlanTemplate[] = [
  salesManager,
  storeManager,
  customerService,
  javaDeveloper,
  productManager,
];

export type TemplateSummary = {
  id: string;
  name: Bilingual<string>;
  summary: Bilingual<string>;
  /** Upper bound of preparation and answers, in minutes. */
  estimatedMinutes: number;
  questionCount: number;
};

/** The built-in plan templates, in the order in which they are offered. */
export function listTemplates(): TemplateSummary[] {
  return templates.map(({ id, zh, en, stages }) => ({
    id,
    name: { zh: zh.name, en: en.name },
    summary: { zh: zh.summary, en: en.summary },
    estimatedMinutes: estimateMinutes({ stages }),
    questionCount: stages.reduce((count, stage) => count + stage.questions.length, 0),
  }));
}

/** A plan made from a template, the caller's own to change; null when there is no such template. */
export function instantiateTemplate(id: string, language: InterviewLanguage): PlanDefinition | null {
  const template = templates.find((candidate) => candidate.id === id);
  return template ? buildPlan(template, language) : null;
}
