import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { showTitle } from "../../host/showTitle";
import { useAwaiting } from "../data";
import { hostCalls } from "../hostCalls";
import { List } from "../parts/List";
import { Empty, Heading } from "../parts/States";

/** 待我审批: what waits for a decision that one may make, oneself or for somebody who is away. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const title = t("nav.approvals");
  useEffect(() => showTitle(hostCalls, title), [title]);
  return (
    <>
      <Heading>{title}</Heading>
      <List
        query={useAwaiting()}
        label={title}
        empty={<Empty title={t("approvals.empty")} text={t("approvals.emptyText")} />}
      />
    </>
  );
}
