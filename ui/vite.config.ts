import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [vue()],
  // Relative: the same build is served by the window and by the dev host.
  base: "./",
  // The oldest WebView2 in use and Debian's WebKitGTK.
  build: { target: ["chrome111", "safari16.4"], chunkSizeWarningLimit: 800 },
  server: { port: 5173, strictPort: true, host: "127.0.0.1" },
  clearScreen: false,
  test: { environment: "happy-dom", include: ["tests/**/*.test.ts"] },
});
