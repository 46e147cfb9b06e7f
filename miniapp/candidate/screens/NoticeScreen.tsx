import { useId, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { acceptLanguage, currentLanguage } from "../../shared/i18n";
import { Action } from "../parts/Action";
import { usePage, usePageState } from "../parts/hooks";
import { Icon, type IconName } from "../parts/icons";
import { Screen } from "../parts/Screen";
import { Sheet } from "../parts/Sheet";
import { Why } from "../parts/Why";
import type { InvitationView } from "../types";

/** Step 1: what will happen, why, and two separate permissions. */
export function NoticeScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const { invitation, local } = usePageState();
  const [recording, setRecording] = useState(false);
  const [ai, setAi] = useState(false);
  const [asking, setAsking] = useState<"recording" | "ai" | null>(null);
  const [busy, setBusy] = useState(false);
  if (!invitation) return null;
  const { textOnly } = invitation.accommodations;
  const { companyName: company, outsideModel, outsideSpeech } = invitation;
  const outside = [
    ...(outsideSpeech && !textOnly ? [t("notice.speechOutside", { company })] : []),
    ...(outsideModel ? [t("notice.aiOutside", { company })] : []),
  ];

  async function send() {
    setBusy(true);
    await page.visit.consent(recording && !textOnly, ai);
    setBusy(false);
    setAsking(null);
  }
  function next() {
    if (!ai) setAsking("ai");
    else if (!recording && !textOnly) setAsking("recording");
    else void send();
  }

  return (
    <Screen
      name="notice"
      focusKey={local.choosingAgain ? "notice-again" : "notice"}
      title={t("notice.greeting", { name: invitation.maskedName })}
      lead={t("notice.lead", { company: invitation.companyName, job: invitation.jobTitle })}
      actions={
        <Action busy={busy} onClick={next}>
          {t("common.continue")}
        </Action>
      }
    >
      <Facts invitation={invitation} />
      <Points invitation={invitation} />
      <fieldset className="card consents">
        <legend>{t("notice.consentTitle")}</legend>
        {textOnly ? (
          <p className="consent-note">{t("notice.textOnly")}</p>
        ) : (
          <Consent
            checked={recording}
            onChange={setRecording}
            label={t("notice.recording")}
            why={t("notice.recordingWhy")}
            otherwise={t("notice.recordingElse")}
          />
        )}
        <Consent
          checked={ai}
          onChange={setAi}
          label={t("notice.ai")}
          // Whoever agrees to it has to have read it: never behind a press.
          also={outside.length > 0 ? outside.join(" ") : null}
          why={t(invitation.rejectsByItself ? "notice.aiWhyAuto" : "notice.aiWhy")}
          otherwise={t("notice.aiElse")}
        />
      </fieldset>
      {asking && (
        <Sheet
          title={t(asking === "ai" ? "notice.noAiTitle" : "notice.noRecordingTitle")}
          onClose={() => setAsking(null)}
          actions={
            <>
              <Action busy={busy} onClick={() => void send()}>
                {t(asking === "ai" ? "notice.noAiGo" : "notice.noRecordingGo")}
              </Action>
              <Action kind="quiet" onClick={() => setAsking(null)}>
                {t("notice.backToChoices")}
              </Action>
            </>
          }
        >
          <p>
            {t(asking === "ai" ? "notice.noAiBody" : "notice.noRecordingBody", {
              company: invitation.companyName,
            })}
          </p>
        </Sheet>
      )}
    </Screen>
  );
}

function Facts({ invitation }: { invitation: InvitationView }) {
  const { t } = useTranslation();
  const { accommodations } = invitation;
  const deadline = new Intl.DateTimeFormat(acceptLanguage(currentLanguage()), {
    month: "long",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(invitation.expiresAt));
  const facts: [IconName, string][] = [
    ["clock", t("common.minutes", { count: invitation.estimatedMinutes })],
    [
      "list",
      `${t("common.questions", { count: invitation.questionCount })} · ${listText(invitation.stages.map(({ title }) => title))}`,
    ],
    ...(invitation.followUpBound > 0
      ? [["help", t("notice.followUps", { count: invitation.followUpBound })] as [IconName, string]]
      : []),
    ["camera", t(accommodations.textOnly ? "notice.mediaText" : "notice.media")],
    ["calendar", t("notice.deadline", { date: deadline })],
  ];
  if (accommodations.extraTimePercent > 0) {
    facts.push(["heart", t("notice.extraTime", { percent: accommodations.extraTimePercent })]);
  }
  return (
    <ul className="facts" aria-label={t("notice.factsLabel")}>
      {facts.map(([icon, text]) => (
        <li key={icon}>
          <Icon name={icon} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** `沟通、协作和创新`, `communication, teamwork, and drive` */
const listText = (items: string[]) =>
  new Intl.ListFormat(acceptLanguage(currentLanguage()), { type: "conjunction" }).format(items);

function Points({ invitation }: { invitation: InvitationView }) {
  const { t } = useTranslation();
  const dimensions = listText(invitation.dimensions.map(({ name }) => name));
  return (
    <ol className="points">
      {[1, 2, 3, 4].map((n) => {
        // A rejection that may come by itself is told here, before anything is agreed to.
        const byItself = n === 3 && invitation.rejectsByItself;
        const text = byItself ? t("notice.point3Auto") : t(`notice.point${n}`, { dimensions });
        const why = byItself ? t("notice.why3Auto") : t(`notice.why${n}`);
        return (
          <li key={n}>
            <p>{text}</p>
            <Why about={text}>{why}</Why>
          </li>
        );
      })}
    </ol>
  );
}

function Consent(props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: string;
  /** What is agreed to with it. */
  also?: string | null;
  why: ReactNode;
  otherwise: string;
}) {
  const id = useId();
  return (
    <div className="consent">
      <label htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={props.checked}
          aria-describedby={props.also ? `${id}-also ${id}-else` : `${id}-else`}
          onChange={(event) => props.onChange(event.target.checked)}
        />
        <span>{props.label}</span>
      </label>
      {props.also ? (
        <p id={`${id}-also`} className="consent-also">
          {props.also}
        </p>
      ) : null}
      <p id={`${id}-else`} className="consent-else">
        {props.otherwise}
      </p>
      <Why about={props.label}>{props.why}</Why>
    </div>
  );
}
