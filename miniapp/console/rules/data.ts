import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type { z } from "zod";
import type {
  confirmedSchema,
  dryRunSchema,
  planRulesSchema,
  positionRulesSchema,
  ruleRunPageSchema,
  ruleRunSchema,
  ruleSettingsSchema,
  rulesVersionsSchema,
} from "../../../server/rules/apiSchema";
import type {
  Rule,
  RuleAction,
  RuleCondition,
  RuleMinimums,
  RuleSet,
  RuleTrigger,
} from "../../../server/rules/schema";
import { api } from "../api/client";
import { interviewKey } from "../api/keys";
import { useErrorText } from "../common/ErrorState";
import { useList } from "../common/usePages";

export type { Rule, RuleAction, RuleCondition, RuleMinimums, RuleSet, RuleTrigger };
export type PlanRules = z.infer<typeof planRulesSchema>;
export type RulesVersion = z.infer<typeof rulesVersionsSchema>["items"][number];
export type DryRun = z.infer<typeof dryRunSchema>;
export type RuleRun = z.infer<typeof ruleRunSchema>;
export type RuleSettings = z.infer<typeof ruleSettingsSchema>;
export type PositionRules = z.infer<typeof positionRulesSchema>;
export type Words = { zh: string; en: string };

const rulesKey = (planId: string) => ["plan-rules", planId] as const;
const settingsKey = ["rule-settings"] as const;
const runsKey = ["rule-runs"] as const;
const positionRulesKey = (id: string) => ["position-rules", id] as const;

export const usePlanRules = (planId: string) =>
  useQuery({
    queryKey: rulesKey(planId),
    queryFn: ({ signal }) => api.get<PlanRules>(`/plans/${planId}/rules`, { signal }),
  });

export const useRulesVersions = (planId: string, version: number) =>
  useQuery({
    queryKey: [...rulesKey(planId), "versions", version],
    queryFn: ({ signal }) =>
      api.get<z.infer<typeof rulesVersionsSchema>>(`/plans/${planId}/rules/versions`, { signal }),
  });

export function useSaveRules(planId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { set: RuleSet | null; version: number; note?: string }) =>
      api.put<PlanRules>(`/plans/${planId}/rules`, body),
    onSuccess: (rules) => client.setQueryData(rulesKey(planId), rules),
  });
}

export const useDryRun = (planId: string) =>
  useMutation({
    mutationFn: (set: RuleSet) => api.post<DryRun>(`/plans/${planId}/rules/dry-run`, { set }),
  });

export const useRuleSettings = () =>
  useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => api.get<RuleSettings>("/rule-settings", { signal }),
  });

/** What headquarters asks and whether rejections are automatic; pages about plans show both. */
export function useChangeRuleSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ what, ...body }: { what: "minimums" | "auto-reject"; seen: number; note?: string }) =>
      api.put<RuleSettings>(`/rule-settings/${what}`, body),
    onSuccess: (settings) => {
      client.setQueryData(settingsKey, settings);
      void client.invalidateQueries({ queryKey: ["plan-rules"] });
    },
  });
}

/** What waits for a person, or what rules have done. */
export const useRuleRuns = (query: Record<string, string>) =>
  useList<z.infer<typeof ruleRunPageSchema>>([...runsKey, query], "/rule-runs", query, {
    refetchInterval: 30_000,
  });

export const useRunsOf = (interviewId: string) =>
  useQuery({
    queryKey: [...runsKey, "of", interviewId],
    queryFn: ({ signal }) =>
      api.get<{ items: RuleRun[] }>(`/interviews/${interviewId}/rule-runs`, { signal }),
  });

/** A person's word on what a rule led to. */
export function useSettling({ id, interviewId }: Pick<RuleRun, "id" | "interviewId">) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const onSettled = () => {
    void client.invalidateQueries({ queryKey: runsKey });
    if (interviewId) void client.invalidateQueries({ queryKey: interviewKey(interviewId) });
  };
  const options = { onSettled, onError: (error: unknown) => void message.error(errorText(error)) };
  const path = `/rule-runs/${id}`;
  return {
    confirm: useMutation({
      mutationFn: (reason: string | undefined) =>
        api.post<z.infer<typeof confirmedSchema>>(`${path}/confirmation`, reason ? { reason } : {}),
      ...options,
    }),
    decline: useMutation({
      mutationFn: (reason: string) => api.post<RuleRun>(`${path}/decline`, { reason }),
      ...options,
    }),
    undo: useMutation({
      mutationFn: (reason: string) => api.post<RuleRun>(`${path}/undo`, { reason }),
      ...options,
    }),
  };
}

export const usePositionRules = (id: string) =>
  useQuery({
    queryKey: positionRulesKey(id),
    queryFn: ({ signal }) => api.get<PositionRules>(`/positions/${id}/rules`, { signal }),
  });

export function useChangePositionRules(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { planId: string | null; reviewed: boolean }) =>
      api.put<PositionRules>(`/positions/${id}/rules`, body),
    onSuccess: (rules) => client.setQueryData(positionRulesKey(id), rules),
  });
}
