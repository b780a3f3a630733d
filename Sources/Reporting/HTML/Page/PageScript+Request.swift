extension HTMLPage {
  /// One request in full: why it failed, its checks, attempts, request and response.
  static let requestPane = #"""
    function section(title, ...children) { return el('section', {}, el('h3', {}, title), children); }

    function placeText(place) { return place.file + ':' + place.line; }

    /** The line of the file with carets under what failed. */
    function excerpt(place) {
      if (!place || !place.text) return null;
      const start = Math.max(0, place.column - (place.text_column || 1));
      // Tabs stay tabs, so that the carets stand under what they mean.
      const blank = [...place.text].slice(0, start).map(c => c === '\t' ? '\t' : ' ').join('');
      return el('div', { class: 'excerpt mono' }, el('span', { class: 'where' }, placeText(place) + '\n'), shown(place.text), '\n',
        el('span', { class: 'caret', 'aria-hidden': 'true' }, blank + '^'.repeat(Math.max(1, Math.min(place.length || 1, 200)))));
    }

    function faultOf(check) {
      return el('div', { class: 'fault failed' }, el('p', { class: 'reason' }, shown(check.message || check.title)), excerpt(check.place),
        (check.expected || check.actual) && differenceView(check.expected || '', check.actual || ''),
        (check.details || []).length > 0 && el('pre', { class: 'body' }, shown(check.details.join('\n'))));
    }

    function whySection(item, record) {
      const failed = (record.checks || []).filter(check => !check.passed);
      const attempts = record.attempts || [];
      const last = attempts.length ? attempts[attempts.length - 1].failure : '';
      const faults = failed.map(faultOf);
      if (record.reason) {
        faults.unshift(el('div', { class: 'fault ' + item.state }, el('p', { class: 'reason' }, shown(record.reason)), excerpt(record.place)));
      } else if (!failed.length && isProblem(item)) {
        faults.unshift(el('div', { class: 'fault ' + item.state }, el('p', { class: 'reason' }, shown(last || 'the request failed'))));
      }
      const hints = (record.hints || []).map(hint => el('p', { class: 'hint' }, el('strong', {}, 'Hint'), shown(hint)));
      if (!faults.length && !hints.length) return null;
      return section(item.state === 'skipped' ? 'Why it was skipped' : isProblem(item) ? 'Why it did not pass' : 'Hints', faults, hints);
    }

    function checksSection(record) {
      const checks = record.checks || [];
      if (!checks.length) return null;
      const failed = checks.filter(check => !check.passed).length;
      return section([many(checks.length, 'check'), el('span', { class: 'where' }, failed ? failed + ' failed' : 'all passed')],
        checks.map(check => el('div', { class: 'check ' + (check.passed ? 'passed' : 'failed') },
          el('span', { class: 'mark', 'aria-hidden': 'true' }, check.passed ? '✓' : '✗'),
          el('span', {}, el('span', { class: 'sr' }, check.passed ? 'passed ' : 'failed '), shown(check.title),
            check.place && el('span', { class: 'where' }, '  ', shown(placeText(check.place)))))));
    }

    const phases = [['dns', 'name lookup'], ['connect', 'connect'], ['tls', 'TLS'], ['wait', 'waiting'], ['receive', 'receiving']];

    /** Timings are moments since the start; what stands between two of them is a phase. */
    function phaseView(timings) {
      const total = timings.total || 0;
      if (!(total > 0)) return el('p', { class: 'note' }, 'no timings');
      const moments = [timings.dns, timings.connect, timings.tls, timings.first_byte, total];
      const bar = el('span', { class: 'phases', 'aria-hidden': 'true' });
      const list = el('div', { class: 'phase-list' });
      let before = 0;
      moments.forEach((moment, index) => {
        if (!(moment > before)) return;
        const part = el('i', { class: 'p-' + phases[index][0] });
        part.style.left = before / total * 100 + '%';
        part.style.width = (moment - before) / total * 100 + '%';
        bar.append(part);
        list.append(el('span', {}, el('i', { class: 'p-' + phases[index][0] }), phases[index][1] + ' ' + duration((moment - before) * 1000)));
        before = moment;
      });
      list.append(el('span', {}, 'in all ' + duration(total * 1000)));
      return [bar, list];
    }

    function attemptView(attempt) {
      return [attempt.status !== undefined && el('p', {}, 'answered with ' + attempt.status),
        attempt.failure && el('div', { class: 'fault failed' }, el('p', { class: 'reason' }, shown(attempt.failure))),
        phaseView(attempt.timings || {})];
    }

    /** Tabs as ARIA has them: the arrows move, one of them is in the tab order. */
    function tabs(label, names, view) {
      const panel = el('div', { role: 'tabpanel', id: 'attempt', tabindex: '0' });
      const bar = el('div', { class: 'tabs', role: 'tablist', 'aria-label': label });
      const choose = (index, focuses) => {
        buttons.forEach((button, at) => {
          button.setAttribute('aria-selected', String(at === index));
          button.tabIndex = at === index ? 0 : -1;
        });
        panel.replaceChildren(el('div', {}, view(index)));
        if (focuses) buttons[index].focus();
      };
      const buttons = names.map((name, index) => el('button', {
        type: 'button', role: 'tab', 'aria-controls': 'attempt',
        onclick: () => choose(index),
        onkeydown: event => {
          const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
          if (step) choose((index + step + names.length) % names.length, true);
        },
      }, name));
      bar.append(...buttons);
      choose(names.length - 1);
      return [bar, panel];
    }

    function attemptsSection(record) {
      const attempts = record.attempts || [];
      if (!attempts.length) return null;
      if (attempts.length === 1) return section('Timing', phaseView(attempts[0].timings || {}));
      const names = attempts.map(attempt => (attempt.kind === 'round' ? 'Round ' : 'Attempt ') + attempt.number + (attempt.failure ? ' ✗' : ''));
      return section(many(attempts.length, 'attempt'), tabs('attempts', names, index => attemptView(attempts[index])));
    }

    function messageSection(title, size, headers, body) {
      const names = headers || [];
      const head = [title, size !== undefined && el('span', { class: 'where' }, bytes(size))];
      let view = null;
      if (body) {
        view = bodyView(body);
        if (view.folds) head.push(el('button', { class: 'tool', type: 'button', onclick: () => foldAll(view.box, false) }, 'Fold all'),
          el('button', { class: 'tool', type: 'button', onclick: () => foldAll(view.box, true) }, 'Unfold all'));
        head.push(copyButton('Copy', body));
      }
      return section(head, names.length > 0 && el('dl', { class: 'headers mono' },
        names.map(([name, value]) => [el('dt', {}, shown(name)), el('dd', {}, shown(value))])),
        view ? view.box : el('p', { class: 'note' }, 'no body'));
    }

    function exchangeSections(item, record) {
      const exchange = record.exchange;
      if (exchange) {
        return [messageSection('Request', exchange.request_size, exchange.request_headers, exchange.request_body),
          messageSection('Response', exchange.response_size, exchange.response_headers, exchange.response_body)];
      }
      if (record.exchange_left_out) {
        return section('Request and response', el('p', { class: 'note' }, 'left out to keep this page small; the journal has them'));
      }
      return item.state === 'passed' ? section('Request and response', el('p', { class: 'note' },
        'kept of what did not pass; --report-bodies all keeps them of every request')) : null;
    }

    function factsSection(item, record) {
      const captures = record.captures || [], properties = record.properties || [];
      const hidden = redactedNames(JSON.stringify(record));
      return [captures.length > 0 && section('Captured variables', el('div', { class: 'names mono' }, captures.map(name =>
          el('span', { class: 'name-chip' }, shown(name))))),
        properties.length > 0 && section('Properties', el('dl', { class: 'headers' }, properties.map(([name, value]) =>
          [el('dt', {}, shown(name)), el('dd', {}, shown(value))]))),
        hidden.length > 0 && section('Redacted here', el('div', { class: 'names mono' }, hidden.map(name => el('span', { class: 'hidden-value' }, name))))];
    }

    function paneOf(item) {
      const record = recordOf(item) || {};
      const place = item.file + ':' + item.line;
      const curl = record.exchange && record.exchange.curl;
      return el('article', { class: 'pane', tabindex: '-1', 'aria-labelledby': 'pane-name' },
        el('div', { class: 'pane-head' },
          el('div', { class: 'crumbs' }, el('span', {}, shown([item.collection.name].concat(item.path).join(' › '))),
            el('button', { class: 'tool', type: 'button', 'aria-label': 'close', onclick: () => go({ open: null }) }, '✕')),
          el('h2', { id: 'pane-name' }, shown(item.name), item.row && [' · ', shown(item.row)]),
          el('div', { class: 'line' }, el('span', { class: 'state ' + item.state }, marks[item.state] + ' ' + words[item.state]),
            item.flaky && el('span', { class: 'state flaky' }, 'passed after a retry'),
            item.status !== undefined && el('b', {}, String(item.status)),
            item.url && el('span', { class: 'mono' }, el('span', { class: 'method' }, item.method), ' ', shown(item.url)),
            item.ms > 0 && el('span', { class: 'where' }, duration(item.ms)),
            item.tags.map(tag => el('span', { class: 'tag' }, shown(tag)))),
          el('div', { class: 'actions' }, curl && copyButton('Copy as curl', curl), copyButton(place, place),
            copyButton('Copy link', () => location.href))),
        whySection(item, record), attemptsSection(record), checksSection(record), exchangeSections(item, record), factsSection(item, record));
    }
    """#
}
