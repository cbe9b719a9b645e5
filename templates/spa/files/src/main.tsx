import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { configOf } from './config';
import './style.css';

const element = document.getElementById('app');
if (!element) throw new Error('index.html has no element #app');
createRoot(element).render(
  <StrictMode>
    <App config={configOf(window)} />
  </StrictMode>,
);
