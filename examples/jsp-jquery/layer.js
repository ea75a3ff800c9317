/* A dialog in the manner of layer: boxes at the end of the body with z-indexes from 19891014 on. */
window.layer = {
  open: function (options) {
    var shade = $('<div class="layer-shade"></div>');
    var box = $('<div class="layer-box" role="dialog"></div>');
    var title = $('<div class="layer-title"></div>').text(options.title);
    var close = $('<a class="layer-close">关闭</a>');
    var content = $('<div class="layer-content"></div>');
    close.on('click', function () {
      shade.remove();
      box.remove();
    });
    box.append(title.append(close), content);
    $('body').append(shade, box);
    options.success(content[0]);
  },
};
