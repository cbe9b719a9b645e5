import { Api, summaryOf, type Task } from './api.ts';
import './style.css';

/** Milliseconds between two looks while something waits, and while nothing does. */
const SOON = 1_000;
const LATER = 10_000;

const api = new Api();
const form = element('form', HTMLFormElement);
const text = element('#text', HTMLTextAreaElement);
const problem = element('[role=alert]', HTMLElement);
const list = element('ol', HTMLOListElement);
let timer = 0;

form.addEventListener('submit', event => {
  event.preventDefault();
  void attempt(async () => {
    await api.add(text.value);
    form.reset();
  }).then(look);
});
void look();

async function look() {
  window.clearTimeout(timer);
  let wait = LATER;
  await attempt(async () => {
    const tasks = await api.latest();
    list.replaceChildren(...tasks.map(itemOf));
    if (tasks.some(({ state }) => state === 'queued')) wait = SOON;
  });
  timer = window.setTimeout(look, wait);
}

async function attempt(what: () => Promise<void>) {
  try {
    await what();
    problem.textContent = '';
  } catch (error) {
    problem.textContent = error instanceof Error ? error.message : String(error);
  }
}

/** As text: nothing of a task is ever taken for markup. */
function itemOf(task: Task): HTMLLIElement {
  const item = document.createElement('li');
  item.className = task.state;
  const said = document.createElement('q');
  said.textContent = task.text.length > 80 ? `${task.text.slice(0, 80)}…` : task.text;
  item.append(said, ` ${summaryOf(task)}`);
  return item;
}

function element<T extends Element>(selector: string, type: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`index.html has no ${selector}`);
  return found;
}
