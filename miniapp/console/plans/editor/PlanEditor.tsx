import { Alert, Badge, ConfigProvider, Tabs, type ThemeConfig } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "../../api/types";
import { useErrorText } from "../../common/ErrorState";
import { useMay } from "../../session/usePermission";
import { BasicsSection } from "./BasicsSection";
import { DimensionsSection } from "./DimensionsSection";
import { EditorBar } from "./EditorBar";
import { EditorContext } from "./EditorContext";
import { countUnder, type FieldIssue } from "./issues";
import { Outline } from "./Outline";
import { StandingNote } from "./StandingNote";
import { StagesSection } from "./StagesSection";
import { useLeaveGuard } from "./useLeaveGuard";
import { usePlanDraft } from "./usePlanDraft";
import styles from "./Editor.module.css";

const MOST_TOLD = 6;

type Props = { plan: Plan; onReload: () => Promise<Plan | undefined> };

/** What may only be read is words to read, not greyed-out fields. */
const READABLE: ThemeConfig = {
  token: { colorTextDisabled: "var(--zm-text-soft)", colorBgContainerDisabled: "transparent" },
};

/** Edits a plan as a whole: nothing is sent until it is saved. */
export function PlanEditor({ plan, onReload }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const readOnly = !useMay("plans.write", plan) || plan.archivedAt !== null;
  const draft = usePlanDraft(plan, onReload);
  const [tab, setTab] = useState("stages");
  useLeaveGuard(draft.dirty);

  const { issues } = draft;
  const label = (key: string, count: number) => (
    <Badge count={count} size="small" offset={[8, 0]}>
      {t(`editor.tab.${key}`)}
    </Badge>
  );
  const basics = ["name", "jobTitle", "language", "thresholds"].reduce(
    (sum, path) => sum + countUnder(issues, path),
    0,
  );
  return (
    <EditorContext
      value={{
        issues,
        readOnly,
        update: draft.update,
        definition: draft.definition,
        inherited: draft.stored.inherited,
        leads: draft.stored.origin === "hq",
      }}
    >
      <EditorBar plan={plan} draft={draft} readOnly={readOnly} />
      {plan.archivedAt ? (
        <Alert type="info" showIcon title={t("editor.archived")} className={styles.note} />
      ) : null}
      <StandingNote plan={draft.stored} readOnly={readOnly} onSeen={draft.adoptStanding} />
      {draft.changedByOther ? (
        <Alert
          type="warning"
          showIcon
          className={styles.note}
          title={t("editor.changedTitle")}
          description={
            <div className={styles.conflict}>
              <p>{t("editor.changedText")}</p>
              <div>
                <button type="button" className={styles.textButton} onClick={() => void draft.takeTheirs()}>
                  {t("editor.takeTheirs")}
                </button>
                <button type="button" className={styles.textButton} onClick={() => void draft.keepMine()}>
                  {t("editor.keepMine")}
                </button>
              </div>
            </div>
          }
        />
      ) : null}
      {draft.error && !draft.changedByOther ? (
        <Alert type="error" showIcon title={errorText(draft.error)} className={styles.note} role="alert" />
      ) : issues.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={t("editor.issues", { count: issues.length })}
          description={<IssueList issues={issues} />}
          className={styles.note}
          role="alert"
        />
      ) : null}
      <ConfigProvider theme={readOnly || draft.stored.inherited ? READABLE : {}}>
        <div className={styles.columns}>
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={[
              {
                key: "stages",
                label: label("stages", countUnder(issues, "stages")),
                children: <StagesSection />,
              },
              {
                key: "dimensions",
                label: label("dimensions", countUnder(issues, "dimensions")),
                children: <DimensionsSection />,
              },
              {
                key: "basics",
                label: label("basics", basics),
                children: (
                  <BasicsSection
                    name={draft.name}
                    onName={draft.setName}
                    family={draft.family}
                    onFamily={draft.setFamily}
                  />
                ),
              },
            ]}
          />
          <Outline />
        </div>
      </ConfigProvider>
    </EditorContext>
  );
}

/** What the server refused, in its words: some of it has no field to stand at. */
function IssueList({ issues }: { issues: readonly FieldIssue[] }) {
  const told = [...new Set(issues.flatMap(({ message }) => message ?? []))].slice(0, MOST_TOLD);
  if (told.length === 0) return null;
  return (
    <ul className={styles.told}>
      {told.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}
