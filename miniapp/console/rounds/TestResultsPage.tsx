import { DownloadOutlined, LeftOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input, InputNumber } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { api, downloadFile } from "../api/client";
import { Card } from "../common/Card";
import { ErrorState, useErrorText } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import { SheetDrop } from "../common/SheetDrop";
import { useLocale } from "../common/When";
import { useTitle } from "../common/useTitle";
import { type OrgUnit, useUnits } from "../organisation/data";
import { UnitPicker } from "../organisation/UnitPicker";
import { type Position, positionKey } from "../positions/data";
import { useMay, useMayAsk } from "../session/usePermission";
import { useSession } from "../session/useSession";
import type { ResultImport, ResultPreview } from "./data";
import styles from "./Rounds.module.css";

const READING_MS = 90_000;

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  useTitle(t("rounds.import.title"));
  return useMay("candidacies.write") ? <Loader id={id} /> : <NoPermission what={t("rounds.import.title")} />;
}

function Loader({ id }: { id: string }) {
  const position = useQuery({
    queryKey: [...positionKey(id), "named"],
    queryFn: ({ signal }) => api.get<Position>(`/positions/${id}`, { signal }),
  });
  const units = useUnits();
  if (position.isPending || units.isPending) return <Loading shape="page" />;
  if (!position.data) return <ErrorState error={position.error} onRetry={() => void position.refetch()} />;
  if (!units.data) return <ErrorState error={units.error} onRetry={() => void units.refetch()} />;
  return <ImportPage position={position.data} units={units.data} />;
}

type Fields = { unitId: string; name: string; outOf: number };
type Chosen = { file: File; fields: Fields };

