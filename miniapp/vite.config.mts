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
    rolldownOptions: {
      input: {
        candidate: page("candidate/index.html"),
        console: page("console/index.html"),
        sandbox: page("sandbox/index.html"),
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:3000" } },
});
