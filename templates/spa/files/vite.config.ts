{% if framework == 'vue' %}
import vue from '@vitejs/plugin-vue';
{% else %}
import react from '@vitejs/plugin-react';
{% endif %}
import { defineConfig } from 'vitest/config';

export default defineConfig({
{% if framework == 'vue' %}
  plugins: [vue()],
{% else %}
  plugins: [react()],
{% endif %}
  // nginx tells browsers to keep what is in assets/ for ever: names change with the content. No maps are published.
  build: { assetsDir: 'assets', sourcemap: false },
  server: { port: {= port =}, strictPort: true },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
});
