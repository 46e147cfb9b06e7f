import { ApartmentOutlined } from "@ant-design/icons";
import { App, Button, Drawer, Tree } from "antd";
import { type ComponentProps, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNarrow } from "../../common/useMedia";
import { useMayAsk } from "../../session/usePermission";
import type { OrgUnit } from "../data";
import styles from "../Organisation.module.css";
import { useMoveUnit } from "./useUnitActions";

type Props = {
  units: OrgUnit[];
  headcounts: ReadonlyMap<string, number>;
  chosen: OrgUnit;
  onChoose: (id: string) => void;
};

/** The tree beside the page; on a phone it opens over it. */
export function UnitPanel(props: Props) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  if (!narrow) {
    return (
      <section className={styles.panel} aria-label={t("organisation.tree")}>
        <UnitTree {...props} />
        <p className={styles.hint}>{t("organisation.treeHint")}</p>
      </section>
    );
  }
  return (
    <>
      <Button block icon={<ApartmentOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t("organisation.chooseUnit")}
      </Button>
      <Drawer
        title={t("organisation.tree")}
        placement="left"
        open={open}
        onClose={() => setOpen(false)}
        size={340}
        styles={{ wrapper: { maxWidth: "100vw" }, body: { padding: 8 } }}
      >
        <UnitTree
          {...props}
          onChoose={(id) => {
            props.onChoose(id);
            setOpen(false);
          }}
        />
      </Drawer>
    </>
  );
}

type Node = { key: string; unit: OrgUnit; children: Node[] };

function treeOf(units: OrgUnit[]): Node[] {
  const nodes = new Map(units.map((unit) => [unit.id, { key: unit.id, unit, children: [] as Node[] }]));
  const tops: Node[] = [];
  for (const node of nodes.values()) (nodes.get(node.unit.parentId ?? "")?.children ?? tops).push(node);
  return tops;
}

/** A small company is shown whole; of a large one the first levels and the way to the chosen unit. */
const SHOWN_WHOLE = 60;

function UnitTree({ units, headcounts, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const may = useMayAsk();
  const { modal } = App.useApp();
  const move = useMoveUnit();
  const tree = useMemo(() => treeOf(units), [units]);
  const [expanded] = useState(() =>
    units.filter(({ depth }) => units.length <= SHOWN_WHOLE || depth < 1).map(({ id }) => id),
  );
  const mayMove = ({ unit }: Node) => unit.parentId !== null && may("org.manage", { orgUnitId: unit.id });

  const onDrop: NonNullable<ComponentProps<typeof Tree<Node>>["onDrop"]> = ({ dragNode, node }) => {
    if (dragNode.unit.parentId === node.unit.id) return;
    const { name } = dragNode.unit;
    const to = node.unit.name;
    void modal.confirm({
      title: t("organisation.moveTitle", { name }),
      content: t("organisation.moveText"),
      okText: t("organisation.moveConfirm", { to }),
      onOk: () => move({ id: dragNode.unit.id, parentId: node.unit.id }),
    });
  };

  const renderTitle = ({ unit }: Node) => <UnitTitle unit={unit} staff={headcounts.get(unit.id) ?? 0} />;

  return (
    <Tree<Node>
      className={styles.tree ?? ""}
      blockNode
      treeData={tree}
      aria-label={t("organisation.tree")}
      defaultExpandedKeys={[...expanded, chosen.id]}
      defaultExpandParent
      selectedKeys={[chosen.id]}
      onSelect={(_, { node }) => onChoose(node.unit.id)}
      draggable={{ icon: false, nodeDraggable: (node) => mayMove(node as unknown as Node) }}
      allowDrop={({ dropNode, dropPosition }) =>
        dropPosition === 0 && may("org.manage", { orgUnitId: dropNode.unit.id })
      }
      onDrop={onDrop}
      titleRender={renderTitle}
    />
  );
}

function UnitTitle({ unit, staff }: { unit: OrgUnit; staff: number }) {
  const { t } = useTranslation();
  return (
    <span className={styles.node} data-own={unit.own}>
      <span className={styles.nodeName} title={unit.name}>
        {unit.name}
      </span>
      {staff > 0 ? (
        <span className={styles.count}>
          <span aria-hidden>{staff}</span>
          <span className="visually-hidden">{t("organisation.people", { count: staff })}</span>
        </span>
      ) : null}
    </span>
  );
}
