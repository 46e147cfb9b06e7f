import { LeftOutlined } from "@ant-design/icons";
import { App, Alert, Button, Dropdown, Skeleton, Space, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useNavigate, useParams, useSearchParams } from "react-router";
import { api } from "../../api/client";
import { PersonWork } from "../../archive/PersonWork";
import { Timeline } from "../../archive/Timeline";
import { ErrorState, useErrorText } from "../../common/ErrorState";
import { NoPermission } from "../../common/NoPermission";
import { useTitle } from "../../common/useTitle";
import { InviteDrawer } from "../../invite/InviteDrawer";
import { useMay } from "../../session/usePermission";
import { type CandidateView, ownerOf, useCandidate, usePoolChange } from "../data";
import { PersonDrawer } from "../form/PersonDrawer";
import styles from "./Detail.module.css";
import { Facts } from "./Facts";
import { History } from "./History";
import { MatchCard } from "./MatchCard";
import { MergeDialog } from "./MergeDialog";
import { Notes } from "./Notes";
import { TalentPool } from "./TalentPool";

export function Component() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  return useMay("candidates.read") ? (
    <Loader key={id} id={id} />
  ) : (
    <NoPermission what={t("nav.candidates")} />
  );
}

function Loader({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useCandidate(id);
  useTitle(data?.name);
  if (isPending) return <Skeleton active avatar paragraph={{ rows: 10 }} />;
  if (!data) {
    return (
      <>
        <Back />
        <ErrorState error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  // An old link to somebody who is known by another row now.
  if (data.mergedInto) return <Navigate to={`/candidates/${data.mergedInto}`} replace />;
  return <DetailPage person={data} />;
}

function Back() {
  const { t } = useTranslation();
  return (
    <Link to="/candidates" className={styles.back}>
      <LeftOutlined aria-hidden /> {t("nav.candidates")}
    </Link>
  );
}

function DetailPage({ person }: { person: CandidateView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const mayWrite = useMay("candidates.write", ownerOf(person));
  const [editing, setEditing] = useState(false);
  const otherId = params.get("merge");
  const tab = params.get("tab") === "archive" ? "archive" : "profile";
  const put = (name: "merge" | "tab", value: string | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  const merge = (id: string | null) => put("merge", id);
  return (
    <>
      <Back />
      <div className={styles.head}>
        <h1>{person.name}</h1>
        {person.state === "archived" ? (
          <span className={styles.archived}>{t("candidates.archived")}</span>
        ) : null}
        <Actions person={person} mayWrite={mayWrite} onEdit={() => setEditing(true)} />
      </div>
      {mayWrite ? <Alike person={person} onMerge={merge} /> : null}
      <Tabs
        aria-label={t("archive.tabs")}
        activeKey={tab}
        onChange={(key) => put("tab", key === "archive" ? key : null)}
        destroyOnHidden
        items={[
          {
            key: "profile",
            label: t("archive.profile"),
            children: (
              <div className={styles.columns}>
                <div className={styles.column}>
                  <MatchCard candidateId={person.id} mayWrite={mayWrite} />
                  <History person={person} mayWrite={mayWrite} />
                </div>
                <div className={styles.column}>
                  <Facts person={person} mayWrite={mayWrite} />
                  <TalentPool person={person} mayWrite={mayWrite} />
                  <Notes person={person} mayWrite={mayWrite} />
                </div>
              </div>
            ),
          },
          {
            key: "archive",
            label: t("archive.tab"),
            children: (
              <div className={styles.column}>
                <PersonWork candidateId={person.id} />
                <Timeline candidateId={person.id} />
              </div>
            ),
          },
        ]}
      />
      {mayWrite ? <PersonDrawer open={editing} onClose={() => setEditing(false)} person={person} /> : null}
      {mayWrite && otherId ? (
        <MergeDialog
          key={otherId}
          survivorId={person.id}
          otherId={otherId}
          onClose={() => merge(null)}
          onSwap={() => void navigate(`/candidates/${otherId}?merge=${person.id}`, { replace: true })}
        />
      ) : null}
    </>
  );
}

type ActionsProps = { person: CandidateView; mayWrite: boolean; onEdit: () => void };

function Actions({ person, mayWrite, onEdit }: ActionsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const errorText = useErrorText();
  const navigate = useNavigate();
  const mayInvite = useMay("batches.write", ownerOf(person));
  const mayInviteOne = useMay("interviews.invite", ownerOf(person));
  // To others the contact is masked.
  const mayAsk = mayInviteOne && mayWrite;
  const [inviting, setInviting] = useState(false);
  const archived = person.state === "archived";
  const archive = usePoolChange((value: boolean) =>
    api.put(`/candidates/${person.id}/archived`, { archived: value }),
  );
  const toggle = (value: boolean) =>
    archive.mutate(value, {
      onSuccess: () =>
        void message.success({
          content: (
            <>
              {t(value ? "candidates.archivedNow" : "candidates.restored", { name: person.name })}{" "}
              {value ? (
                <Button size="small" type="link" onClick={() => toggle(false)}>
                  {t("candidates.undo")}
                </Button>
              ) : null}
            </>
          ),
          duration: 6,
        }),
      onError: (error) => void message.error(errorText(error)),
    });
  const inviteInBatch = () =>
    void navigate("/batches/new", { state: { candidates: [{ id: person.id, name: person.name }] } });
  const inviteAlone = () => {
    if (person.phone ?? person.email) return setInviting(true);
    void message.info(t("personal.noContact"));
    onEdit();
  };
  return (
    <Space className={styles.actions ?? ""}>
      {(mayAsk || mayInvite) && !archived ? (
        <Button type="primary" onClick={mayAsk ? inviteAlone : inviteInBatch}>
          {t("candidates.invite")}
        </Button>
      ) : null}
      {inviting ? <InviteDrawer open person={person} onClose={() => setInviting(false)} /> : null}
      {mayWrite ? (
        <>
          <Button onClick={onEdit}>{t("candidates.editShort")}</Button>
          <Dropdown
            trigger={["click"]}
            menu={{
              items: [
                ...(mayAsk && mayInvite && !archived
                  ? [{ key: "batch", label: t("candidates.inviteInBatch") }]
                  : []),
                { key: "archive", label: t(archived ? "candidates.restore" : "candidates.archive") },
              ],
              onClick: ({ key }) => (key === "batch" ? inviteInBatch() : toggle(!archived)),
            }}
          >
            <Button aria-label={t("candidates.more")}>…</Button>
          </Dropdown>
        </>
      ) : null}
    </Space>
  );
}

/** Others with the same phone or address: most likely the same person. */
function Alike({ person, onMerge }: { person: CandidateView; onMerge: (id: string) => void }) {
  const { t } = useTranslation();
  return person.alike.map((other) => (
    <Alert
      key={other.id}
      type="info"
      showIcon
      style={{ marginBottom: 12 }}
      title={t(`candidates.alike.${other.by.includes("phone") ? "phone" : "email"}`, {
        name: other.name,
        unit: other.orgUnit.path.join(" / "),
      })}
      action={
        <Space>
          <Link to={`/candidates/${other.id}`}>{t("candidates.look")}</Link>
          <Button size="small" onClick={() => onMerge(other.id)}>
            {t("candidates.compareMerge")}
          </Button>
        </Space>
      }
    />
  ));
}
