import { createContext, use } from "react";
import type { PlanDefinition } from "../../../../server/plans/definition";
import { useIssueText } from "../../common/useIssueText";
import type { Inherited } from "./inheritance";
import { issueAt, type FieldIssue } from "./issues";

type Editor = {
  definition: PlanDefinition;
  issues: FieldIssue[];
  readOnly: boolean;
  /** What a derived plan stands on; null for a plan of its own. */
  inherited: Inherited | null;
  /** Whether this is a plan of headquarters, whose questions can be made mandatory for those that follow it. */
  leads: boolean;
  update: (change: (definition: PlanDefinition) => PlanDefinition) => void;
};

/** The plan being edited, for every field of the editor. */
export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error("useEditor outside an editor");
  return editor;
}

/** The sentence for what is wrong at this field, or null. */
export function useIssue(path: string): string | null {
  const text = useIssueText();
  const issue = issueAt(useEditor().issues, path);
  return issue && text(issue);
}
