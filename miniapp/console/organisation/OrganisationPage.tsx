import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { ErrorState } from "../common/ErrorState";
import { Loading } from "../common/Loading";
import { NoPermission } from "../common/NoPermission";
import { useTitle } from "../common/useTitle";
import { useMay } from "../session/usePermission";
import { useSession } from "../session/useSession";
import { type OrgUnit, useHeadcounts, useUnits } from "./data";
import styles from "./Organisation.module.css";
import { OrganisationFrame } from "./OrganisationFrame";
import { StaffDrawer } from "./staff/StaffDrawer";
import { StaffPanel } from "./staff/StaffPanel";
import { UnitHeader } from "./units/UnitHeader";
import { UnitPanel } from "./units/UnitPanel";

export function Component() {
  const { t } = useTranslation();
  useTitle(t("organisation.title"));
  return useMay("staff.read") ? <OrganisationPage /> : <NoPermission what={t("organisation.title")} />;
}

function OrganisationPage() {
  const { t } = useTranslation();
  const units = useUnits();
  return (
    <OrganisationFrame intro={t("organisation.intro")}>
      {units.isPending ? (
        <Loading shape="panel" />
      ) : !units.data ? (
        <ErrorState error={units.error} onRetry={() => void units.refetch()} />
      ) : (
        <Desk units={units.data} />
      )}
    </OrganisationFrame>
  );
}

/** Tree on one side, the chosen unit with its people on the other; what is open stands in the address. */
function Desk({ units }: { units: OrgUnit[] }) {
  const [params, setParams] = useSearchParams();
  const headcounts = useHeadcounts();
  const home = useSession().data?.staff?.orgUnit.id;
  const change = useCallback(
    (part: Record<string, string | null>) =>
      setParams(
        (old) => {
          const next = new URLSearchParams(old);
          for (const [name, value] of Object.entries(part)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const unit =
    units.find(({ id }) => id === params.get("unit")) ??
    units.find(({ id }) => id === home) ??
    units.find(({ own }) => own) ??
    units[0];
  if (!unit) return null;
  const staffId = params.get("staff");
  const tree = { units, headcounts: headcounts.data ?? new Map<string, number>() };
  return (
    <div className={styles.desk}>
      <UnitPanel {...tree} chosen={unit} onChoose={(id) => change({ unit: id, q: null, staff: null })} />
      <section className={styles.side} aria-label={unit.name}>
        <UnitHeader {...tree} unit={unit} onChoose={(id) => change({ unit: id })} />
        <StaffPanel units={units} unit={unit} params={params} onChange={change} />
      </section>
      {staffId ? (
        <StaffDrawer key={staffId} id={staffId} units={units} onClose={() => change({ staff: null })} />
      ) : null}
    </div>
  );
}
