import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Steps } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import type { BatchSummary } from "../../../../server/batches/schema";
import { api } from "../../api/client";
import { batchesKey } from "../../api/keys";
import { useErrorText } from "../../common/ErrorState";
import { BackLink } from "../../common/BackLink";
import { NoPermission } from "../../common/NoPermission";
import { useNow } from "../../common/useNow";
import { useTitle } from "../../common/useTitle";
import { deadlineProblem } from "../../invite/deadline";
import { useCan } from "../../session/useSession";
import styles from "../Batches.module.css";
import { newDraft, newToken, toBatch, type Draft } from "./draft";
import { PeopleStep } from "./PeopleStep";
import { PlanStep } from "./PlanStep";
import { PreviewStep } from "./PreviewStep";
import { useChosenPeople } from "./useChosenPeople";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("batches.new"));
  return useCan("batches.write") ? <NewBatchPage /> : <NoPermission what={t("batches.new")} />;
}

const STEPS = ["people", "plan", "preview"] as const;

function NewBatchPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [params] = useSearchParams();
  const now = useNow();
  const chosen = useChosenPeople();
  const [draft, setDraft] = useState(() => newDraft(new Date(), params.get("plan"), chosen.people));
  const [step, setStep] = useState(0);
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));

  // Posting the same again after a lost answer is the same batch; another one gets its own token.
  const posted = useRef({ draft, token: newToken() });
  const start = useMutation({
    mutationFn: () => {
      if (posted.current.draft !== draft) posted.current = { draft, token: newToken() };
      return api.post<BatchSummary>("/batches", toBatch(draft, posted.current.token), { timeoutMs: 60_000 });
    },
    onSuccess: ({ id }) => {
      chosen.clear();
      void client.invalidateQueries({ queryKey: batchesKey });
      void navigate(`/batches/${id}`, { replace: true });
    },
  });

  const complete = [
    draft.people.length > 0,
    draft.planId !== null && deadlineProblem(draft.deadline, now) === null,
    true,
  ];
  const last = step === STEPS.length - 1;
  return (
    <div className={styles.wizard}>
      <div>
        <BackLink to="/batches">{t("nav.batches")}</BackLink>
        <h1>{t("batches.new")}</h1>
      </div>
      <Steps
        size="small"
        responsive={false}
        titlePlacement="vertical"
        current={step}
        onChange={(next) => {
          if (next < step || complete.slice(0, next).every(Boolean)) setStep(next);
        }}
        items={STEPS.map((name) => ({ title: t(`batches.step.${name}`) }))}
      />
      <section className={styles.panel}>
        {step === 0 ? <PeopleStep draft={draft} onChange={change} /> : null}
        {step === 1 ? <PlanStep draft={draft} onChange={change} /> : null}
        {step === 2 ? <PreviewStep draft={draft} onChange={change} /> : null}
      </section>
      {start.isError ? <Alert type="error" showIcon title={errorText(start.error)} role="alert" /> : null}
      <div className={styles.actions}>
        {step > 0 ? <Button onClick={() => setStep(step - 1)}>{t("batches.back")}</Button> : null}
        {last ? (
          <Button type="primary" loading={start.isPending} onClick={() => start.mutate()}>
            {t("batches.start")}
          </Button>
        ) : (
          <Button type="primary" disabled={!complete[step]} onClick={() => setStep(step + 1)}>
            {t("batches.next")}
          </Button>
        )}
      </div>
    </div>
  );
}
