import 'cadre-talk/admonition-tracker';
import 'cadre-talk/scheduler';
import ElementUI from 'element-ui';
import 'element-ui/lib/theme-chalk/index.css';
import Vue from 'vue';
import Page from './Page.vue';

// Vue 2 asks once which tags are none of its own.
Vue.config.ignoredElements = [/^talk-/];
Vue.config.productionTip = false;
Vue.use(ElementUI);

new Vue({ render: (h) => h(Page) }).$mount('#app');
