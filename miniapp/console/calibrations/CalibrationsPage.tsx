import { Select } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { BackLink } from "../common/BackLink";
import { EmptyState } from "../common/EmptyState";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import { useFilters } from "../common/useFilters";
import { useTitle } from "../common/useTitle";
import { type OrgUnit, useUnits } from "../organisation/data";
import { UnitPicker } from "../organisation/UnitPicker";
import { usePositions } from "../positions/data";
import { useMay, useMayAsk } from "../session/usePermission";
import { useSession } from "../session/useSession";
import { CalibrationCard } from "./CalibrationCard";
import styles from "./Calibrations.module.css";
import { type Calibration, useActivation, useCalibrations } from "./data";
import { ReviewsCard } from "./ReviewsCard";
import { UploadCard } from "./UploadCard";

const FILTERS = ["unit", "position"] as const;

export function Component() {
  const { t } = useTranslation();
  useTitle(t("calibrations.title"));
  return useMay("positions.write") ? <CalibrationsPage /> : <NoPermission what={t("calibrations.title")} />;
}

function CalibrationsPage() {
  const { t } = useTranslation();
  const { filters, change } = useFilters(FILTERS);
  const units = useUnits();
  const may = useMayAsk();
  const home = useSession().data?.staff?.orgUnit.id ?? "";
  const allowed = useCallback((unit: OrgUnit) => may("positions.write", { orgUnitId: unit.id }), [may]);
  const first = units.data?.find((unit) => unit.id === home && allowed(unit)) ?? units.data?.find(allowed);
  const unitId = filters.unit || (first?.id ?? "");
  const positionId = filters.position || null;
  const positions = usePositions({ unit: unitId }, unitId !== "");
  const own = positions.items.filter(({ orgUnit }) => orgUnit.id === unitId);
  const list = useCalibrations(unitId);
  const activation = useActivation(unitId);
  const shown = (list.data ?? []).filter((each) => each.positionId === positionId);
  const placeOf = ({ positionId: id }: Calibration) =>
    id
      ? (own.find((position) => position.id === id)?.title ?? t("calibrations.position"))
      : t("calibrations.all");
  return (
    <div className={styles.page}>
      <BackLink to="/positions">{t("nav.positions")}</BackLink>
      <div>
        <h1>{t("calibrations.title")}</h1>
        <p className={styles.intro}>{t("calibrations.intro")}</p>
      </div>
      <div className={styles.place}>
        <UnitPicker
          units={units.data ?? []}
          allowed={allowed}
          value={unitId}
          onChange={(unit) => change({ unit, position: "" })}
          label={t("calibrations.unit")}
        />
        <Select
          className={styles.position ?? ""}
          aria-label={t("calibrations.position")}
          value={positionId ?? ""}
          options={[
            { value: "", label: t("calibrations.all") },
            ...own.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(position: string) => change({ position })}
        />
      </div>
      <UploadCard key={`${unitId}${positionId ?? ""}`} unitId={unitId} positionId={positionId} />
      <ReviewsCard key={`reviews ${unitId}${positionId ?? ""}`} unitId={unitId} positionId={positionId} />
      {list.isPending ? (
        <Loading shape="page" />
      ) : !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : shown.length === 0 ? (
        <EmptyState title={t("calibrations.empty")} text={t("calibrations.emptyText")} />
      ) : (
        shown.map((calibration, at) => (
          <CalibrationCard
            key={calibration.id}
            calibration={calibration}
            place={placeOf(calibration)}
            activation={activation}
            isNewest={at === 0}
          />
        ))
      )}
    </div>
  );
}
