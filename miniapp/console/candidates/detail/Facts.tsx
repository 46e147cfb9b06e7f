import { Button, Space, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api/client";
import { Card } from "../../common/Card";
import { useErrorText } from "../../common/ErrorState";
import { formatDateTime } from "../../common/format";
import { useLocale } from "../../common/When";
import { type CandidateView, MOST_TAGS, usePoolChange } from "../data";
import { TagSelect } from "../TagSelect";
import styles from "./Detail.module.css";

type Props = { person: CandidateView; mayWrite: boolean };

export function Facts({ person, mayWrite }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const source = t(`candidates.from.${person.source}`);
  const facts = [
    ["phone", person.phone],
    ["email", person.email],
    ["unit", person.orgUnit.path.join(" / ")],
    ["position", person.position?.title],
    ["source", person.sourceDetail ? `${source} · ${person.sourceDetail}` : source],
    ["since", formatDateTime(person.createdAt, locale)],
  ] as const;
  return (
    <Card title={t("candidates.facts")}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`candidates.${name}`)}</dt>
            <dd>{value ?? "—"}</dd>
          </div>
        ))}
        <div>
          <dt>{t("candidates.tag")}</dt>
          <dd>
            <Tags person={person} mayWrite={mayWrite} />
          </dd>
        </div>
      </dl>
      {mayWrite ? null : <p className={styles.soft}>{t("candidates.masked")}</p>}
    </Card>
  );
}

function Tags({ person, mayWrite }: Props) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [draft, setDraft] = useState<string[] | null>(null);
  const save = usePoolChange((tags: string[]) => api.put(`/candidates/${person.id}/tags`, { tags }));
  if (!draft) {
    return (
      <>
        <span className={styles.tags}>
          {person.tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </span>
        {mayWrite ? (
          <Button size="small" type="link" onClick={() => setDraft(person.tags)}>
            {t(person.tags.length > 0 ? "candidates.editTags" : "candidates.addTags")}
          </Button>
        ) : null}
      </>
    );
  }
  return (
    <Space orientation="vertical" style={{ width: "100%" }}>
      <TagSelect
        mode="tags"
        maxCount={MOST_TAGS}
        className={styles.whole ?? ""}
        aria-label={t("candidates.tag")}
        value={draft}
        onChange={setDraft}
      />
      {save.isError ? (
        <span role="alert" className={styles.bad}>
          {errorText(save.error)}
        </span>
      ) : null}
      <Space>
        <Button
          size="small"
          type="primary"
          loading={save.isPending}
          onClick={() => save.mutate(draft, { onSuccess: () => setDraft(null) })}
        >
          {t("candidates.save")}
        </Button>
        <Button size="small" onClick={() => setDraft(null)}>
          {t("common.cancel")}
        </Button>
      </Space>
    </Space>
  );
}
