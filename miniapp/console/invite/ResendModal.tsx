import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/client";
import { interviewKey } from "../api/keys";
import type { InterviewDetail, Invitation, MessageChannel, ResendBody } from "../api/types";
import { useErrorText } from "../common/ErrorState";
import { useNow } from "../common/useNow";
import { DeadlineField } from "./DeadlineField";
import { deadlineProblem, endOfDayIn, fromLocalField, toLocalField } from "./deadline";
import { DeliverBy } from "./DeliverBy";
import { InvitationResult } from "./InvitationResult";
import { useReachOf } from "./useReach";

type Props = {
  interview: Pick<InterviewDetail, "id" | "candidate">;
  open: boolean;
  onClose: () => void;
};

/** A new link for the same interview. The old one ends, and the dialog says so before it happens. */
export function ResendModal({ interview, open, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [deadline, setDeadline] = useState(() => toLocalField(endOfDayIn(7, new Date())));
  const [deliverBy, setDeliverBy] = useState<MessageChannel[]>([]);
  const reach = useReachOf(interview.id, open);
  const resend = useMutation({
    mutationFn: (body: ResendBody) => api.post<Invitation>(`/interviews/${interview.id}/invitation`, body),
    onSuccess: () => void client.invalidateQueries({ queryKey: interviewKey(interview.id) }),
  });
  const problem = deadlineProblem(deadline, useNow());
  const close = () => {
    onClose();
    resend.reset();
  };
  return (
    <Modal
      open={open}
      title={
        resend.data ? t("invite.doneTitle") : t("invite.resendTitle", { name: interview.candidate.name })
      }
      onCancel={close}
      footer={
        resend.data ? (
          <Button key="done" type="primary" onClick={close}>
            {t("common.done")}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{t("common.cancel")}</Button>
            <Button
              key="submit"
              type="primary"
              disabled={problem !== null}
              loading={resend.isPending}
              onClick={() => resend.mutate({ expiresAt: fromLocalField(deadline) ?? "", deliverBy })}
            >
              {t("invite.resendSubmit")}
            </Button>
          </>
        )
      }
    >
      {resend.data ? (
        <InvitationResult invitation={resend.data} />
      ) : (
        <Form layout="vertical">
          <Alert type="warning" showIcon title={t("invite.resendNote")} style={{ marginBottom: 16 }} />
          {resend.isError ? (
            <Alert type="error" showIcon title={errorText(resend.error)} style={{ marginBottom: 16 }} />
          ) : null}
          <Form.Item
            label={t("invite.deadline")}
            htmlFor="resend-deadline"
            validateStatus={problem ? "error" : ""}
            help={problem ? t(`invite.deadline_${problem}`) : undefined}
          >
            <DeadlineField id="resend-deadline" value={deadline} onChange={setDeadline} />
          </Form.Item>
          <Form.Item label={t("invite.deliver")}>
            <DeliverBy
              value={deliverBy}
              onChange={setDeliverBy}
              reach={reach}
              phone={Boolean(interview.candidate.phone)}
              email={Boolean(interview.candidate.email)}
            />
          </Form.Item>
        </Form>
      )}
    </Modal>
  );
}
