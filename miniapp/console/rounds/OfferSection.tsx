import { App, Button, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../common/format";
import { useLocale } from "../common/When";
import { type RoundsView, useTell } from "./data";
import styles from "./Rounds.module.css";

type Props = { interviewId: string; view: RoundsView };
/** Which form is open. */
type Doing = "make" | "revoke" | "hire";

/** An offer, what became of it, and the hire. */
export function OfferSection({ interviewId, view }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { message } = App.useApp();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { candidacy, offers, may } = view;
  const tell = useTell(interviewId, candidacy);
  if (!candidacy) return null;
  const { offer, outcome, stage } = candidacy;
  // Before that it is possible, and not what comes next.
  const isNear = stage === "on_site" || stage === "offer";
  const say = (told: Parameters<typeof tell.mutate>[0]) =>
    tell.mutate(told, {
      onSuccess: () => {
        void message.success(t("rounds.offer.done"));
        setDoing(null);
      },
    });
  const acts = may.record && outcome === "open" && doing === null;
  return (
    <section className={styles.section} aria-label={t("rounds.offer.title")}>
      <div className={styles.head}>
        <h3>{t("rounds.offer.title")}</h3>
      </div>
      {outcome === "open" ? null : (
        <p className={styles.strong}>
          {t("rounds.offer.closed", { outcome: t(`rounds.offer.outcome.${outcome}`) })}
        </p>
      )}
      {offers.length === 0 && outcome === "open" ? (
        <p className={styles.soft}>{t("rounds.offer.none")}</p>
      ) : null}
      <ul className={styles.rows}>
        {offers.map(({ id, type, startsOn, note, told, by, at }) => (
          <li key={id} className={styles.row}>
            {told ? (
              <span>{t(`rounds.offer.told.${told.what}.${told.reached ? "reached" : "unreachable"}`)}</span>
            ) : (
              <strong>{t(`rounds.offer.event.${type.replace("candidacy.", "")}`)}</strong>
            )}
            {startsOn ? <span>{t("rounds.offer.on", { day: startsOn })}</span> : null}
            {note ? <span>{note}</span> : null}
            <span className={styles.soft}>
              {[by?.name, formatDateTime(at, locale)].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
      {acts ? (
        <div className={styles.buttons}>
          {offer === null ? (
            <>
              <Button type={isNear ? "primary" : "default"} onClick={() => setDoing("make")}>
                {t("rounds.offer.make")}
              </Button>
              <Button onClick={() => setDoing("hire")}>{t("rounds.offer.hireNow")}</Button>
            </>
          ) : null}
          {offer === "made" ? (
            <>
              <Button
                type="primary"
                loading={tell.isPending}
                onClick={() => say({ happened: { type: "candidacy.offer_accepted", data: {} } })}
              >
                {t("rounds.offer.accepted")}
              </Button>
              <Button
                loading={tell.isPending}
                onClick={() => say({ happened: { type: "candidacy.offer_declined", data: {} } })}
              >
                {t("rounds.offer.declined")}
              </Button>
            </>
          ) : null}
          {offer === "accepted" ? (
            <Button type="primary" onClick={() => setDoing("hire")}>
              {t("rounds.offer.hire")}
            </Button>
          ) : null}
          {offer === null ? null : (
            <Button onClick={() => setDoing("revoke")}>{t("rounds.offer.revoke")}</Button>
          )}
        </div>
      ) : null}
      {doing ? (
        <OfferForm
          doing={doing}
          startsOn={offers.find((one) => one.startsOn)?.startsOn ?? null}
          busy={tell.isPending}
          onSay={say}
          onClose={() => setDoing(null)}
        />
      ) : null}
    </section>
  );
}

type FormProps = {
  doing: Doing;
  startsOn: string | null;
  busy: boolean;
  onSay: (told: Parameters<ReturnType<typeof useTell>["mutate"]>[0]) => void;
  onClose: () => void;
};
type Fields = { startsOn?: string; note?: string; letter?: boolean };

function OfferForm({ doing, startsOn, busy, onSay, onClose }: FormProps) {
  const { t } = useTranslation();
  const send = ({ startsOn: day, note, letter }: Fields) => {
    const words = note?.trim();
    if (doing === "revoke")
      onSay({ happened: { type: "candidacy.offer_revoked", data: { note: words ?? "" } } });
    else if (doing === "hire")
      onSay({ happened: { type: "candidacy.hired", data: { startsOn: day ?? "" } } });
    else {
      const data = { ...(day ? { startsOn: day } : {}), ...(words ? { note: words } : {}) };
      onSay({ happened: { type: "candidacy.offered", data }, ...(letter ? { letter: {} } : {}) });
    }
  };
  return (
    <Form<Fields>
      className={styles.form ?? ""}
      layout="vertical"
      requiredMark={false}
      initialValues={{ startsOn: doing === "hire" ? startsOn : undefined, letter: true }}
      onFinish={send}
    >
      {doing === "revoke" ? null : (
        <Form.Item
          name="startsOn"
          label={t("rounds.offer.startsOn")}
          rules={[{ required: doing === "hire", message: t("rounds.offer.startsMissing") }]}
        >
          <Input type="date" style={{ maxWidth: 220 }} />
        </Form.Item>
      )}
      {doing === "hire" ? null : (
        <Form.Item
          name="note"
          label={t(doing === "revoke" ? "rounds.offer.revokeReason" : "rounds.offer.note")}
          rules={[
            { required: doing === "revoke", whitespace: true, message: t("rounds.offer.revokeMissing") },
          ]}
        >
          <Input.TextArea
            rows={2}
            maxLength={2000}
            placeholder={doing === "make" ? t("rounds.offer.noteHint") : ""}
          />
        </Form.Item>
      )}
      {doing === "make" ? (
        <Form.Item name="letter" valuePropName="checked" extra={t("rounds.offer.letterText")}>
          <Checkbox>{t("rounds.offer.letter")}</Checkbox>
        </Form.Item>
      ) : null}
      <div className={styles.formFoot}>
        <Button type="primary" danger={doing === "revoke"} htmlType="submit" loading={busy}>
          {t(`rounds.offer.${doing}`)}
        </Button>
        <Button onClick={onClose}>{t("common.cancel")}</Button>
      </div>
    </Form>
  );
}
