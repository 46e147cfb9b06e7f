import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AFTERWARDS } from "../page/flow";
import { Action } from "./Action";
import { usePage, usePageState } from "./hooks";
import { Icon } from "./icons";
import { Sheet } from "./Sheet";

/** Always one tap away: what is recorded, a person, the way out. */
export default function HelpSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState(false);
  return leaving ? (
    <ConfirmWithdraw onClose={onClose} />
  ) : (
    <Sheet title={t("help.title")} onClose={onClose} closable>
      <Recorded />
      <LookIn onDone={onClose} />
      <AskPerson onDone={onClose} />
      <Withdraw onAsk={() => setLeaving(true)} />
    </Sheet>
  );
}

function Recorded() {
  const { t } = useTranslation();
  const { invitation, state } = usePageState();
  const written = state?.interview.medium === "text" || invitation?.consent.recording === false;
  return (
    <section className="help-part">
      <h3>
        <Icon name="camera" />
        {t("help.recordedTitle")}
      </h3>
      <ul className="plain">
        <li>{t(written ? "help.recordedText" : "help.recordedMedia")}</li>
        <li>{t("help.recordedWho")}</li>
        <li>{t("help.recordedLost")}</li>
      </ul>
    </section>
  );
}

/** After the end: how it stands, feedback, and what is theirs, from wherever they are. */
function LookIn({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const page = usePage();
  const { signedIn, state, local } = usePageState();
  if (!page.standing || !signedIn || !state || local.lookingIn) return null;
  if (!AFTERWARDS.includes(state.interview.status)) return null;
  return (
    <section className="help-part">
      <h3>
        <Icon name="list" />
        {t("standing.title")}
      </h3>
      <Action
        kind="quiet"
        onClick={() => {
          page.standing.lookIn(true);
          onDone();
        }}
      >
        {t("standing.open")}
      </Action>
    </section>
  );
}

function AskPerson({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const page = usePage();
  const { signedIn, state, invitation } = usePageState();
  const [reason, setReason] = useState("");
  const [result, setResult] = useState<"idle" | "busy" | "sent" | "failed">("idle");
  const status = state?.interview.status ?? invitation?.status;
  if (!invitation || status === "needs_person" || status === "withdrawn") return null;
  const finished = status === "completed";
  if (finished && !signedIn) return null;

  async function ask() {
    setResult("busy");
    const sent = await page.visit.askForPerson(reason);
    if (sent && !finished) onDone();
    else setResult(sent ? "sent" : "failed");
  }

  const early = !state?.interview.startedAt;
  return (
    <section className="help-part">
      <h3>
        <Icon name="person" />
        {t("help.personTitle")}
      </h3>
      <p>{t(finished ? "help.personBodyDone" : early ? "help.personBodyEarly" : "help.personBody")}</p>
      {signedIn && result !== "sent" && (
        <label className="field">
          <span>
            {t("help.personReason")}
            <small>{t("common.optional")}</small>
          </span>
          <textarea
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      )}
      <output>
        {result === "sent" && <span className="note note-good">{t("help.personSent")}</span>}
        {result === "failed" && <span className="note note-warn">{t("help.personFailed")}</span>}
      </output>
      {result !== "sent" && (
        <Action kind="quiet" busy={result === "busy"} onClick={() => void ask()}>
          {t("help.personGo")}
        </Action>
      )}
    </section>
  );
}

function Withdraw({ onAsk }: { onAsk: () => void }) {
  const { t } = useTranslation();
  const { signedIn, state } = usePageState();
  if (state && ["withdrawn", "revoked", "expired"].includes(state.interview.status)) return null;
  return (
    <section className="help-part">
      <h3>
        <Icon name="close" />
        {t("help.withdrawTitle")}
      </h3>
      <p>{t(signedIn ? "help.withdrawBody" : "help.withdrawBodyEarly")}</p>
      {signedIn && (
        <button type="button" className="link link-danger" onClick={onAsk}>
          {t("help.withdrawGo")}
        </button>
      )}
    </section>
  );
}

function ConfirmWithdraw({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const page = usePage();
  const [busy, setBusy] = useState(false);
  async function withdraw() {
    setBusy(true);
    await page.desk.abandon();
    await page.visit.withdraw();
    page.desk.leave();
    onClose();
  }
  return (
    <Sheet
      title={t("help.withdrawConfirmTitle")}
      onClose={onClose}
      actions={
        <>
          <Action onClick={onClose}>{t("help.withdrawNo")}</Action>
          <Action kind="quiet" busy={busy} onClick={() => void withdraw()}>
            {t("help.withdrawYes")}
          </Action>
        </>
      }
    >
      <p>{t("help.withdrawConfirm")}</p>
    </Sheet>
  );
}
