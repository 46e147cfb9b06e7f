import { LockOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../../common/ErrorState";
import { type Attributes, useProtected } from "./data";
import styles from "./Resume.module.css";

/** What nobody is judged by: closed until it is opened, and asked for only then. */
export function ProtectedPanel(ids: { candidateId: string; resumeId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useProtected(ids, open);
  return (
    <section className={styles.protected} aria-label={t("resume.protected.title")}>
      <h3>
        <LockOutlined aria-hidden /> {t("resume.protected.title")}
        {open ? null : (
          <Button size="small" onClick={() => setOpen(true)}>
            {t("resume.protected.show")}
          </Button>
        )}
      </h3>
      <p className={styles.soft}>{t("resume.protected.note")}</p>
      {open && data ? <List attributes={data.attributes} /> : null}
      {open && error ? <ErrorState compact error={error} onRetry={() => void refetch()} /> : null}
      {open && !data && !error ? <Skeleton active title={false} paragraph={{ rows: 2 }} /> : null}
    </section>
  );
}

type Field = Exclude<keyof Attributes, "spans">;
/** In the order in which the server names them. */
const fieldsOf = (attributes: Attributes) =>
  (Object.keys(attributes) as (keyof Attributes)[]).filter((key): key is Field => key !== "spans");

function List({ attributes }: { attributes: Attributes | null }) {
  const { t } = useTranslation();
  const wordsOf = (field: Field) => {
    const value = attributes?.[field] ?? null;
    if (value === null) return null;
    if (field === "gender") return t(`resume.protected.${value as "male" | "female"}`);
    return field === "age" ? t("resume.protected.ageValue", { count: Number(value) }) : String(value);
  };
  const known = attributes ? fieldsOf(attributes).filter((field) => wordsOf(field) !== null) : [];
  if (known.length === 0) return <p>{t("resume.protected.none")}</p>;
  return (
    <dl className={styles.attributes}>
      {known.map((field) => (
        <div key={field}>
          <dt>{t(`resume.protected.${field}`)}</dt>
          <dd>{wordsOf(field)}</dd>
        </div>
      ))}
    </dl>
  );
}
