import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api } from "../api/client";
import { planKey, plansKey } from "../api/keys";
import type { Plan } from "../api/types";
import { useMay } from "../session/usePermission";
import { type PlanProposal, type Position, type PositionState, positionKey, positionsKey } from "./data";
import type { PositionDraft } from "./PositionForm";

export type PositionActions = ReturnType<typeof usePositionActions>;

/** What can be done to a position; the last refusal is `error` until something succeeds. */
export function usePositionActions({ id, version, orgUnit, family }: Position) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const path = `/positions/${id}`;
  const maySharePlan = useMay("plans.write", { orgUnitId: orgUnit.id });

  const changed = (position: Position) => {
    client.setQueryData(positionKey(id), position);
    void client.invalidateQueries({ queryKey: positionsKey });
  };
  const save = useMutation({
    mutationFn: (draft: PositionDraft) => api.put<Position>(path, { ...draft, version }),
    onSuccess: changed,
  });
  const setState = useMutation({
    mutationFn: (state: PositionState) => api.post<Position>(`${path}/state`, { state, version }),
    onSuccess: changed,
  });
  const override = useMutation({
    mutationFn: (reason: string) => api.post<Position>(`${path}/lint-override`, { reason, version }),
    onSuccess: changed,
  });
  const archive = useMutation({
    mutationFn: () => api.delete(path),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: positionsKey });
      void navigate("/positions");
    },
  });
  const makePlan = useMutation({
    mutationFn: async () => {
      const proposal = await api.get<PlanProposal>(`${path}/plan`);
      // It belongs beside the position where one may write there, else to one's own unit.
      const owner = maySharePlan ? { orgUnitId: orgUnit.id } : {};
      return api.post<Plan>("/plans", { ...proposal, jobFamily: family, ...owner });
    },
    onSuccess: (plan) => {
      client.setQueryData(planKey(plan.id), plan);
      void client.invalidateQueries({ queryKey: plansKey });
      void navigate(`/plans/${plan.id}`);
    },
  });
  const all = [save, setState, override, archive, makePlan];
  const forget = () => {
    for (const mutation of all) mutation.reset();
  };
  return {
    error: all.map((mutation) => mutation.error).find((error) => error !== null) ?? null,
    forget,
    isSaving: save.isPending,
    isBusy: all.some((mutation) => mutation.isPending),
    isPlanning: makePlan.isPending,
    save(draft: PositionDraft, onSaved: (position: Position) => void) {
      forget();
      save.mutate(draft, {
        onSuccess: (position) => {
          onSaved(position);
          void message.success(t("positions.saved"));
        },
      });
    },
    setState(state: PositionState) {
      forget();
      setState.mutate(state);
    },
    override(reason: string, onDone: () => void) {
      forget();
      override.mutate(reason, { onSuccess: onDone });
    },
    archive() {
      forget();
      archive.mutate();
    },
    makePlan() {
      forget();
      makePlan.mutate();
    },
  };
}
