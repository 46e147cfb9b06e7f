import { useState } from "react";
import { useTranslation } from "react-i18next";
import { closedReason } from "../page/flow";
import { connectionNow, flowOf } from "../page/model";
import { Action } from "../parts/Action";
import { usePage, usePageState } from "../parts/hooks";
import { Screen } from "../parts/Screen";

/** Screens outside the row of steps. Each says kindly what is so and what to do next. */

export function ElsewhereScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const [busy, setBusy] = useState(false);
  async function take() {
    setBusy(true);
    await page.visit.takeSeat();
    setBusy(false);
  }
  return (
    <Screen
      name="elsewhere"
      title={t("elsewhere.title")}
      lead={t("elsewhere.body")}
      actions={
        <Action busy={busy} onClick={() => void take()}>
          {t("elsewhere.here")}
        </Action>
      }
    />
  );
}

export function PersonScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const { invitation, state } = usePageState();
  const started = Boolean(state?.interview.startedAt);
  return (
    <Screen
      name="person"
      title={t("person.title")}
      lead={t("person.body", { company: invitation?.companyName })}
      actions={
        started ? undefined : (
          <Action kind="quiet" onClick={page.visit.chooseAgain}>
            {t("person.change")}
          </Action>
        )
      }
    >
      {started && <p>{t("person.kept")}</p>}
    </Screen>
  );
}

export function ClosedScreen() {
  const { t } = useTranslation();
  const page = usePage();
  const state = usePageState();
  const reason = closedReason(flowOf(state));
  // What they gave is still theirs: how it goes on, what was made of it, and a copy.
  const behind = reason === "finished" || reason === "timed_out" || reason === "withdrawn";
  const mayLookIn = behind && state.invitation?.consent.aiEvaluation === true;
  return (
    <Screen
      name="closed"
      focusKey={`closed-${reason}`}
      title={t(`closed.${reason}.title`)}
      lead={t(`closed.${reason}.body`)}
      actions={
        reason === "unreachable" ? (
          <Action onClick={() => void page.visit.open()}>{t("common.retry")}</Action>
        ) : mayLookIn ? (
          <Action
            kind={reason === "finished" ? "primary" : "quiet"}
            onClick={() => page.standing.lookIn(true)}
          >
            {t(state.signedIn ? "standing.open" : "standing.logIn")}
          </Action>
        ) : undefined
      }
    />
  );
}

export function LoadingScreen() {
  const { t } = useTranslation();
  const offline = connectionNow(usePageState()).kind === "offline";
  return (
    <Screen
      name="loading"
      title={offline ? t("closed.unreachable.title") : t("app.loading")}
      lead={offline ? t("closed.unreachable.body") : undefined}
    >
      <div className="skeleton" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
    </Screen>
  );
}
