import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Checkbox, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError } from "../../../shared/api";
import { api, downloadFile } from "../../api/client";
import { useErrorText } from "../../common/ErrorState";
import { type OrgImport, importKey, useOrganisationChanged } from "../data";
import styles from "../Organisation.module.css";
import { PATHS } from "./paths";

type Row = OrgImport["rows"][number];
type Outcome = Row["outcome"];
const OUTCOMES: Outcome[] = ["refused", "changed", "new", "unchanged"];

type Props = { found: OrgImport; onAnother: () => void };

/** What a file would do, row by row; then what it did. */
export function ImportPreview({ found, onAnother }: Props) {
  const { t } = useTranslation();
  const { counts, state } = found;
  const first = OUTCOMES.find((outcome) => counts[outcome] > 0) ?? "new";
  const [tab, setTab] = useState<Outcome>(first);
  const shown = counts[tab] > 0 ? tab : first;
  const rows = found.rows.filter(({ outcome }) => outcome === shown);
  return (
    <div className={styles.import}>
      <p className={styles.importHead}>
        <strong>{found.fileName}</strong> → {found.orgUnit.path.join(" / ")}
      </p>
      <Alert
        type={state === "applied" ? "success" : counts.refused > 0 ? "warning" : "info"}
        showIcon
        title={t(state === "applied" ? "orgImport.done" : "orgImport.willChange", counts)}
        description={counts.refused > 0 ? t("orgImport.refusedNote") : null}
      />
      {found.notes.map((note) => (
        <Alert key={note} type="info" title={note} />
      ))}
      <Confirm found={found} onAnother={onAnother} />
      <Segmented<Outcome>
        aria-label={t("orgImport.preview")}
        className={styles.outcomes}
        value={shown}
        onChange={setTab}
        options={OUTCOMES.map((value) => ({
          value,
          label: `${t(`orgImport.outcome.${value}`)} ${counts[value]}`,
          disabled: counts[value] === 0,
        }))}
      />
      <Rows rows={rows} />
      {rows.length < counts[shown] ? <p className={styles.hint}>{t("orgImport.firstOnly")}</p> : null}
      {found.missing === null ? <p className={styles.hint}>{t("orgImport.missingUnknown")}</p> : null}
      {found.missing && found.missing.count > 0 ? (
        <details className={styles.missing}>
          <summary>{t("orgImport.missing", { count: found.missing.count })}</summary>
          <p className={styles.hint}>{t("orgImport.missingText")}</p>
          <ul className={styles.bullets}>
            {found.missing.names.map((name, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two people may have one name; the list never changes
              <li key={index}>{name}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

function Confirm({ found, onAnother }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const client = useQueryClient();
  const changed = useOrganisationChanged();
  const { id, kind, digest, counts, state } = found;
  const path = `/org/${PATHS[kind]}/${id}`;
  const key = importKey(kind, id);
  const [invite, setInvite] = useState(true);
  const confirm = useMutation({
    mutationFn: () => api.post<OrgImport>(`${path}/confirm`, { digest, invite: kind === "staff" && invite }),
    onSuccess: async (done) => {
      client.setQueryData(key, done);
      await changed();
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  const download = () =>
    downloadFile(`${path}/result`, "result.xlsx").catch(
      (error: unknown) => void message.error(errorText(error)),
    );
  const { error } = confirm;
  const differs = isApiError(error, "org_import.changed");
  const nothing = counts.new + counts.changed === 0;
  return (
    <>
      {differs ? (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t("orgImport.changedTitle")}
          description={
            <>
              <p>{t("orgImport.changedText")}</p>
              <ul className={styles.bullets}>
                {error.details.map((detail) => (
                  <li key={detail.path}>
                    {t("orgImport.line", { line: detail.path })}
                    {t("common.colon")}
                    {detail.message}
                  </li>
                ))}
              </ul>
            </>
          }
        />
      ) : error ? (
        <Alert type="error" showIcon role="alert" title={errorText(error)} />
      ) : null}
      <div className={styles.importActions}>
        {state === "ready" ? (
          <>
            {kind === "staff" && counts.new > 0 ? (
              <Checkbox checked={invite} onChange={(event) => setInvite(event.target.checked)}>
                {t("orgImport.invite")}
              </Checkbox>
            ) : null}
            <Button
              type="primary"
              disabled={nothing}
              loading={confirm.isPending}
              onClick={() => confirm.mutate()}
            >
              {t("orgImport.confirm")}
            </Button>
            {nothing ? <span className={styles.hint}>{t("orgImport.nothing")}</span> : null}
          </>
        ) : null}
        <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void download()}>
          {t(state === "applied" ? "orgImport.result" : "orgImport.previewFile")}
        </Button>
        <Button onClick={onAnother}>{t("orgImport.another")}</Button>
      </div>
    </>
  );
}

function Rows({ rows }: { rows: Row[] }) {
  const { t } = useTranslation();
  const words = useChangeWords();
  return (
    <table className={`${styles.table} ${styles.importRows}`}>
      <caption className="visually-hidden">{t("orgImport.preview")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("orgImport.columnLine")}</th>
          <th scope="col">{t("orgImport.columnRow")}</th>
          <th scope="col">{t("orgImport.columnWhat")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, label, changes, problems }) => (
          <tr key={line}>
            <td className="numbers">{line}</td>
            <td>{label}</td>
            <td>
              {problems.map(({ code, title, message }) => (
                <p key={`${code} ${title}`} className={styles.problem}>
                  {title ? `${title}${t("common.colon")}` : ""}
                  {message}
                </p>
              ))}
              {changes.map((change) => (
                <p key={`${change.field} ${change.role} ${change.from}`}>{words(change)}</p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One change in words: 上级：集团 → 北京分公司. */
function useChangeWords(): (change: Row["changes"][number]) => string {
  const { t } = useTranslation();
  const value = (field: string, text: string | null) =>
    field === "kind" && text ? t(`organisation.kind.${text}`) : (text ?? "");
  return ({ field, from, to, role }) => {
    if (field === "grant" && role) {
      const [key, place] = to === null ? ["orgImport.grantTaken", from] : ["orgImport.grantGiven", to];
      return t(key, { role: t(`role.${role}`), place });
    }
    const params = { field: t(`orgImport.field.${field}`), from: value(field, from), to: value(field, to) };
    return t(from === null ? "orgImport.to" : "orgImport.fromTo", params);
  };
}
