import { expect, test } from 'vitest';
import { createApp, nextTick } from 'vue';
import App from './App.vue';

function mounted(apiUrl = '') {
  const element = document.createElement('div');
  createApp(App, { config: { version: '1.2.3', apiUrl } }).mount(element);
  return element;
}

test('it says what it is, and where it gets things from', () => {
  const element = mounted('https://api.example.com');
  expect(element.textContent).toContain('{= name =}');
  expect(element.textContent).toContain('Version 1.2.3');
  expect(element.textContent).toContain('https://api.example.com');
});

test('it counts', async () => {
  const element = mounted();
  const button = element.querySelector('button');
  button?.click();
  await nextTick();
  expect(button?.textContent).toBe('Pressed 1 times');
});
