/*
 * The page's own script, as such pages have them: no modules, no build, `var` and callbacks.
 *
 * There is no jQuery here. Old versions of it probe the browser by writing innerHTML when they load,
 * which Trusted Types refuse and report; a portal that keeps jQuery must allow that for its own file.
 * With it, events are read from the original one:
 *
 *     $('#here').on('talk-open-record', function (e) { show(e.originalEvent.detail.talk); });
 */
(function () {
  var here = document.getElementById('here');
  var message = document.getElementById('message');
  var sample = document.getElementById('sample');
  var talk = document.getElementById('talk');
  var tabs = [
    { id: 'tab-scheduler', component: 'scheduler' },
    { id: 'tab-records', component: 'record-form' },
    { id: 'tab-admonitions', component: 'admonition-tracker' },
  ];
  var sdk;
  var mayImport = false;
  var shown; // the element on the page

  /* The word of this window's session, which the server knows; see demo/server.mjs. */
  var token = sessionStorage.getItem('portal-session');

  function headers() {
    var given = { 'X-Requested-With': 'portal' };
    if (token) given['X-Portal-Session'] = token;
    return given;
  }

  function request(method, path, done) {
    var asked = new XMLHttpRequest();
    var given = headers();
    var name;
    asked.open(method, path);
    for (name in given) asked.setRequestHeader(name, given[name]);
    asked.onload = function () {
      if (asked.status === 200) done(asked);
      else fail(new Error('The portal answered ' + asked.status + ' for ' + path));
    };
    asked.onerror = function () {
      fail(new Error('The portal did not answer for ' + path));
    };
    return asked;
  }

  function get(path, done) {
    return request('GET', path, done);
  }

  /* Goes on with this window's session, or begins one: of whom `?as=` names, else of the clerk. */
  function logIn(done) {
    var as = /[?&]as=([\w-]+)/.exec(location.search);
    if (token && !as) {
      getJson('portal/session', done);
      return;
    }
    request('POST', 'portal/login', function (answer) {
      var session = JSON.parse(answer.responseText);
      token = session.session;
      sessionStorage.setItem('portal-session', token);
      if (as) history.replaceState(null, '', location.pathname);
      done(session);
    }).send(JSON.stringify(as ? { as: as[1] } : {}));
  }

  function getJson(path, done) {
    get(path, function (request) {
      done(JSON.parse(request.responseText));
    }).send();
  }

  function fail(error) {
    message.textContent = '未能连接办公系统，请刷新页面重试；仍不成功时，请联系系统管理员。';
    message.hidden = false;
    if (window.console) console.error(error);
  }

  function keyOf(base64) {
    var text = atob(base64);
    var bytes = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
    return bytes;
  }

  /* The portal's address book, as the SDK asks for it. */
  function directoryOf(book) {
    function answer(value) {
      return Promise.resolve(value);
    }
    function byId(list, id) {
      return list.filter(function (one) {
        return one.id === id;
      })[0];
    }
    return {
      person: function (id) {
        return answer(byId(book.people, id));
      },
      people: function (unit, page) {
        var there = book.people.filter(function (person) {
          return person.posts.some(function (post) {
            return post.unit === unit && post.to === undefined;
          });
        });
        return answer({
          people: there.slice(page.offset, page.offset + page.limit),
          total: there.length,
        });
      },
      unit: function (id) {
        return answer(byId(book.units, id));
      },
      units: function (parent) {
        return answer(parent === undefined ? book.units : []);
      },
      search: function (text) {
        return answer(
          text === ''
            ? []
            : book.people.filter(function (person) {
                return person.name.indexOf(text) >= 0;
              }),
        );
      },
      holders: function (roles) {
        return answer(
          book.people.filter(function (person) {
            return person.posts.some(function (post) {
              return post.roles.some(function (role) {
                return roles.indexOf(role) >= 0;
              });
            });
          }),
        );
      },
    };
  }

  function open(index, settings) {
    var tab = tabs[index];
    var options = { component: tab.component, sdk: sdk };
    var name;
    for (name in settings) options[name] = settings[name];
    if (tab.component === 'record-form' && !options.talk && talk.value) options.talk = talk.value;
    if (shown) shown.remove();
    shown = CadreTalk.mount('#here', options);
    tabs.forEach(function (other, at) {
      var link = document.getElementById(other.id);
      link.className = at === index ? 'on' : '';
      link.setAttribute('aria-selected', at === index ? 'true' : 'false');
      link.tabIndex = at === index ? 0 : -1;
    });
    here.setAttribute('aria-labelledby', tab.id);
    document.getElementById('talk-label').hidden = tab.component !== 'record-form';
  }

  /* 谈话记录 shows one talk: the choice beside the tabs lists those that have been arranged. */
  function followTalks() {
    sdk.watch(
      function (current) {
        return current.obligations.worklist();
      },
      function (rows) {
        var chosen = talk.value;
        if (rows.length > 0 && document.activeElement === sample) {
          document.getElementById('tab-scheduler').focus();
        }
        sample.hidden = rows.length > 0 || !mayImport;
        while (talk.firstChild) talk.removeChild(talk.firstChild);
        rows.forEach(function (row) {
          if (!row.talk) return;
          talk.appendChild(
            new Option(row.subjectName + ' ' + row.kindName + ' ' + row.stateName, row.talk.id),
          );
          if (row.talk.id === chosen) talk.value = chosen;
        });
      },
    );
  }

  /* A page without talk-provider says itself where the work is kept. */
  function keeping() {
    return sdk.status.persistence === 'browser'
      ? ' 内容加密保存在这台电脑的浏览器中，并随时送交办公系统 '
      : ' 本机不保存，随时送交办公系统 ';
  }

  function start(session, book) {
    mayImport = session.actor.roles.indexOf('clerk') >= 0;
    document.getElementById('who').textContent = '欢迎您，' + session.actor.name;
    CadreTalk.createTalkSdk({
      identity: {
        current: function () {
          return session.actor;
        },
      },
      directory: directoryOf(book),
      key: function () {
        return keyOf(session.key);
      },
      tenant: session.tenant,
      sync: CadreTalk.httpSync('portal/sync', { headers: headers }),
      autoSync: { soonMs: 1000, everyMs: 5000 },
    }).then(function (opened) {
      sdk = opened;
      document.getElementById('foot').textContent = '中共云岫区委组织部 ' + sdk.today() + keeping();
      followTalks();
      open(0);
    }, fail);
  }

  tabs.forEach(function (tab, index) {
    var link = document.getElementById(tab.id);
    link.onclick = function () {
      if (sdk) open(index);
      return false;
    };
    link.onkeydown = function (event) {
      var to = { ArrowRight: index + 1, ArrowLeft: index - 1 }[event.key];
      if (to === undefined || !sdk) return;
      to = (to + tabs.length) % tabs.length;
      open(to);
      document.getElementById(tabs[to].id).focus();
      event.preventDefault();
    };
  });

  talk.onchange = function () {
    open(1, { talk: talk.value });
  };

  /* Without preventDefault the elements open what is asked for in a dialog of their own. */
  here.addEventListener('talk-open-record', function (event) {
    event.preventDefault();
    talk.value = event.detail.talk;
    open(1, { talk: event.detail.talk });
    /* What had the focus has gone with the other tab. */
    document.getElementById('tab-records').focus();
  });

  sample.onclick = function () {
    var list = get('portal/sample', function () {
      open(0);
      shown.readList(new File([list.response], '任免决定名单（示例）.csv', { type: 'text/csv' }));
    });
    list.responseType = 'blob';
    list.send();
  };

  logIn(function (session) {
    getJson('portal/directory', function (book) {
      start(session, book);
    });
  });
})();
