import { EyeOutlined, MoreOutlined, SendOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { BackLink } from "../../common/BackLink";
import { estimateMinutes } from "../../../../server/plans/duration";
import type { Plan } from "../../api/types";
import { InviteDrawer } from "../../invite/InviteDrawer";
import { useMay } from "../../session/usePermission";
import { PreviewModal } from "../PreviewModal";
import { useArchive } from "../useArchive";
import { useDefault } from "../useDefault";
import { countQuestions } from "./draft";
import styles from "./Editor.module.css";
import type { PlanDraft } from "./usePlanDraft";

type Props = { plan: Plan; draft: PlanDraft; readOnly: boolean };

/** Stays on top: what is edited, how long it takes, whether it is saved. */
export function EditorBar({ plan, draft, readOnly }: Props) {
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  const [previewing, setPreviewing] = useState(false);
  const mayInvite = useMay("interviews.invite") && !plan.archivedAt;
  const more = useMore(draft.stored, draft, readOnly);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (draft.dirty && !readOnly && !draft.saving) void draft.save();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <div className={styles.bar}>
      <BackLink to="/plans">{t("nav.plans")}</BackLink>
      <div className={styles.barRow}>
        <div className={styles.title}>
          <h1 title={draft.name}>{draft.name || t("editor.unnamed")}</h1>
          <p>
            {t("editor.extent", {
              minutes: estimateMinutes(draft.definition),
              questions: countQuestions(draft.definition),
            })}
            {draft.dirty ? <span className={styles.unsaved}>{t("editor.unsaved")}</span> : null}
          </p>
        </div>
        <div className={styles.barActions}>
          <Dropdown trigger={["click"]} menu={{ items: more }}>
            <Button type="text" icon={<MoreOutlined aria-hidden />} aria-label={t("inherit.more")} />
          </Dropdown>
          <Button
            icon={<EyeOutlined aria-hidden />}
            disabled={draft.dirty}
            title={draft.dirty ? t("inherit.previewSaved") : undefined}
            onClick={() => setPreviewing(true)}
          >
            {t("inherit.preview")}
          </Button>
          {mayInvite ? (
            <Button
              icon={<SendOutlined aria-hidden />}
              disabled={draft.dirty}
              onClick={() => setInviting(true)}
            >
              {t("plans.invite")}
            </Button>
          ) : null}
          {readOnly ? null : (
            <Button
              type="primary"
              disabled={!draft.dirty}
              loading={draft.saving}
              onClick={() => void draft.save()}
            >
              {t("editor.save")}
            </Button>
          )}
        </div>
      </div>
      {previewing ? <PreviewModal planId={plan.id} onClose={() => setPreviewing(false)} /> : null}
      {inviting ? <InviteDrawer open planId={plan.id} onClose={() => setInviting(false)} /> : null}
    </div>
  );
}

/** What one does now and then. */
function useMore(plan: Plan, draft: PlanDraft, readOnly: boolean) {
  const { t } = useTranslation();
  const archive = useArchive(plan);
  const setDefault = useDefault((changed) => draft.adopt(changed));
  const link = (key: string, to: string) => ({
    key,
    label: <Link to={`/plans/${plan.id}/${to}`}>{t(`inherit.${key}`)}</Link>,
  });
  const standard = plan.origin === "hq" && !readOnly;
  return [
    link("rules", "rules"),
    link("history", "history"),
    ...(plan.base ? [link("compareBase", "compare?against=base"), link("upstream", "upstream")] : []),
    ...(plan.base ? [] : [link("limits", "limits")]),
    ...(standard
      ? [
          {
            key: "default",
            label: t(plan.isDefault ? "inherit.unsetDefault" : "inherit.setDefault"),
            disabled: draft.dirty,
            onClick: () => setDefault(plan.id, !plan.isDefault),
          },
        ]
      : []),
    ...(readOnly ? [] : [{ key: "archive", label: t("editor.archive"), danger: true, onClick: archive }]),
  ];
}
