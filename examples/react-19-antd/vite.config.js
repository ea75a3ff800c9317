export default { base: './', build: { target: 'chrome86', modulePreload: false } };
