import { createBrowserRouter, Navigate } from "react-router";
import { RouteError } from "./RouteError";
import { Shell } from "./Shell";

/** Pages for whoever is not logged in yet. */
const alone = { errorElement: <RouteError />, HydrateFallback: () => null };

/** Each page is its own chunk. */
export const createRouter = () =>
  createBrowserRouter(
    [
      { path: "login", ...alone, lazy: () => import("../session/LoginRoute") },
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
              { path: "my-interviews", lazy: () => import("../rounds/MyInterviewsPage") },
              { path: "my-interviews/:id", lazy: () => import("../rounds/MyInterviewPage") },
              { path: "reviews/:id", lazy: () => import("../reviews/ReviewPage") },
              { path: "waiting", lazy: () => import("../rules/WaitingPage") },
              { path: "reviews", lazy: () => import("../reviews/QueuePage") },
              { path: "pipeline", lazy: () => import("../pipeline/BoardPage") },
              { path: "pipeline/list", lazy: () => import("../pipeline/ListPage") },
              { path: "messages", lazy: () => import("../messages/MessagesPage") },
              { path: "progress", lazy: () => import("../progress/ProgressPage") },
              { path: "batches", lazy: () => import("../batches/BatchesPage") },
              { path: "batches/new", lazy: () => import("../batches/wizard/NewBatchPage") },
              { path: "batches/:id", lazy: () => import("../batches/BatchPage") },
              { path: "compare", lazy: () => import("../compare/ComparePage") },
              { path: "candidates", lazy: () => import("../candidates/CandidatesPage") },
              { path: "candidates/imports", lazy: () => import("../candidates/imports/ImportsPage") },
              { path: "candidates/imports/:id", lazy: () => import("../candidates/imports/ImportPage") },
              { path: "candidates/links", lazy: () => import("../candidates/links/LinksPage") },
              { path: "candidates/:id", lazy: () => import("../candidates/detail/DetailPage") },
              {
                path: "candidates/:id/resumes/:resumeId",
                lazy: () => import("../candidates/resume/ResumePage"),
              },
              { path: "candidates/:id/growth", lazy: () => import("../archive/growth/GrowthPage") },
              {
                path: "interviews/:id/comprehensive",
                lazy: () => import("../archive/comprehensive/ComprehensivePage"),
              },
              { path: "archive/imports", lazy: () => import("../archive/imports/ImportsPage") },
              { path: "archive/imports/:id", lazy: () => import("../archive/imports/ImportPage") },
              { path: "archive/support", lazy: () => import("../archive/support/SupportPage") },
              { path: "archive/queries", lazy: () => import("../archive/queries/QueriesPage") },
              { path: "plans", lazy: () => import("../plans/PlansPage") },
              { path: "plans/new", lazy: () => import("../plans/NewPlanPage") },
              { path: "plans/:id", lazy: () => import("../plans/editor/PlanEditorPage") },
              { path: "plans/:id/compare", lazy: () => import("../plans/compare/ComparePage") },
              { path: "plans/:id/history", lazy: () => import("../plans/history/HistoryPage") },
              { path: "plans/:id/rules", lazy: () => import("../rules/RulesPage") },
              { path: "plans/:id/limits", lazy: () => import("../plans/limits/LimitsPage") },
              { path: "plans/:id/upstream", lazy: () => import("../plans/upstream/UpstreamPage") },
              { path: "organisation", lazy: () => import("../organisation/OrganisationPage") },
              { path: "organisation/accounts", lazy: () => import("../organisation/accounts/AccountsPage") },
              { path: "organisation/roles", lazy: () => import("../organisation/roles/RolesPage") },
              { path: "organisation/import", lazy: () => import("../organisation/import/ImportPage") },
              {
                path: "organisation/integrations",
                lazy: () => import("../integrations/IntegrationsPage"),
              },
              { path: "organisation/integrations/guide", lazy: () => import("../integrations/GuidePage") },
              {
                path: "organisation/integrations/webhooks/:id",
                lazy: () => import("../integrations/WebhookPage"),
              },
              { path: "positions", lazy: () => import("../positions/PositionsPage") },
              { path: "positions/new", lazy: () => import("../positions/NewPositionPage") },
              { path: "positions/:id", lazy: () => import("../positions/PositionPage") },
              { path: "positions/:id/test-results", lazy: () => import("../rounds/TestResultsPage") },
              { path: "calibrations", lazy: () => import("../calibrations/CalibrationsPage") },
              { path: "questions", lazy: () => import("../questions/QuestionsPage") },
              { path: "questions/new", lazy: () => import("../questions/NewQuestionPage") },
              { path: "questions/:id", lazy: () => import("../questions/QuestionPage") },
              { path: "meetings", lazy: () => import("../meetings/MeetingsPage") },
              { path: "meetings/:id", lazy: () => import("../meetings/MeetingPage") },
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
