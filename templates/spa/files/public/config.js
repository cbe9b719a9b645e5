// For `npm run dev`; the container serves one that it writes when it starts.
window.config = { version: '0.0.0-dev', apiUrl: '' };
