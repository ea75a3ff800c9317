import 'cadre-talk/admonition-tracker';
import 'cadre-talk/scheduler';
import type {} from 'cadre-talk/vue';
import ElementPlus from 'element-plus';
import 'element-plus/dist/index.css';
import { createApp } from 'vue';
import Page from './Page.vue';

createApp(Page).use(ElementPlus).mount('#app');
