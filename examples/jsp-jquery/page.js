/* The page's own script: `var`, callbacks, and jQuery's events. */
$(function () {
  var units = [
    { id: 'committee', name: '云溪区委', partyBody: 'committee' },
    { id: 'department', name: '云溪区委组织部', partyBody: 'leading-group' },
    { id: 'finance', name: '云溪区财政局', partyBody: 'leading-group' },
  ];
  var people = [
    person('secretary', '周区委', 'committee', '区委书记', ['committee-principal']),
    person('minister', '郑部长', 'department', '组织部部长', [
      'department-principal',
      'department-leader',
    ]),
    person('deputy', '王副部长', 'department', '组织部副部长', ['department-leader']),
    person('clerk', '李经办', 'department', '干部科科员', []),
    person('member', '孙成员', 'finance', '财政局副局长', ['team-member'], true),
  ];
  var list = [
    '序号,姓名,单位,现任职务,谈话类型,情形,决定日期,公示截止日期,公示结果,办理退休手续日期,发生日期,决定机关,文号,拟任单位,备注',
    '1,孙成员,云溪区财政局,副局长,任职谈话,提拔,2026-03-09,,,,,区委常委会,云发〔2026〕3号,,',
  ].join('\r\n');
  var options = {
    identity: {
      current: function () {
        return { id: 'clerk', name: '李经办', roles: ['clerk'] };
      },
    },
    directory: directory(),
    key: function () {
      return new Uint8Array(32).fill(7); // the server derives it from the session
    },
    tenant: 'example',
    clock: {
      now: function () {
        return Date.UTC(2026, 2, 10, 4); // leave it out on a page that people work with
      },
    },
  };

  function person(id, name, unit, title, roles, managed) {
    var post = { unit: unit, title: title, roles: roles, managed: !!managed, from: '2021-01-01' };
    if (managed) post.rank = 'section-deputy';
    return { id: id, name: name, posts: [post] };
  }

  function later(value) {
    return $.Deferred().resolve(value).promise();
  }

  function holds(roles) {
    return function (one) {
      return one.posts[0].roles.some(function (role) {
        return roles.indexOf(role) >= 0;
      });
    };
  }

  /* jQuery's promises will do: the SDK waits for whatever has a `then`. */
  function directory() {
    function byId(all, id) {
      return later(
        all.filter(function (one) {
          return one.id === id;
        })[0],
      );
    }
    return {
      person: function (id) {
        return byId(people, id);
      },
      people: function (unit, page) {
        var there = people.filter(function (one) {
          return one.posts[0].unit === unit;
        });
        return later({
          people: there.slice(page.offset, page.offset + page.limit),
          total: there.length,
        });
      },
      unit: function (id) {
        return byId(units, id);
      },
      units: function (parent) {
        return later(parent === undefined ? units : []);
      },
      search: function (text) {
        return later(
          people.filter(function (one) {
            return one.name.indexOf(text) >= 0;
          }),
        );
      },
      holders: function (roles) {
        return later(people.filter(holds(roles)));
      },
    };
  }

  function show(sdk) {
    CadreTalk.mount('#here', { component: 'scheduler', sdk: sdk });
    $('#here').on('talk-arranged', function (event) {
      $('#arranged').text(Number($('#arranged').text()) + 1);
      $('#message').text('已安排：' + event.originalEvent.detail.talk.id);
    });
    $('#open').on('click', function () {
      layer.open({
        title: '诫勉事项',
        success: function (content) {
          CadreTalk.mount(content, { component: 'admonition-tracker', sdk: sdk });
        },
      });
      return false;
    });
  }

  CadreTalk.createTalkSdk(options).then(function (sdk) {
    return sdk.obligations.worklist().then(function (rows) {
      if (rows.length > 0) return show(sdk);
      return sdk.exchange
        .readDecisionList('任免名单.csv', list)
        .then(function (report) {
          return sdk.exchange.importDecisionList(report.value);
        })
        .then(function () {
          show(sdk);
        });
    });
  });
});
