import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { BackLink } from "../common/BackLink";
import { isApiError } from "../../shared/api";
import { api } from "../api/client";
import { Card } from "../common/Card";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import { useIssueText } from "../common/useIssueText";
import { useTitle } from "../common/useTitle";
import { useLeaveGuard } from "../plans/editor/useLeaveGuard";
import { ScreeningCard } from "../screening/ScreeningCard";
import { useMay } from "../session/usePermission";
import { PositionRulesCard } from "../rules/PositionRulesCard";
import { type Position, positionKey } from "./data";
import { LintPanel } from "./LintPanel";
import { ModelCard } from "./ModelCard";
import { OverrideButton } from "./OverrideButton";
import { PositionActions } from "./PositionActions";
import { type PositionDraft, PositionForm } from "./PositionForm";
import styles from "./Positions.module.css";
import { PositionStateTag } from "./PositionTable";
import { problemsOf } from "./problemsOf";
import { lintedText, useLint } from "./useLint";
import { usePositionActions } from "./usePositionActions";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useMay("positions.read") ? <Loader key={id} id={id} /> : <NoPermission what={t("nav.positions")} />;
}

function Loader({ id }: { id: string }) {
  const position = useQuery({
    queryKey: positionKey(id),
    queryFn: ({ signal }) => api.get<Position>(`/positions/${id}`, { signal }),
    // What is being edited must not change under the hand; saving tells of other people's changes.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useTitle(position.data?.title);
  if (position.isPending) return <Loading shape="page" />;
  if (!position.data) return <ErrorState error={position.error} onRetry={() => void position.refetch()} />;
  return <PositionEditor position={position.data} onReload={async () => (await position.refetch()).data} />;
}

function draftOf(position: Position): PositionDraft {
  const { title, family, language, headcount, duties, skills, competencies, screening, stages, orgUnit } =
    position;
  return {
    title,
    family,
    language,
    headcount,
    duties,
    skills,
    competencies,
    screening,
    stages,
    orgUnitId: orgUnit.id,
  };
}

type EditorProps = { position: Position; onReload: () => Promise<Position | undefined> };

function PositionEditor({ position, onReload }: EditorProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const issueText = useIssueText();
  const owner = { orgUnitId: position.orgUnit.id, positionId: position.id };
  const mayWrite = useMay("positions.write", owner);
  const mayRecord = useMay("candidacies.write");
  const mayOverride = useMay("positions.override", owner);
  const mayReadBoard = useMay("candidacies.read", owner);
  const navigate = useNavigate();
  const readOnly = !mayWrite || position.archivedAt !== null;
  const [draft, setDraft] = useState(() => draftOf(position));
  const isDirty = JSON.stringify(draft) !== JSON.stringify(draftOf(position));
  useLeaveGuard(isDirty);
  const { unlawful, ...lint } = useLint(draft, !readOnly);
  const actions = usePositionActions(position);
  const { error } = actions;
  const problems = problemsOf(error, issueText);
  const reload = async () => {
    const fresh = await onReload();
    if (fresh) setDraft(draftOf(fresh));
    actions.forget();
  };
  const isStale = isApiError(error, "position.changed");

  return (
    <>
      <BackLink to="/positions">{t("nav.positions")}</BackLink>
      <div className={styles.bar}>
        <h1>{position.title}</h1>
        <PositionStateTag state={position.state} />
        {isDirty ? <span className={styles.unsaved}>{t("positions.unsaved")}</span> : null}
        {mayRecord ? (
          <Button onClick={() => void navigate(`/positions/${position.id}/test-results`)}>
            {t("rounds.import.link")}
          </Button>
        ) : null}
        {mayReadBoard ? (
          <Button onClick={() => void navigate(`/pipeline?position=${position.id}`)}>
            {t("pipeline.openBoard")}
          </Button>
        ) : null}
        <PositionActions position={position} actions={actions} isDirty={isDirty} readOnly={readOnly} />
        {readOnly ? null : (
          <Button
            type="primary"
            disabled={!isDirty}
            loading={actions.isSaving}
            onClick={() => actions.save(draft, (saved) => setDraft(draftOf(saved)))}
          >
            {t("positions.save")}
          </Button>
        )}
      </div>
      <div className={styles.column}>
        {position.archivedAt ? <Alert type="info" showIcon title={t("positions.archived")} /> : null}
        {!mayWrite ? <Alert type="info" showIcon title={t("positions.readOnly")} /> : null}
        {error ? (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={isStale ? t("positions.changed") : errorText(error)}
            action={
              isStale ? (
                <Button size="small" onClick={() => void reload()}>
                  {t("positions.reload")}
                </Button>
              ) : null
            }
          />
        ) : null}
        <div className={styles.columns}>
          <div className={styles.column}>
            <PositionForm
              draft={draft}
              onChange={(part) => setDraft((old) => ({ ...old, ...part }))}
              readOnly={readOnly}
              positionId={position.id}
              problems={problems}
            />
            <ScreeningCard
              value={draft.screening}
              onChange={(screening) => setDraft((old) => ({ ...old, screening }))}
              readOnly={readOnly}
              problem={problems.get("screening")}
              unlawful={unlawful}
            />
          </div>
          <div className={styles.side}>
            <Card
              title={t("lint.title")}
              extra={
                position.blocked && mayOverride && !isDirty ? <OverrideButton actions={actions} /> : null
              }
            >
              {position.blocked ? (
                <Alert type="warning" title={t("lint.blocked")} style={{ marginBottom: 12 }} />
              ) : null}
              {position.lintOverride ? (
                <p className={styles.hint}>
                  {t("lint.overridden", {
                    name: position.lintOverride.by,
                    reason: position.lintOverride.reason,
                  })}
                </p>
              ) : null}
              {readOnly ? (
                <LintPanel text={lintedText(position)} findings={position.findings} isChecking={false} />
              ) : (
                <LintPanel {...lint} />
              )}
            </Card>
            <PositionRulesCard positionId={position.id} readOnly={readOnly} />
            <ModelCard competencies={draft.competencies} language={draft.language} />
          </div>
        </div>
      </div>
    </>
  );
}
