import { createBrowserRouter, Navigate } from "react-router";
import { RouteError } from "./RouteError";
import { Shell } from "./Shell";

/** Each page is its own chunk. */
export const createRouter = () =>
  createBrowserRouter(
    [
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
              { path: "*", lazy: () => import("./NotFoundPage") },
            ],
          },
        ],
      },
    ],
    { basename: "/console" },
  );
