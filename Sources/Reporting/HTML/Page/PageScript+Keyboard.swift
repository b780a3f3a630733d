extension HTMLPage {
  /// The bench over the list, keys, theme; and the start.
  static let keyboard = #"""
    const input = el('input', {
      type: 'search', id: 'filter', 'aria-label': 'filter', autocomplete: 'off', spellcheck: 'false',
      placeholder: 'Filter: text, is:failed, -tag:slow, code:5xx, time:>1s',
      oninput: () => go({ q: input.value }, true),
    });
    const chips = el('div', { class: 'chips' });
    const count = el('span', { class: 'shown', role: 'status' });
    const views = [['requests', 'Requests'], ['times', 'Times']].map(([name, label]) =>
      el('button', { type: 'button', 'data-view': name, onclick: () => go({ view: name }) }, label));
    const list = el('div', { id: 'list' });
    const side = el('div', { id: 'side' });
    const split = el('div', { class: 'split' }, list, side);

    // Chips that the run has something of; each sets the whole filter, or takes it away.
    const quick = [['is:failed', 'failed', item => item.state === 'failed'], ['is:error', 'errors', item => item.state === 'error'],
      ['is:not-finished', 'not finished', item => item.state === 'unfinished'], ['is:flaky', 'flaky', item => item.flaky],
      ['is:skipped', 'skipped', item => item.state === 'skipped'], ['is:passed', 'passed', item => item.state === 'passed']]
      .map(([query, label, test]) => ({ query, label, size: cases.filter(test).length })).filter(one => one.size > 0);
    for (const one of quick) {
      one.button = el('button', { class: 'chip', type: 'button', onclick: () => go({ q: state.q === one.query ? '' : one.query }) },
        one.label, ' ', el('b', {}, String(one.size)));
      chips.append(one.button);
    }

    let drawn = null;

    /** Makes the page what the address says; the list only where the filter or the view is another. */
    function show() {
      readAddress();
      if (input.value !== state.q) input.value = state.q;
      const what = state.view + '\n' + state.q;
      if (drawn !== what) {
        drawn = what;
        found = filtered(state.q);
        list.replaceChildren(...[state.view === 'times' ? timesView() : requestsView()].flat().filter(Boolean));
        count.textContent = state.q ? found.length + ' of ' + many(cases.length, 'request') : many(cases.length, 'request');
      }
      for (const button of views) button.setAttribute('aria-pressed', String(button.dataset.view === state.view));
      for (const one of quick) one.button.setAttribute('aria-pressed', String(one.query === state.q));
      const opens = state.open !== null;
      if (side.dataset.id !== String(state.open)) {
        side.dataset.id = String(state.open);
        side.replaceChildren(...(opens ? [paneOf(cases[state.open])] : []));
      }
      split.classList.toggle('open', opens);
      side.hidden = !opens;
      for (const row of list.querySelectorAll('.row')) {
        row.href = address({ open: Number(row.dataset.id) });
        if (row.dataset.id === String(state.open)) row.setAttribute('aria-current', 'true');
        else row.removeAttribute('aria-current');
      }
    }

    /** To the next or the previous of what the filter shows, around its ends. */
    function step(items, by) {
      if (!items.length) { announce('none'); return; }
      const at = items.findIndex(item => item.id === state.open);
      const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : (at + by + items.length) % items.length;
      go({ open: items[next].id });
      const row = list.querySelector('.row[data-id="' + items[next].id + '"]');
      if (row) row.scrollIntoView({ block: 'nearest' });
      announce(words[items[next].state] + ': ' + items[next].name);
    }

    const keys = [['n / p', 'next, previous request that did not pass'], ['j / k', 'next, previous request'], ['/', 'filter'],
      ['1 / 2', 'requests, times'], ['c', 'copy the open request as curl'], ['t', 'light or dark'], ['Esc', 'close the request'], ['?', 'this help']];
    const terms = [['is:failed', 'also error, not-finished, skipped, passed, flaky, retried, problem, setup, teardown'],
      ['code:5xx', 'status code'], ['time:>1s', 'duration, also < and <='], ['tag: folder: file: collection:', 'where it stands'],
      ['method: url: name: row:', 'what it is'], ['cause: body:', 'why it failed, what was sent and answered'],
      ['-tag:slow', 'a minus before anything: not that'], ['"two words"', 'quotes keep them together'], ['a,b', 'either']];
    const help = el('dialog', { 'aria-labelledby': 'help' }, el('h2', { id: 'help' }, 'Keys and filter'),
      el('h3', {}, 'Keys'), el('dl', {}, keys.map(([key, text]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, text)])),
      el('h3', {}, 'Filter'), el('dl', {}, terms.map(([term, text]) => [el('dt', {}, el('code', {}, term)), el('dd', {}, text)])),
      el('button', { class: 'tool', type: 'button', onclick: () => help.close() }, 'Close'));

    function isDark() {
      return root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    }

    function toggleTheme() {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      // A browser may refuse storage to a file; the choice then lasts as long as the page.
      try { localStorage.setItem('signet-theme', root.dataset.theme); } catch (problem) { announce(root.dataset.theme); }
    }

    try {
      const kept = localStorage.getItem('signet-theme');
      if (kept === 'light' || kept === 'dark') root.dataset.theme = kept;
    } catch (problem) { root.removeAttribute('data-theme'); }

    document.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
      const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key === 'Escape') {
        if (typing) event.target.blur(); else if (state.open !== null) go({ open: null });
        return;
      }
      if (typing) return;
      const actions = {
        n: () => step(found.filter(isProblem), 1), p: () => step(found.filter(isProblem), -1),
        j: () => step(found, 1), k: () => step(found, -1),
        '/': () => { scrollTo(0, 0); input.focus(); input.select(); }, 1: () => go({ view: 'requests' }), 2: () => go({ view: 'times' }),
        t: toggleTheme, '?': () => help.showModal(),
        c: () => {
          const button = [...side.querySelectorAll('.actions button')].find(one => one.textContent === 'Copy as curl');
          if (button) button.click(); else announce('there is nothing to copy');
        },
      };
      const action = Object.hasOwn(actions, event.key) ? actions[event.key] : null;
      if (action) { event.preventDefault(); action(); }
    });

    document.getElementById('tools').append(el('button', { class: 'tool', type: 'button', onclick: toggleTheme }, 'Light / dark'),
      el('button', { class: 'tool', type: 'button', onclick: () => help.showModal() }, 'Keys ', el('kbd', {}, '?')));
    const started = document.querySelector('time');
    if (started) started.after(el('span', { class: 'where' }, '  ' + new Date(started.dateTime).toLocaleString() + ' here'));
    app.append(announcer, help, el('div', { class: 'bench' }, el('div', { class: 'views' }, views),
      el('div', { class: 'find' }, input, el('kbd', {}, '/')), chips, count), split);
    addEventListener('hashchange', show);
    // The records stand behind this script.
    document.addEventListener('DOMContentLoaded', show);
    """#
}
