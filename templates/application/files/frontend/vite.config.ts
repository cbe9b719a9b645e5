import { defineConfig } from 'vite';

// At work the backend stands behind the same address as it does behind nginx.
const backend = process.env.BACKEND || 'backend:{= port =}';

export default defineConfig({
  build: { target: 'es2023', assetsInlineLimit: 0 },
  server: {
    host: true,
    port: {= port =},
    strictPort: true,
    proxy: { '/api': `http://${backend}` },
  },
  // The folder of the sources is not writable, and nothing of it is kept.
  cacheDir: '/tmp/vite',
});
