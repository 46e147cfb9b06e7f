import { z } from "zod";

/** Groups of jobs that share a standard; headquarters keeps one default plan for each, in each language. */
export const jobFamily = z.enum([
  "general",
  "sales",
  "service",
  "retail",
  "manufacturing",
  "technical",
  "product",
  "management",
  "graduate",
  "administration",
  "other",
]);
export type JobFamily = z.infer<typeof jobFamily>;

const OF_TEMPLATE: Readonly<Record<string, JobFamily>> = {
  sales_manager: "sales",
  store_manager: "retail",
  customer_service: "service",
  java_developer: "technical",
  product_manager: "product",
};

/** The family of a built-in template. */
export const familyOfTemplate = (templateId: string): JobFamily =>
  Object.hasOwn(OF_TEMPLATE, templateId) ? (OF_TEMPLATE[templateId] as JobFamily) : "general";
