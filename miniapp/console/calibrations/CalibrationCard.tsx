import { Alert, App, Button, Tag } from "antd";
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../common/Card";
import { useErrorText } from "../common/ErrorState";
import { formatDateTime } from "../common/format";
import { useLocale } from "../common/When";
import type { Calibration, DimensionCalibration, useActivation } from "./data";
import styles from "./Calibrations.module.css";

const CurveChart = lazy(() => import("./CurveChart"));

type Props = {
  calibration: Calibration;
  place: string;
  activation: ReturnType<typeof useActivation>;
  isNewest: boolean;
};

/** One version: what it says of each dimension, and whether it is in use. */
export function CalibrationCard({ calibration, place, activation, isNewest }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { modal, message } = App.useApp();
  const errorText = useErrorText();
  const [isOpen, setOpen] = useState(isNewest || calibration.state === "active");
  const { id, version, state, answers, dimensions } = calibration;
  const isActive = state === "active";
  const usable = dimensions.some(({ used }) => used);
  const busy = activation.isPending && activation.variables.id === id;
  const change = (on: boolean) =>
    modal.confirm({
      title: t(on ? "calibrations.activateTitle" : "calibrations.endTitle", { version }),
      content: t(on ? "calibrations.activateText" : "calibrations.endText"),
      okText: t(on ? "calibrations.activate" : "calibrations.end"),
      onOk: () =>
        activation
          .mutateAsync({ id, on })
          .catch((problem: unknown) => void message.error(errorText(problem))),
    });
  const title = (
    <span className={styles.title}>
      {t("calibrations.version", { version })}
      <Tag color={isActive ? "success" : "default"}>{t(`calibrations.is.${state}`)}</Tag>
    </span>
  );
  return (
    <Card
      title={title}
      extra={
        isActive ? (
          <Button loading={busy} onClick={() => change(false)}>
            {t("calibrations.end")}
          </Button>
        ) : (
          <Button type="primary" disabled={!usable} loading={busy} onClick={() => change(true)}>
            {t(state === "ended" ? "calibrations.activateAgain" : "calibrations.activate")}
          </Button>
        )
      }
    >
      <p className={styles.meta}>
        {t("calibrations.meta", {
          place,
          answers,
          by: calibration.createdBy,
          at: formatDateTime(calibration.createdAt, locale),
          engine: calibration.engine,
          source: t(`calibrations.source.${calibration.source}`),
        })}
      </p>
      {usable ? null : <Alert type="info" showIcon title={t("calibrations.noneBetter")} />}
      {isOpen ? (
        <div className={styles.dimensions}>
          {dimensions.map((dimension) => (
            <Dimension key={dimension.dimensionId} dimension={dimension} />
          ))}
        </div>
      ) : (
        <Button type="link" className={styles.more ?? ""} onClick={() => setOpen(true)}>
          {t("calibrations.show")}
        </Button>
      )}
    </Card>
  );
}

const two = (value: number) => value.toFixed(2);

function Dimension({ dimension }: { dimension: DimensionCalibration }) {
  const { t } = useTranslation();
  const { name, n, unscored, before, after, human, curve, used, reason } = dimension;
  const rows = [
    ["qwk", before.qwk, after.qwk, human?.qwk],
    ["pearson", before.pearson, after.pearson, human?.pearson],
    ["rmse", before.rmse, after.rmse, undefined],
  ] as const;
  return (
    <section className={styles.dimension} aria-label={name}>
      <div className={styles.words}>
        <div className={styles.dimensionHead}>
          <h3>{name}</h3>
          <Tag color={used ? "success" : "default"}>
            {t(used ? "calibrations.used" : "calibrations.notUsed")}
          </Tag>
        </div>
        <p className={styles.meta}>
          {t(`calibrations.because.${reason}`, { n })}
          {unscored > 0 ? ` ${t("calibrations.unscored", { count: unscored })}` : ""}
        </p>
        <table className={styles.figures}>
          <thead>
            <tr>
              <th scope="col">{t("calibrations.outOfSample")}</th>
              <th scope="col">{t("calibrations.engine")}</th>
              <th scope="col">{t("calibrations.calibrated")}</th>
              <th scope="col">{t("calibrations.people")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([key, engine, calibrated, people]) => (
              <tr key={key}>
                <th scope="row">{t(`calibrations.${key}`)}</th>
                <td>{two(engine)}</td>
                <td data-better={used}>{two(calibrated)}</td>
                <td>{people === undefined ? "—" : two(people)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.meta}>
          {human ? t("calibrations.humanPairs", { count: human.n }) : t("calibrations.noHuman")}
        </p>
      </div>
      {curve.length > 1 ? (
        <Suspense fallback={<div style={{ height: 260 }} />}>
          <CurveChart curve={curve} name={name} />
        </Suspense>
      ) : null}
    </section>
  );
}
