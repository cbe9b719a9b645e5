import { createApp } from 'vue';
import App from './App.vue';
import { configOf } from './config';
import './style.css';

createApp(App, { config: configOf(window) }).mount('#app');
