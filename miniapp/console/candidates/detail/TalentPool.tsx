import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { Card } from "../../common/Card";
import { useErrorText } from "../../common/ErrorState";
import { formatDateTime } from "../../common/format";
import { useLocale } from "../../common/When";
import { type CandidateView, usePoolChange } from "../data";
import styles from "./Detail.module.css";

/** As the server writes it for whoever ticked the box themselves. */
const ON_PAGE = "application";

/** Whether the person agreed to be kept for later positions, when and how. */
export function TalentPool({ person, mayWrite }: { person: CandidateView; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const errorText = useErrorText();
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
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
  const how = person.talentPool?.how === ON_PAGE ? t("candidates.onPage") : person.talentPool?.how;
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
          {t("candidates.notAgreed")}
          {mayWrite ? (
            <Button type="link" size="small" onClick={() => setAsking(true)}>
              {t("candidates.recordAgreement")}
            </Button>
          ) : null}
        </p>
      )}
      <Modal
        open={asking}
        destroyOnHidden
        title={t("candidates.recordAgreement")}
        okText={t("candidates.save")}
        confirmLoading={change.isPending}
        okButtonProps={{ htmlType: "submit", form: "agreement" }}
        onCancel={() => setAsking(false)}
      >
        <Form<{ how: string }>
          id="agreement"
          layout="vertical"
          requiredMark={false}
          onFinish={({ how: words }) =>
            change.mutate({ agreed: true, how: words }, { onSuccess: () => setAsking(false), onError: fail })
          }
        >
          <Form.Item
            name="how"
            label={t("candidates.how")}
            extra={t("candidates.howHint")}
            rules={[{ required: true, min: 4, whitespace: true, message: t("candidates.howMissing") }]}
          >
            <Input maxLength={160} />
          </Form.Item>
        </Form>
      </Modal>
    </Card>
  );
}
