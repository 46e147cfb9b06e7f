import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Action } from "../../candidate/parts/Action";
import { Sheet } from "../../candidate/parts/Sheet";
import type { DecideBody } from "../../console/api/types";
import { DECLINE_REASONS } from "../../console/decisions/declineReasons";

type Given = Required<Pick<DecideBody, "reason" | "note">>;
type Props = { name: string; busy: boolean; onClose: () => void; onDecline: (given: Given) => void };

/** Why somebody does not go on: one of a few reasons that have to do with the job, and words where they help. */
export function DeclineSheet({ name, busy, onClose, onDecline }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<(typeof DECLINE_REASONS)[number] | null>(null);
  const [note, setNote] = useState("");
  const complete = reason !== null && (reason !== "other" || note.trim() !== "");
  return (
    <Sheet
      title={t("decision.declineTitle", { name })}
      onClose={onClose}
      actions={
        <>
          <Action
            kind="danger"
            busy={busy}
            disabled={!complete}
            onClick={() => onDecline({ reason, note: note.trim() || null })}
          >
            {t("decision.decline")}
          </Action>
          <Action kind="quiet" onClick={onClose}>
            {t("common.cancel")}
          </Action>
        </>
      }
    >
      <p className="fine">{t("decision.declineText")}</p>
      <fieldset className="choices">
        <legend>{t("decision.reasonLabel")}</legend>
        {DECLINE_REASONS.map((value) => (
          <label key={value} className="choice">
            <input
              type="radio"
              name="reason"
              value={value}
              checked={reason === value}
              onChange={() => setReason(value)}
            />
            <span>{t(`decision.reason.${value}`)}</span>
          </label>
        ))}
      </fieldset>
      <label className="field">
        <span>
          {t("decision.note")} {reason === "other" ? null : <small>{t("common.optional")}</small>}
        </span>
        <textarea rows={3} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
    </Sheet>
  );
}
