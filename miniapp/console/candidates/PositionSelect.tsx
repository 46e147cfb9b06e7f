import { useQuery } from "@tanstack/react-query";
import { Select, type SelectProps } from "antd";
import { useState } from "react";
import { api } from "../api/client";
import { usePaused } from "../common/usePaused";
import { type Position, positionKey, usePositions } from "../positions/data";

type Props = Pick<SelectProps<string>, "className" | "placeholder" | "id" | "aria-label"> & {
  value?: string | null;
  onChange?: (id: string | null) => void;
  /** Only those that take people now. */
  open?: boolean;
};

/** Positions, asked for by a part of their title: there may be more than fit a list. */
export function PositionSelect({ value = null, onChange, open = false, ...props }: Props) {
  const [typed, setTyped] = useState("");
  const q = usePaused(typed.trim());
  const found = usePositions({ ...(open ? { state: "open" } : {}), ...(q ? { q } : {}) });
  const options = found.items.map(({ id, title }) => ({ value: id, label: title }));
  // The chosen one has a name also where it is not among those found.
  const isShown = value === null || options.some((option) => option.value === value);
  const chosen = useQuery({
    queryKey: positionKey(value ?? ""),
    queryFn: ({ signal }) => api.get<Position>(`/positions/${value}`, { signal }),
    enabled: !isShown && !found.isPending,
  }).data;
  return (
    <Select<string | null>
      {...props}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      value={value}
      options={chosen && !isShown ? [...options, { value: chosen.id, label: chosen.title }] : options}
      popupMatchSelectWidth={300}
      notFoundContent={null}
      onChange={(id) => onChange?.(id ?? null)}
    />
  );
}
