import { fileURLToPath } from 'node:url';
import vueLoader from 'vue-loader';

export default {
  mode: 'production',
  entry: './src/main.js',
  output: { path: fileURLToPath(new URL('dist', import.meta.url)), clean: true },
  // Element UI and Vue are larger than what webpack likes.
  performance: { hints: false },
  module: {
    rules: [
      { test: /\.vue$/, loader: 'vue-loader' },
      { test: /\.css$/, use: ['style-loader', 'css-loader'] },
      { test: /\.(?:woff2?|ttf)$/, type: 'asset/resource' },
    ],
  },
  plugins: [new vueLoader.VueLoaderPlugin()],
};
