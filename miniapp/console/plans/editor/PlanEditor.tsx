import { Alert, Badge, ConfigProvider, Tabs, type ThemeConfig } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "../../api/types";
import { useErrorText } from "../../common/ErrorState";
import { useCan } from "../../session/useSession";
import { BasicsSection } from "./BasicsSection";
import { DimensionsSection } from "./DimensionsSection";
import { EditorBar } from "./EditorBar";
import { EditorContext } from "./EditorContext";
import { countUnder } from "./issues";
import { Outline } from "./Outline";
import { StagesSection } from "./StagesSection";
import { useLeaveGuard } from "./useLeaveGuard";
import { usePlanDraft } from "./usePlanDraft";
import styles from "./Editor.module.css";

type Props = { plan: Plan; onReload: () => Promise<Plan | undefined> };

/** Who may only read gets words to read, not greyed-out fields. */
const READABLE: ThemeConfig = {
  token: { colorTextDisabled: "var(--zm-text-soft)", colorBgContainerDisabled: "transparent" },
};

/** Edits a plan as a whole: nothing is sent until it is saved. */
export function PlanEditor({ plan, onReload }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const readOnly = !useCan("plans.write") || plan.archivedAt !== null;
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
    <EditorContext value={{ issues, readOnly, update: draft.update, definition: draft.definition }}>
      <EditorBar plan={plan} draft={draft} readOnly={readOnly} />
      {plan.archivedAt ? (
        <Alert type="info" showIcon title={t("editor.archived")} className={styles.note} />
      ) : null}
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
          className={styles.note}
          role="alert"
        />
      ) : null}
      <ConfigProvider theme={readOnly ? READABLE : {}}>
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
                children: <BasicsSection name={draft.name} onName={draft.setName} />,
              },
            ]}
          />
          <Outline />
        </div>
      </ConfigProvider>
    </EditorContext>
  );
}
