import { InboxOutlined, LeftOutlined, SendOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { estimateMinutes } from "../../../../server/plans/duration";
import { api } from "../../api/client";
import { plansKey } from "../../api/keys";
import type { Plan } from "../../api/types";
import { useErrorText } from "../../common/ErrorState";
import { InviteDrawer } from "../../invite/InviteDrawer";
import { useCan } from "../../session/useSession";
import { countQuestions } from "./draft";
import styles from "./Editor.module.css";
import type { PlanDraft } from "./usePlanDraft";

type Props = { plan: Plan; draft: PlanDraft; readOnly: boolean };

/** Stays on top: what is edited, how long it takes, whether it is saved. */
export function EditorBar({ plan, draft, readOnly }: Props) {
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  const mayInvite = useCan("interviews.invite") && !plan.archivedAt;
  const archive = useArchive(plan);
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
      <Link to="/plans" className={styles.back}>
        <LeftOutlined aria-hidden /> {t("nav.plans")}
      </Link>
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
          {readOnly ? null : (
            <Button icon={<InboxOutlined aria-hidden />} type="text" onClick={archive}>
              {t("editor.archive")}
            </Button>
          )}
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
      {inviting ? <InviteDrawer open planId={plan.id} onClose={() => setInviting(false)} /> : null}
    </div>
  );
}

function useArchive(plan: Plan): () => void {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  return () =>
    void modal.confirm({
      title: t("editor.archiveTitle", { name: plan.name }),
      content: t("editor.archiveText"),
      okText: t("editor.archive"),
      cancelText: t("common.cancel"),
      onOk: async () => {
        try {
          await api.delete(`/plans/${plan.id}`);
          await client.invalidateQueries({ queryKey: plansKey });
          void message.success(t("editor.archivedDone"));
          void navigate("/plans");
        } catch (error) {
          void message.error(errorText(error));
        }
      },
    });
}
