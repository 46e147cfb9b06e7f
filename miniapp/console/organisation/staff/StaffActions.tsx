import { App, Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { formatDateTime } from "../../common/format";
import { useLocale } from "../../common/When";
import { type SentInvitation, type Staff, useOrganisationChanged } from "../data";
import styles from "../Organisation.module.css";

type Question = { title: string; content: ReactNode; danger?: boolean };

/** What an administrator does about somebody's account. What ends something asks once, naming it. */
export function StaffActions({ person }: { person: Staff }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const errorText = useErrorText();
  const changed = useOrganisationChanged();
  const locale = useLocale();
  const { id, name, state } = person;

  /** Does it and says so; a refusal is told in the server's words. */
  async function act(work: () => Promise<string>): Promise<void> {
    try {
      const said = await work();
      await changed();
      void message.success(said);
    } catch (error) {
      void message.error(errorText(error));
    }
  }
  const ask = ({ title, content, danger = true }: Question, okText: string, work: () => Promise<string>) =>
    void modal.confirm({
      title,
      content,
      okText,
      okButtonProps: { danger },
      cancelText: t("common.cancel"),
      onOk: () => act(work),
    });

  const invite = () =>
    act(async () => {
      const { sentTo, expiresAt } = await api.post<SentInvitation>(`/staff/${id}/invitation`, {});
      return t("staff.invited", { sentTo, until: formatDateTime(expiresAt, locale) });
    });
  const suspend = () =>
    ask({ title: t("staff.suspendTitle", { name }), content: <WhatEnds /> }, t("staff.suspend"), async () => {
      await api.post(`/staff/${id}/suspend`, {});
      return t("staff.suspended", { name });
    });
  const reactivate = () =>
    act(async () => {
      await api.post(`/staff/${id}/reactivate`, {});
      return t("staff.reactivated", { name });
    });
  const endSessions = () =>
    ask(
      { title: t("staff.endSessionsTitle", { name }), content: t("staff.endSessionsText") },
      t("staff.endSessions"),
      async () => {
        await api.post(`/staff/${id}/end-sessions`, {});
        return t("staff.sessionsEnded");
      },
    );
  const resetFactor = () =>
    ask(
      { title: t("staff.resetFactorTitle", { name }), content: t("staff.resetFactorText") },
      t("staff.resetFactor"),
      async () => {
        await api.delete(`/staff/${id}/second-factor`);
        return t("staff.factorReset");
      },
    );

  return (
    <section className={styles.account}>
      {state === "invited" ? <Button onClick={() => void invite()}>{t("staff.resend")}</Button> : null}
      {state === "active" ? <Button onClick={endSessions}>{t("staff.endSessions")}</Button> : null}
      {person.secondFactor ? <Button onClick={resetFactor}>{t("staff.resetFactor")}</Button> : null}
      {state === "suspended" ? (
        <Button onClick={() => void reactivate()}>{t("staff.reactivate")}</Button>
      ) : (
        <Button danger onClick={suspend}>
          {t("staff.suspend")}
        </Button>
      )}
    </section>
  );
}

function WhatEnds() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t("staff.suspendEnds")}</p>
      <ul className={styles.bullets}>
        {(["suspendSessions", "suspendLinks", "suspendGrants", "suspendKept"] as const).map((key) => (
          <li key={key}>{t(`staff.${key}`)}</li>
        ))}
      </ul>
    </>
  );
}
