import { useTranslation } from "react-i18next";
import { BackLink } from "../common/BackLink";
import { Card } from "../common/Card";
import { NoPermission } from "../common/NoPermission";
import { useTitle } from "../common/useTitle";
import { useMay } from "../session/usePermission";
import { useOptions } from "./data";
import { groupTypes, useEventWords } from "./eventWords";
import styles from "./Integrations.module.css";
import { CALL, PAYLOAD, VERIFY } from "./snippets";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("integrations.guide"));
  return useMay("integrations.manage") ? (
    <GuidePage />
  ) : (
    <NoPermission what={t("organisation.tab.integrations")} />
  );
}

/** What other systems can be told, and how they know that it was us. */
function GuidePage() {
  const { t } = useTranslation();
  const wordsOf = useEventWords();
  const types = useOptions().data?.eventTypes ?? [];
  return (
    <div className={styles.page}>
      <BackLink to="/organisation/integrations">{t("organisation.tab.integrations")}</BackLink>
      <h1 className={styles.title}>{t("integrations.guide")}</h1>
      <Card title={t("integrations.guideCalls")}>
        <p className={styles.soft}>{t("integrations.guideCallsText")}</p>
        <pre className={styles.body}>{CALL}</pre>
      </Card>
      <Card title={t("integrations.guideVerify")}>
        <ul className={styles.rules}>
          {(["signed", "window", "again", "order", "answer", "fetch"] as const).map((rule) => (
            <li key={rule}>{t(`integrations.rule.${rule}`)}</li>
          ))}
        </ul>
        <pre className={styles.body}>{PAYLOAD}</pre>
        <pre className={styles.body}>{VERIFY}</pre>
      </Card>
      <Card title={t("integrations.guideEvents")}>
        {groupTypes(types).map(([group, members]) => (
          <section key={group} className={styles.group}>
            <h3>{t(`integrations.group.${group}`)}</h3>
            <dl>
              {members.map((type) => (
                <div key={type}>
                  <dt>
                    <code>{type}</code>
                  </dt>
                  <dd>{wordsOf(type)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </Card>
    </div>
  );
}
