import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { App } from './App';

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean;
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true;

async function mounted(apiUrl = '') {
  const element = document.createElement('div');
  const root = createRoot(element);
  await act(async () => root.render(<App config={{ version: '1.2.3', apiUrl }} />));
  return element;
}

test('it says what it is, and where it gets things from', async () => {
  const element = await mounted('https://api.example.com');
  expect(element.textContent).toContain('{= name =}');
  expect(element.textContent).toContain('Version 1.2.3');
  expect(element.textContent).toContain('https://api.example.com');
});

test('it counts', async () => {
  const element = await mounted();
  const button = element.querySelector('button');
  await act(async () => button?.dispatchEvent(new MouseEvent('click', { bubbles: true })));
  expect(button?.textContent).toBe('Pressed 1 times');
});
