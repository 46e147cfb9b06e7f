import { useTranslation } from "react-i18next";
import { hostKind, openHost } from "../../host/openHost";
import { Action } from "../parts/Action";
import { Connection } from "../parts/Connection";
import { usePage, usePageState } from "../parts/hooks";
import { Screen } from "../parts/Screen";
import { Feedback } from "./Feedback";

/** Step 6: thanks, what comes next and who decides, a person if wanted, and three short questions. */
export function ConfirmScreen({ name }: { name: "confirm" | "done" }) {
  const { t } = useTranslation();
  const page = usePage();
  const { state, pending, refused } = usePageState();
  if (!state) return null;
  const { interview, progress } = state;
  // What is not sent yet would wait on this phone until the page is opened again.
  const allThere = pending === 0 && refused === 0;
  const mayClose = name === "done" && allThere && hostKind() !== "browser";
  return (
    <Screen
      name={name}
      focusKey="confirm"
      title={t("confirm.title", { name: interview.candidateName })}
      lead={t(allThere ? "confirm.lead" : "confirm.leadAnswered", {
        count: progress.total,
        company: interview.companyName,
      })}
      actions={
        name === "done" ? (
          <>
            {page.standing && (
              <Action kind="quiet" onClick={() => page.standing.lookIn(true)}>
                {t("standing.open")}
              </Action>
            )}
            {mayClose && (
              <Action kind="quiet" onClick={() => void openHost(page.host).then((host) => host.close())}>
                {t("confirm.backToChat")}
              </Action>
            )}
          </>
        ) : undefined
      }
    >
      {/* Never both: while a part of it is here, nothing says that all is saved. */}
      {!(pending === 0 && refused > 0) && (
        <output className={`note ${pending ? "note-warn" : allThere ? "note-good" : ""}`}>
          {pending === null
            ? t("confirm.checking")
            : pending > 0
              ? t("confirm.uploading", { count: pending })
              : t("confirm.uploaded")}
        </output>
      )}
      {pending !== null && pending > 0 && <Connection />}
      {refused > 0 && <KeptHere />}
      <section className="card">
        <h2>{t("confirm.nextTitle")}</h2>
        <ol className="timeline">
          <li>{t("confirm.next1")}</li>
          <li>{t("confirm.next2")}</li>
          <li>{t("confirm.next3")}</li>
        </ol>
      </section>
      <section className="card">
        <h2>{t("confirm.personTitle")}</h2>
        <p>{t("confirm.person")}</p>
      </section>
      {name === "confirm" ? (
        <Feedback onSend={page.visit.feedback} onSkip={page.visit.closeFeedback} />
      ) : (
        (interview.feedbackGiven || allThere) && (
          <output className="note note-good">
            {interview.feedbackGiven ? t("confirm.thanks") : t("confirm.doneLead")}
          </output>
        )
      )}
    </Screen>
  );
}

/** What the server did not take, and what to do: nothing is lost, nothing to answer again, two things that help. */
function KeptHere() {
  const { t } = useTranslation();
  const page = usePage();
  const { refused, degraded } = usePageState();
  return (
    <section className="card" data-testid="kept-here" aria-live="polite">
      <h2>{t("confirm.keptTitle")}</h2>
      <p>{t("confirm.kept", { count: refused })}</p>
      <p>{t(degraded ? "confirm.keptPage" : "confirm.keptAgain")}</p>
      <p>{t("confirm.keptPerson")}</p>
      <Action kind="quiet" onClick={page.sendAgain}>
        {t("confirm.keptTry")}
      </Action>
    </section>
  );
}
