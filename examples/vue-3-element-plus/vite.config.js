import vue from '@vitejs/plugin-vue';

export default {
  base: './',
  plugins: [
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('talk-') } },
    }),
  ],
  build: { target: 'chrome86', modulePreload: false },
};