/** A file of results is looked at first; what is right in it is then recorded. */
function ImportPage({ position, units }: { position: Position; units: OrgUnit[] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const may = useMayAsk();
  const home = useSession().data?.staff?.orgUnit.id;
  const allowed = useCallback((unit: OrgUnit) => may("candidacies.write", { orgUnitId: unit.id }), [may]);
  const first = units.find((unit) => unit.id === home && allowed(unit)) ?? units.find(allowed);
  const [form] = Form.useForm<Fields>();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const post = <T,>({ file, fields }: Chosen, path: string) => {
    const body = new FormData();
    body.set("positionId", position.id);
    body.set("name", fields.name.trim());
    body.set("outOf", String(fields.outOf));
    body.set("file", file);
    return api.post<T>(`/org/units/${fields.unitId}/test-results${path}`, body, { timeoutMs: READING_MS });
  };
  const look = useMutation({ mutationFn: (one: Chosen) => post<ResultPreview>(one, "/preview") });
  const take = useMutation({ mutationFn: (one: Chosen) => post<ResultImport>(one, "") });
  const again = () => {
    setChosen(null);
    look.reset();
    take.reset();
  };
  const choose = async (file: File) => {
    // The fields say by themselves what is missing.
    const fields = await form.validateFields().catch(() => null);
    if (!fields) return;
    const one = { file, fields };
    setChosen(one);
    look.mutate(one);
  };
  const error = take.error ?? look.error;
  return (
    <div className={styles.page}>
      <Link to={`/positions/${position.id}`}>
        <LeftOutlined aria-hidden /> {position.title}
      </Link>
      <h1>{t("rounds.import.title")}</h1>
      <p className={styles.soft}>{t("rounds.import.intro", { position: position.title })}</p>
      {error ? <Alert type="error" showIcon role="alert" title={errorText(error)} /> : null}
      {take.data ? (
        <>
          <Alert
            type={take.data.counts.refused > 0 ? "warning" : "success"}
            showIcon
            title={t("rounds.import.done", take.data.counts)}
          />
          <Problems problems={take.data.problems} />
          <div>
            <Button onClick={again}>{t("rounds.import.again")}</Button>
          </div>
        </>
      ) : look.data && chosen ? (
        <Looked
          preview={look.data}
          busy={take.isPending}
          onTake={() => take.mutate(chosen)}
          onAgain={again}
        />
      ) : (
        <Card title={t("rounds.import.link")}>
          <Form<Fields>
            form={form}
            layout="vertical"
            requiredMark={false}
            initialValues={{ unitId: first?.id, outOf: 100 }}
          >
            <Form.Item name="unitId" label={t("rounds.import.unit")}>
              <UnitPicker units={units} allowed={allowed} />
            </Form.Item>
            <div className={styles.fields}>
              <Form.Item
                name="name"
                label={t("rounds.import.name")}
                rules={[{ required: true, whitespace: true, message: t("rounds.test.nameMissing") }]}
              >
                <Input maxLength={200} autoComplete="off" />
              </Form.Item>
              <Form.Item
                name="outOf"
                label={t("rounds.import.outOf")}
                rules={[{ required: true, type: "number", message: t("rounds.test.missing") }]}
              >
                <InputNumber min={1} max={999_999} precision={2} style={{ width: "100%" }} />
              </Form.Item>
            </div>
          </Form>
          <SheetDrop
            disabled={look.isPending}
            onChoose={(file) => void choose(file)}
            words={t("rounds.import.drop")}
            hint={t("rounds.import.dropHint")}
          />
          <p style={{ marginTop: 12 }}>
            <Button
              icon={<DownloadOutlined aria-hidden />}
              onClick={() =>
                void downloadFile("/test-result-template", "written-test-results.xlsx").catch(
                  (problem: unknown) => void message.error(errorText(problem)),
                )
              }
            >
              {t("rounds.import.template")}
            </Button>
          </p>
        </Card>
      )}
    </div>
  );
}

type LookedProps = { preview: ResultPreview; busy: boolean; onTake: () => void; onAgain: () => void };

function Looked({ preview, busy, onTake, onAgain }: LookedProps) {
  const { t } = useTranslation();
  const { counts, unchanged, rows, problems } = preview;
  const fresh = counts.valid - unchanged;
  return (
    <>
      <Alert
        type={counts.invalid === 0 ? "success" : counts.valid === 0 ? "error" : "warning"}
        showIcon
        title={t("rounds.import.counts", counts)}
        description={unchanged > 0 ? t("rounds.import.unchanged", { count: unchanged }) : undefined}
      />
      <Problems problems={problems} />
      {rows.length > 0 ? (
        <Card title={t("rounds.import.rows")}>
          {/* Wider than a phone: it scrolls by itself, and a keyboard can reach it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above */}
          <section className={styles.scroll} tabIndex={0} aria-label={t("rounds.import.rows")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("rounds.import.phone")}</th>
                  <th scope="col">{t("rounds.import.person")}</th>
                  <th scope="col">{t("rounds.test.score")}</th>
                  <th scope="col">{t("rounds.test.outOf")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ line, record }) => (
                  <tr key={line}>
                    <td className="numbers">{record.phone}</td>
                    <td>{record.name}</td>
                    <td className="numbers">{record.score}</td>
                    <td className="numbers">{record.outOf}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </Card>
      ) : null}
      <div className={styles.buttons}>
        <Button type="primary" disabled={fresh === 0} loading={busy} onClick={onTake}>
          {fresh === 0 ? t("rounds.import.nothing") : t("rounds.import.confirm", { count: fresh })}
        </Button>
        <Button onClick={onAgain}>{t("rounds.import.again")}</Button>
      </div>
    </>
  );
}

function Problems({ problems }: { problems: ResultPreview["problems"] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (problems.length === 0) return null;
  return (
    <Card title={t("rounds.import.problems")}>
      <ul className={styles.problems}>
        {problems.map(({ line, title, message }, index) => (
          <li key={`${line}-${index}`}>
            <span className="numbers">{t("rounds.import.line", { line })}</span>
            <span>
              {title ? `${title}${t("common.colon")}` : ""}
              {message[locale]}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
