import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Navigate, Route, Routes } from "react-router";
import type { Handover } from "../host/handover";
import { logInHere } from "../host/logIn";
import { sessionKey } from "../console/api/keys";
import { useSession } from "./data";
import { hostCalls } from "./hostCalls";
import { useLiveUpdates } from "./live";
import { Frame } from "./parts/Frame";
import { Failed, Loading } from "./parts/States";
import { ApprovalsPage } from "./pages/ApprovalsPage";
import { ComparePage } from "./pages/ComparePage";
import { InterviewPage } from "./pages/InterviewPage";
import { MinePage } from "./pages/MinePage";
import { MyFormPage } from "./pages/MyFormPage";
import { ProgressPage } from "./pages/ProgressPage";
import { ReportsPage } from "./pages/ReportsPage";

const here = () => location.pathname + location.search;
const loginPage = (params: Record<string, string>) => `/console/login?${new URLSearchParams(params)}`;

/** For managers and HR on a phone: behind the chat client's login, else behind the console's. */
export function App({ handover }: { handover: Handover | null }) {
  const session = useSession();
  const staff = session.data?.staff;
  const out = session.data !== undefined && staff === null;
  useLogIn(out, handover);
  useEffect(() => {
    // A second factor that has to be set up first is set up in the console.
    if (staff?.enrolFirst) location.replace("/console");
  }, [staff]);

  if (session.isError) {
    return (
      <Frame plain>
        <Failed error={session.error} onRetry={() => void session.refetch()} />
      </Frame>
    );
  }
  if (!staff || staff.enrolFirst) {
    return (
      <Frame plain>
        <Loading />
      </Frame>
    );
  }
  return <Pages />;
}

/** One try by the chat client; then the login page, which leads back here. */
function useLogIn(out: boolean, handover: Handover | null) {
  const client = useQueryClient();
  const tried = useRef(false);
  useEffect(() => {
    if (!out || tried.current) return;
    tried.current = true;
    void enter();
    async function enter() {
      const next = here();
      const { state } = await logInHere(hostCalls, { handover, next });
      if (state === "leaving") return;
      if (state === "logged_in") return client.invalidateQueries({ queryKey: sessionKey });
      location.replace(loginPage(state === "second_factor" ? { chat: "second-factor", next } : { next }));
    }
  }, [out, handover, client]);
}

function Pages() {
  useLiveUpdates();
  return (
    <Frame>
      <Routes>
        <Route index element={<Navigate to="/approvals" replace />} />
        <Route path="approvals" element={<ApprovalsPage />} />
        <Route path="mine" element={<MinePage />} />
        <Route path="mine/:id" element={<MyFormPage />} />
        <Route path="progress" element={<ProgressPage />} />
        <Route path="reports" element={<ReportsPage />} />
        <Route path="compare" element={<ComparePage />} />
        <Route path="interviews/:id" element={<InterviewPage />} />
        <Route path="*" element={<Navigate to="/approvals" replace />} />
      </Routes>
    </Frame>
  );
}
