import { ReadOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { NoPermission } from "../common/NoPermission";
import { useTitle } from "../common/useTitle";
import { OrganisationFrame } from "../organisation/OrganisationFrame";
import { useMay } from "../session/usePermission";
import { ChangesCard } from "./ChangesCard";
import styles from "./Integrations.module.css";
import { TokensCard } from "./TokensCard";
import { WebhooksCard } from "./WebhooksCard";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("organisation.tab.integrations"));
  return useMay("integrations.manage") ? (
    <IntegrationsPage />
  ) : (
    <NoPermission what={t("organisation.tab.integrations")} />
  );
}

/** How other systems of the company come in, and how they hear of what happens. */
function IntegrationsPage() {
  const { t } = useTranslation();
  return (
    <OrganisationFrame intro={t("integrations.intro")}>
      <div className={styles.page}>
        <p className={styles.guide}>
          <ReadOutlined aria-hidden />
          <Link to="/organisation/integrations/guide">{t("integrations.guideLink")}</Link>
          <a href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
            {t("integrations.openapi")}
          </a>
        </p>
        <TokensCard />
        <WebhooksCard />
        <ChangesCard />
      </div>
    </OrganisationFrame>
  );
}
