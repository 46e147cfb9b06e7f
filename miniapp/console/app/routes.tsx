import { createBrowserRouter, Navigate } from "react-router";
import { RouteError } from "./RouteError";
import { Shell } from "./Shell";

/** Pages for whoever is not logged in yet. */
const alone = { errorElement: <RouteError />, HydrateFallback: () => null };

/** Each page is its own chunk. */
export const createRouter = () =>
  createBrowserRouter(
    [
      { path: "welcome", ...alone, lazy: () => import("../session/WelcomePage") },
      { path: "reset", ...alone, lazy: () => import("../session/ResetPage") },
      { path: "forgot", ...alone, lazy: () => import("../session/ForgotPage") },
      {
        element: <Shell />,
        errorElement: <RouteError />,
        HydrateFallback: () => null,
        children: [
          {
            errorElement: <RouteError />,
            children: [
              { index: true, element: <Navigate to="/interviews" replace /> },
              { path: "interviews", lazy: () => import("../interviews/InterviewsPage") },
              { path: "interviews/:id", lazy: () => import("../interviews/detail/DetailPage") },
              { path: "interviews/:id/report", lazy: () => import("../report/ReportPage") },
              { path: "plans", lazy: () => import("../plans/PlansPage") },
              { path: "plans/new", lazy: () => import("../plans/NewPlanPage") },
              { path: "plans/:id", lazy: () => import("../plans/editor/PlanEditorPage") },
              { path: "jobs", lazy: () => import("../jobs/JobsPage") },
              { path: "account", lazy: () => import("../account/AccountPage") },
              { path: "*", lazy: () => import("./NotFoundPage") },
            ],
          },
        ],
      },
    ],
    { basename: "/console" },
  );
