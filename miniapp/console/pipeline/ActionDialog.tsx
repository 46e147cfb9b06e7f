import { Checkbox, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import type { DECLINE_REASONS } from "../decisions/declineReasons";
import { ReasonField } from "../decisions/ReasonField";
import type { Action } from "./actions";
import type { Candidacy, Happened } from "./data";
import styles from "./Pipeline.module.css";
import type { PipelineRecording } from "./useRecording";

type Fields = {
  reason?: (typeof DECLINE_REASONS)[number];
  note?: string;
  startsOn?: string;
  letter?: boolean;
  talentPool?: boolean;
};
/** What a dialog asks; `needed` must be said. */
type Asks = { reason?: true; note?: "needed" | "free"; day?: "needed" | "free"; danger?: true };

const ASKS: Record<Action, Asks> = {
  offer: { day: "free", note: "free" },
  accept_offer: {},
  decline_offer: { note: "free" },
  revoke_offer: { note: "needed", danger: true },
  hire: { day: "needed" },
  reject: { reason: true, note: "free", danger: true },
  withdraw: { note: "free" },
  reopen: { note: "needed" },
};

const some = (note: string | undefined) => (note?.trim() ? { note: note.trim() } : {});

/** The event that the answers make. */
function happenedBy(action: Action, fields: Fields): Happened {
  const { reason, note = "", startsOn = "" } = fields;
  const noted = some(note);
  switch (action) {
    case "offer":
      return { type: "candidacy.offered", data: { ...noted, ...(startsOn ? { startsOn } : {}) } };
    case "accept_offer":
      return { type: "candidacy.offer_accepted", data: {} };
    case "decline_offer":
      return { type: "candidacy.offer_declined", data: noted };
    case "revoke_offer":
      return { type: "candidacy.offer_revoked", data: { note } };
    case "hire":
      return { type: "candidacy.hired", data: { startsOn } };
    case "reject":
      return {
        type: "candidacy.rejected",
        data: { reason: reason ?? "other", ...noted },
      };
    case "withdraw":
      return { type: "candidacy.withdrawn", data: noted };
    case "reopen":
      return { type: "candidacy.reopened", data: { note } };
  }
}

type Props = {
  action: Action;
  candidacy: Candidacy;
  recording: PipelineRecording;
  onClose: () => void;
};

/** Asks for what has to be known of a step that is not a move, and records it. */
export function ActionDialog({ action, candidacy, recording, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const values = Form.useWatch([], form) as Fields | undefined;
  const asks = ASKS[action];
  const { name } = candidacy.candidate;
  const needsNote = asks.note === "needed" || values?.reason === "other";
  const submit = (fields: Fields) => {
    const words = action === "offer" ? {} : { offerTalentPool: fields.talentPool === true };
    const letter = fields.letter ? { letter: words } : {};
    const isEnd = action === "reject" || action === "withdraw";
    recording.record.mutate(
      {
        candidacy,
        body: { happened: happenedBy(action, fields), ...letter },
        said: t(`pipeline.done.${action}`, { name }),
        ...(isEnd ? { undo: { type: "candidacy.reopened", data: { note: t("pipeline.undoNote") } } } : {}),
      },
      { onSettled: onClose },
    );
  };
  return (
    <Modal
      open
      title={t(`pipeline.ask.${action}`, { name })}
      okText={t(`pipeline.action.${action}`)}
      cancelText={t("common.cancel")}
      okButtonProps={{
        danger: asks.danger === true,
        loading: recording.record.isPending,
        htmlType: "submit",
        form: "candidacy-action",
      }}
      onCancel={onClose}
    >
      <p className={styles.explained}>{t(`pipeline.explain.${action}`)}</p>
      <Form<Fields>
        id="candidacy-action"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ letter: action === "offer", talentPool: true }}
        onFinish={submit}
      >
        {asks.reason ? <ReasonField /> : null}
        {asks.day ? (
          <Form.Item
            name="startsOn"
            label={t(asks.day === "needed" ? "pipeline.startsOn" : "pipeline.startsOnFree")}
            rules={asks.day === "needed" ? [{ required: true, message: t("pipeline.dayMissing") }] : []}
          >
            <Input type="date" style={{ width: 200 }} />
          </Form.Item>
        ) : null}
        {asks.note ? (
          <Form.Item
            name="note"
            label={t("decision.note")}
            rules={
              needsNote ? [{ required: true, whitespace: true, message: t("pipeline.noteMissing") }] : []
            }
          >
            <Input.TextArea rows={3} maxLength={500} placeholder={t("decision.noteHint")} />
          </Form.Item>
        ) : null}
        {action === "offer" ? (
          <Form.Item name="letter" valuePropName="checked" extra={t("rounds.offer.letterText")}>
            <Checkbox>{t("rounds.offer.letter")}</Checkbox>
          </Form.Item>
        ) : null}
        {action === "reject" ? <LetterFields sends={values?.letter === true} /> : null}
      </Form>
    </Modal>
  );
}

/** The thank-you letter, and with it whether they want to be kept for later positions. */
function LetterFields({ sends }: { sends: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles.letter}>
      <Form.Item name="letter" valuePropName="checked" noStyle>
        <Checkbox>{t("pipeline.letter")}</Checkbox>
      </Form.Item>
      <p className={styles.soft}>{t("pipeline.letterText")}</p>
      {sends ? (
        <Form.Item name="talentPool" valuePropName="checked" noStyle>
          <Checkbox>{t("pipeline.letterPool")}</Checkbox>
        </Form.Item>
      ) : null}
    </div>
  );
}
