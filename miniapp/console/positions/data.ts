import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  createPositionBody,
  dimensionLibrarySchema,
  lintFindingSchema,
  planProposalSchema,
  positionPageSchema,
  positionSchema,
  positionSummarySchema,
  updatePositionBody,
} from "../../../server/positions/schema";
import type { JobFamily } from "../../../server/plans/jobFamilies";
import { api } from "../api/client";
import { useList } from "../common/usePages";

export type Position = z.infer<typeof positionSchema>;
export type PositionSummary = z.infer<typeof positionSummarySchema>;
export type PositionState = Position["state"];
export type Competency = Position["competencies"][number];
export type LintFinding = z.infer<typeof lintFindingSchema>;
export type CreatePositionBody = z.input<typeof createPositionBody>;
export type UpdatePositionBody = z.input<typeof updatePositionBody>;
export type PlanProposal = z.infer<typeof planProposalSchema>;
export type LibraryDimension = z.infer<typeof dimensionLibrarySchema>["items"][number];

export const STATES: readonly PositionState[] = ["open", "paused", "closed"];
/** As the server has them; the page may not import its code. */
export const FAMILIES: readonly JobFamily[] = [
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
];

export const positionsKey = ["positions"] as const;
export const positionKey = (id: string) => ["position", id] as const;

/** Positions under these filters, page after page. */
export function usePositions(filters: Record<string, string>, enabled = true) {
  return useList<z.infer<typeof positionPageSchema>>(
    [...positionsKey, filters],
    "/positions",
    { limit: 50, ...filters },
    { enabled },
  );
}

/** The dimensions that ship with the product; they change only with it. */
export const useDimensions = () =>
  useQuery({
    queryKey: ["dimensions"],
    queryFn: () => api.get<{ items: LibraryDimension[] }>("/dimensions"),
    select: ({ items }) => items,
    staleTime: Number.POSITIVE_INFINITY,
  });
