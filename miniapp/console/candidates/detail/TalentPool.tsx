import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { Card } from "../../common/Card";
import { useErrorText } from "../../common/ErrorState";
import { formatDateTime } from "../../common/format";
import { useLocale } from "../../common/When";
import { type CandidateView, usePoolChange } from "../data";
import { AgreementDialog } from "./AgreementDialog";
import { useHowAgreed } from "./useHowAgreed";
import styles from "./Detail.module.css";

/** Whether the person agreed to be kept for later positions, when and how. */
export function TalentPool({ person, mayWrite }: { person: CandidateView; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const errorText = useErrorText();
  const locale = useLocale();
  /** What the dialog begins with; null while it is closed. */
  const [asking, setAsking] = useState<string | null>(null);
  const change = usePoolChange((body: { agreed: true; how: string } | { agreed: false }) =>
    api.put(`/candidates/${person.id}/talent-pool`, body),
  );
  const fail = (error: unknown) => void message.error(errorText(error));
  const leave = () =>
    modal.confirm({
      title: t("candidates.leavePool", { name: person.name }),
      content: t("candidates.leavePoolText"),
      okText: t("candidates.leavePoolOk"),
      onOk: () => change.mutateAsync({ agreed: false }).catch(fail),
    });
  const how = useHowAgreed()(person.talentPool);
  const ticked = person.talentPool ? undefined : person.applications.find(({ talentPool }) => talentPool);
  const tickedAt = ticked ? formatDateTime(ticked.createdAt, locale) : "";
  return (
    <Card title={t("candidates.talentPool")}>
      {person.talentPool ? (
        <p>
          {t("candidates.agreedAt", { at: formatDateTime(person.talentPool.at, locale), how })}
          {mayWrite ? (
            <Button type="link" size="small" onClick={leave}>
              {t("candidates.withdraw")}
            </Button>
          ) : null}
        </p>
      ) : (
        <p className={styles.soft}>
          {t(person.withdrawals.length > 0 ? "candidates.withdrawn" : "candidates.notAgreed")}
          {mayWrite ? (
            <Button type="link" size="small" onClick={() => setAsking("")}>
              {t("candidates.recordAgreement")}
            </Button>
          ) : null}
        </p>
      )}
      {ticked && mayWrite ? (
        <p className={styles.hint}>
          {t("candidates.tickedBefore", { title: ticked.title, at: tickedAt })}
          <Button
            type="link"
            size="small"
            onClick={() => setAsking(t("candidates.tickedHow", { title: ticked.title, at: tickedAt }))}
          >
            {t("candidates.checkedIt")}
          </Button>
        </p>
      ) : null}
      <AgreementDialog
        open={asking !== null}
        title={t("candidates.recordAgreement")}
        how={asking ?? ""}
        pending={change.isPending}
        onSubmit={(words) =>
          change.mutate({ agreed: true, how: words }, { onSuccess: () => setAsking(null), onError: fail })
        }
        onClose={() => setAsking(null)}
      />
    </Card>
  );
}
