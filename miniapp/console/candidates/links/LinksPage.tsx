import { LeftOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Popover, Skeleton, Space, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api } from "../../api/client";
import { CopyButton } from "../../common/CopyButton";
import { EmptyState } from "../../common/EmptyState";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { formatDateTime } from "../../common/format";
import { More } from "../../common/More";
import { NoPermission } from "../../common/NoPermission";
import { useTitle } from "../../common/useTitle";
import { useLocale } from "../../common/When";
import { useMay } from "../../session/usePermission";
import { type ApplicationLinkView, type UpdateLinkBody, useLinks, usePoolChange } from "../data";
import { LinkDrawer } from "./LinkDrawer";
import styles from "./Links.module.css";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("candidates.links"));
  return useMay("candidates.read") ? <LinksPage /> : <NoPermission what={t("candidates.links")} />;
}

/** Public pages where people apply: their links, whether they are open, how many came through them. */
function LinksPage() {
  const { t } = useTranslation();
  const mayWrite = useMay("candidates.write");
  const list = useLinks();
  const [editing, setEditing] = useState<ApplicationLinkView | "new" | null>(null);
  return (
    <div className={styles.page}>
      <Link to="/candidates" className={styles.back}>
        <LeftOutlined aria-hidden /> {t("nav.candidates")}
      </Link>
      <div className={styles.head}>
        <h1>{t("candidates.links")}</h1>
        <p className={styles.intro}>{t("candidates.linksIntro")}</p>
        {mayWrite ? (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEditing("new")}>
            {t("candidates.newLink")}
          </Button>
        ) : null}
      </div>
      {list.isPending ? (
        <Skeleton active paragraph={{ rows: 5 }} />
      ) : !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.items.length === 0 ? (
        <EmptyState
          title={t("candidates.noLinks")}
          text={t("candidates.noLinksText")}
          action={mayWrite ? { label: t("candidates.newLink"), onClick: () => setEditing("new") } : undefined}
        />
      ) : (
        <ul className={styles.list}>
          {list.items.map((link) => (
            <LinkRow key={link.id} link={link} onEdit={() => setEditing(link)} />
          ))}
        </ul>
      )}
      <More list={list} />
      {editing ? (
        <LinkDrawer link={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </div>
  );
}

function LinkRow({ link, onEdit }: { link: ApplicationLinkView; onEdit: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const locale = useLocale();
  const mayWrite = useMay("candidates.write", {
    orgUnitId: link.orgUnit.id,
    positionId: link.position?.id ?? null,
  });
  const { title, duties, expiresAt } = link;
  const change = usePoolChange((body: UpdateLinkBody) =>
    api.put(`/candidates/application-links/${link.id}`, body),
  );
  const toggle = (open: boolean) =>
    change.mutate(
      { title, duties, expiresAt, open },
      { onError: (error) => void message.error(errorText(error)) },
    );
  const until = expiresAt ? t("candidates.until", { at: formatDateTime(expiresAt, locale) }) : null;
  return (
    <li>
      <div className={styles.what}>
        <strong>{title}</strong>
        <span className={styles.soft}>
          {[
            link.orgUnit.path.join(" / "),
            link.position ? t("candidates.ofPosition") : null,
            until,
            t("candidates.received", { count: link.received }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {link.open && !link.accepting ? (
          <span className={styles.warn}>
            {t(
              link.position && link.position.state !== "open"
                ? "candidates.positionClosed"
                : "candidates.over",
            )}
          </span>
        ) : null}
        {link.reachableFromPhone ? null : <span className={styles.warn}>{t("candidates.onlyHere")}</span>}
      </div>
      <Space wrap>
        <CopyButton text={link.link} label={t("candidates.copyLink")} />
        <Popover
          trigger="click"
          content={
            <div className={styles.qr}>
              <img src={link.qrCode} width={200} height={200} alt={t("candidates.qrOf", { title })} />
              <a href={link.qrCode} download={`${title}.svg`}>
                {t("candidates.saveQr")}
              </a>
            </div>
          }
        >
          <Button>{t("candidates.qr")}</Button>
        </Popover>
        <Button href={link.link} target="_blank">
          {t("candidates.openPage")}
        </Button>
        {mayWrite ? (
          <>
            <Button onClick={onEdit}>{t("candidates.editShort")}</Button>
            <Switch
              checked={link.open}
              loading={change.isPending}
              onChange={toggle}
              aria-label={t("candidates.acceptingOf", { title })}
            />
            <span className={styles.state}>
              {t(link.open ? "candidates.linkOpen" : "candidates.linkClosed")}
            </span>
          </>
        ) : null}
      </Space>
    </li>
  );
}
