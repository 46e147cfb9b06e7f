import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const page = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: page("."),
  plugins: [react()],
  build: {
    outDir: page("../dist/public"),
    emptyOutDir: true,
    manifest: true,
    // Candidates bring the web views of phones that are years old.
    target: ["es2020", "chrome87", "safari14", "firefox78"],
    rolldownOptions: {
      input: {
        apply: page("apply/index.html"),
        candidate: page("candidate/index.html"),
        preview: page("candidate/preview.html"),
        console: page("console/index.html"),
        manager: page("manager/index.html"),
        sandbox: page("sandbox/index.html"),
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:3000" } },
});
