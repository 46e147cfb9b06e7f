import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type {
  applicationLinkPageSchema,
  ApplicationLinkView,
  createLinkBody,
  updateLinkBody,
} from "../../../server/candidates/applications/schema";
import type { createImportBody } from "../../../server/candidates/imports/schema";
import type {
  candidatePageSchema,
  CandidateSummary,
  CandidateView,
  createCandidateBody,
  mergeBody,
  mergePreviewSchema,
  poolManyBody,
  tagManyBody,
  updateCandidateBody,
} from "../../../server/candidates/schema";
import { api } from "../api/client";
import { importsKey } from "../imports/data";
import { candidateImports } from "./imports/candidateImports";
import { useList } from "../common/usePages";

export type { CandidateSummary, CandidateView } from "../../../server/candidates/schema";
export type { ApplicationLinkView } from "../../../server/candidates/applications/schema";
export type CandidateSource = CandidateSummary["source"];
export type MergePreview = z.infer<typeof mergePreviewSchema>;
export type MergeBody = z.input<typeof mergeBody>;
export type CreateCandidateBody = z.input<typeof createCandidateBody>;
export type UpdateCandidateBody = z.input<typeof updateCandidateBody>;
export type TagManyBody = z.input<typeof tagManyBody>;
export type PoolManyBody = z.input<typeof poolManyBody>;
export type CreateImportBody = z.input<typeof createImportBody>;
export type CreateLinkBody = z.input<typeof createLinkBody>;
export type UpdateLinkBody = z.input<typeof updateLinkBody>;

/** As the server has them; the page may not import its code. */
export const SOURCES: readonly CandidateSource[] = [
  "job_site",
  "referral",
  "campus",
  "application",
  "import",
  "interview",
  "other",
];

/** So many can be changed at once, as the server has it. */
export const MOST_AT_ONCE = 500;
/** So many tags somebody can have, as the server has it. */
export const MOST_TAGS = 100;

export const candidatesKey = ["candidates"] as const;
export const candidateKey = (id: string) => ["candidate", id] as const;
const tagsKey = ["candidate-tags"] as const;
export const linksKey = ["application-links"] as const;

const PAGE = 50;
type Filters = Record<string, string>;

/** What `GET /candidates` and its export understand of the address. */
export const listQuery = (filters: Filters): Filters =>
  Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ""));

/** People of the pool under these filters, page after page. */
export const useCandidates = (filters: Filters) =>
  useList<z.infer<typeof candidatePageSchema>>([...candidatesKey, filters], "/candidates", {
    limit: PAGE,
    ...listQuery(filters),
  });

export const useCandidate = (id: string) =>
  useQuery({
    queryKey: candidateKey(id),
    queryFn: ({ signal }) => api.get<CandidateView>(`/candidates/${id}`, { signal }),
  });

/** Tags in use that begin like this, the first two hundred. */
export const useTags = (q: string) =>
  useQuery({
    queryKey: [...tagsKey, q],
    queryFn: ({ signal }) => api.get<{ items: string[] }>("/candidates/tags", { query: { q }, signal }),
    select: ({ items }) => items,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** A change to the pool; what was shown of it is read again. */
export function usePoolChange<T, R = unknown>(change: (input: T) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all(
        [candidatesKey, ["candidate"], tagsKey, importsKey(candidateImports), linksKey].map((queryKey) =>
          client.invalidateQueries({ queryKey: [...queryKey] }),
        ),
      ),
  });
}

export const useLinks = () =>
  useList<z.infer<typeof applicationLinkPageSchema>>(linksKey, "/candidates/application-links", {
    limit: 30,
  });

export type Owner = { orgUnitId: string; positionId: string | null };
export const ownerOf = (person: Pick<CandidateSummary, "orgUnit" | "position">): Owner => ({
  orgUnitId: person.orgUnit.id,
  positionId: person.position?.id ?? null,
});
export type LinkView = ApplicationLinkView;
