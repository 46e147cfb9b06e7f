import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../../shared/api";
import { planDefinitionSchema, type PlanDefinition } from "../../../../server/plans/definition";
import { api } from "../../api/client";
import { planKey, plansKey } from "../../api/keys";
import type { Plan, UpdatePlanBody } from "../../api/types";
import type { JobFamily } from "../../../../server/plans/jobFamilies";
import { issuesFromServer, issuesFromZod, type FieldIssue } from "./issues";

export type PlanDraft = ReturnType<typeof usePlanDraft>;

/** What stands in the editor, what is wrong with it, and saving it. */
export function usePlanDraft(plan: Plan, reload: () => Promise<Plan | undefined>) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [base, setBase] = useState(plan);
  const [name, setName] = useState(plan.name);
  const [family, setFamily] = useState(plan.jobFamily);
  const [definition, setDefinition] = useState(plan.definition);
  const [serverIssues, setServerIssues] = useState<FieldIssue[]>([]);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const dirty = name !== base.name || family !== base.jobFamily || definition !== base.definition;
  // Checked at every key only once a save was tried: nobody wants to be corrected in mid-word.
  const issues = [...(tried ? check(name, definition) : []), ...serverIssues];

  function adopt(next: Plan) {
    setBase(next);
    setName(next.name);
    setFamily(next.jobFamily);
    setDefinition(next.definition);
    setServerIssues([]);
    setTried(false);
    setError(null);
  }

  async function put(version: number) {
    setTried(true);
    setServerIssues([]);
    setError(null);
    if (check(name, definition).length > 0) return;
    setSaving(true);
    try {
      const body: UpdatePlanBody = { name: name.trim(), jobFamily: family, definition, version };
      const saved = await api.put<Plan>(`/plans/${base.id}`, body);
      adopt(saved);
      client.setQueryData(planKey(saved.id), saved);
      void client.invalidateQueries({ queryKey: plansKey });
      void message.success(t("editor.saved"));
    } catch (problem) {
      if (isApiError(problem) && problem.details.length > 0) {
        setServerIssues(issuesFromServer(problem.details));
      } else {
        setError(problem);
      }
    } finally {
      setSaving(false);
    }
  }

  return {
    /** What is stored, as far as this editor knows. */
    stored: base,
    name,
    family,
    definition,
    dirty,
    issues,
    saving,
    error,
    changedByOther: isApiError(error, "plan.changed"),
    setName: (value: string) => {
      setName(value);
      setServerIssues([]);
    },
    setFamily: (value: JobFamily) => setFamily(value),
    update: (change: (definition: PlanDefinition) => PlanDefinition) => {
      setDefinition(change);
      setServerIssues([]);
    },
    save: () => put(base.version),
    adopt,
    /** Only how the plan stands to its base has changed: what is being edited stays. */
    adoptStanding: (standing: Plan["standing"]) => setBase((stored) => ({ ...stored, standing })),
    /** Gives up one's own changes for what is stored now. */
    takeTheirs: async () => {
      const stored = await reload();
      if (stored) adopt(stored);
    },
    /** Saves one's own over what is stored now, knowing of it. */
    keepMine: async () => {
      const stored = await api.get<Plan>(`/plans/${base.id}`);
      await put(stored.version);
    },
  };
}

function check(name: string, definition: PlanDefinition): FieldIssue[] {
  const result = planDefinitionSchema.safeParse(definition);
  return [
    ...(name.trim() ? [] : [{ path: "name", code: "empty", message: null }]),
    ...(result.success ? [] : issuesFromZod(result.error.issues)),
  ];
}
