import { TreeSelect } from "antd";
import { useMemo } from "react";
import type { OrgUnit } from "./data";

type Node = { value: string; title: string; label: string; disabled: boolean; children: Node[] };

type Props = {
  /** Given by Form.Item, or by whoever uses it alone. */
  id?: string;
  value?: string | null;
  onChange?: (id: string) => void;
  units: readonly OrgUnit[];
  /** Which may be chosen; those above them are shown, as the way there. */
  allowed: (unit: OrgUnit) => boolean;
  placeholder?: string;
  label?: string;
};

/** Chooses a unit from the tree, by looking or by typing its name or code. */
export function UnitPicker({ id, value, onChange, units, allowed, placeholder, label }: Props) {
  const tree = useMemo(() => treeOf(units, allowed), [units, allowed]);
  return (
    <TreeSelect<string>
      {...(id ? { id } : {})}
      style={{ width: "100%" }}
      value={value ?? undefined}
      onChange={onChange}
      treeData={tree}
      treeDefaultExpandAll={units.length <= 60}
      treeNodeLabelProp="label"
      showSearch={{ treeNodeFilterProp: "title" }}
      placeholder={placeholder}
      aria-label={label}
      popupMatchSelectWidth={300}
    />
  );
}

/** Units with nothing to choose in or below them fall out. */
function treeOf(units: readonly OrgUnit[], allowed: (unit: OrgUnit) => boolean): Node[] {
  const nodes = new Map<string, Node>();
  for (const unit of units) {
    const title = unit.code ? `${unit.name} (${unit.code})` : unit.name;
    const disabled = !allowed(unit);
    nodes.set(unit.id, { value: unit.id, title, label: unit.path.join(" / "), disabled, children: [] });
  }
  const tops: Node[] = [];
  for (const unit of units.toReversed()) {
    const node = nodes.get(unit.id) as Node;
    if (node.disabled && node.children.length === 0) continue;
    const siblings = nodes.get(unit.parentId ?? "")?.children ?? tops;
    siblings.unshift(node);
  }
  return tops;
}
