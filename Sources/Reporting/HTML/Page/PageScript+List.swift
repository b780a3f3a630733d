extension HTMLPage {
  /// What the address holds, and the list of requests: by cause, then as the files have them.
  static let requestList = #"""
    const root = document.documentElement;
    root.classList.add('js');
    const app = document.getElementById('app');
    const state = { q: '', view: 'requests', open: null };
    const rowsShown = 200;
    let found = cases;

    function readAddress() {
      const parts = new URLSearchParams(location.hash.slice(1));
      const id = parts.get('r');
      state.q = parts.get('q') || '';
      state.view = parts.get('view') === 'times' ? 'times' : 'requests';
      state.open = id !== null && /^\d+$/.test(id) && cases[id] ? Number(id) : null;
    }

    /** The address of this page with some of it changed; what is usual stands in none. */
    function address(changes) {
      const next = Object.assign({}, state, changes);
      const parts = new URLSearchParams();
      if (next.q) parts.set('q', next.q);
      if (next.view !== 'requests') parts.set('view', next.view);
      if (next.open !== null) parts.set('r', next.open);
      return '#' + parts.toString();
    }

    /** Typing leaves no trail behind the back button. */
    function go(changes, replaces) {
      const to = address(changes);
      if (replaces) location.replace(to); else location.hash = to;
      // The event comes later, and a key that is pressed again before it must not start from where this one did.
      show();
    }

    function tallies(items) {
      const counts = {};
      let flaky = 0;
      for (const item of items) {
        counts[item.state] = (counts[item.state] || 0) + 1;
        if (item.flaky) flaky++;
      }
      return el('span', { class: 'tallies' },
        ['failed', 'error', 'unfinished', 'skipped', 'passed'].filter(name => counts[name]).map(name =>
          el('span', { class: name, title: words[name] }, el('span', { 'aria-hidden': 'true' }, marks[name] + ' '), counts[name],
            el('span', { class: 'sr' }, ' ' + words[name]))),
        flaky > 0 && el('span', { class: 'flaky' }, flaky + ' flaky'));
    }

    function rowOf(item) {
      const sub = item.state === 'skipped' ? item.reason || 'skipped'
        : item.url ? item.method + ' ' + pathOf(item.url) : item.file + ':' + item.line;
      return el('a', {
        class: 'row ' + item.state, href: address({ open: item.id }), 'data-id': item.id,
        'aria-current': item.id === state.open ? 'true' : null,
      },
        el('span', { class: 'mark', 'aria-hidden': 'true' }, marks[item.state]),
        el('span', {}, el('span', { class: 'sr' }, words[item.state] + ' '), el('span', { class: 'name' }, shown(item.name)),
          item.row && el('span', { class: 'label' }, ' · ', shown(item.row)), el('span', { class: 'sub' }, shown(sub))),
        el('span', { class: 'tags' }, item.flaky && el('span', { class: 'tag flaky' }, 'flaky'),
          item.tags.slice(0, 3).map(tag => el('span', { class: 'tag' }, shown(tag)))),
        el('span', { class: 'code' }, item.status === undefined ? '' : String(item.status)),
        el('span', { class: 'time' }, item.state === 'skipped' || item.state === 'unfinished' ? '' : duration(item.ms)));
    }

    function addRows(box, items, from) {
      for (const item of items.slice(from, from + rowsShown)) box.append(rowOf(item));
      const left = items.length - from - rowsShown;
      if (left <= 0) return;
      const more = el('button', { class: 'tool more-rows', type: 'button' }, 'show ' + Math.min(left, rowsShown) + ' more of ' + items.length);
      more.addEventListener('click', () => { more.remove(); addRows(box, items, from + rowsShown); });
      box.append(more);
    }

    // What was folded by hand stays so while the list is made anew.
    const folded = new Map();

    /** A heading that folds; what is in it is made when it is first seen. */
    function group(key, level, label, items, opens, fill) {
      const inside = el('div', { class: 'inside' });
      const button = el('button', { class: 'fold', type: 'button' }, el('span', { class: 'label' }, shown(label)), tallies(items));
      let filled = false;
      const set = expanded => {
        if (expanded && !filled) { filled = true; fill(inside); }
        inside.hidden = !expanded;
        button.setAttribute('aria-expanded', String(expanded));
      };
      button.addEventListener('click', () => {
        const expanded = button.getAttribute('aria-expanded') !== 'true';
        folded.set(key, expanded);
        set(expanded);
      });
      set(folded.has(key) ? folded.get(key) : opens);
      return el('div', { class: 'group' }, el('h' + Math.min(6, level), {}, button), inside);
    }

    function folderOf(items, depth, prefix, level, opens, box) {
      const own = items.filter(item => item.path.length === depth);
      const below = new Map();
      for (const item of items) {
        if (item.path.length === depth) continue;
        if (!below.has(item.path[depth])) below.set(item.path[depth], []);
        below.get(item.path[depth]).push(item);
      }
      addRows(box, own, 0);
      for (const [name, inside] of below) {
        const key = prefix + '\n' + name;
        box.append(group(key, level, name, inside, opens, into => folderOf(inside, depth + 1, key, level + 1, opens, into)));
      }
    }

    function causesBlock(items) {
      const byCause = new Map();
      for (const item of items) {
        if (item.cause === undefined) continue;
        if (!byCause.has(item.cause)) byCause.set(item.cause, []);
        byCause.get(item.cause).push(item);
      }
      if (!byCause.size) return null;
      const sorted = [...byCause].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
      const block = el('section', { class: 'block cause-group', 'aria-labelledby': 'by-cause' },
        el('h2', { id: 'by-cause' }, 'What did not pass, by cause'));
      sorted.slice(0, rowsShown).forEach(([cause, inside], index) => block.append(
        group('cause ' + cause, 3, page.causes[cause], inside, index < 5 && inside.length <= 20, into => addRows(into, inside, 0))));
      if (sorted.length > rowsShown) block.append(el('p', { class: 'empty' }, (sorted.length - rowsShown) + ' more causes: filter to see them'));
      return block;
    }

    function suitesBlock(items) {
      const byCollection = new Map();
      for (const item of items) {
        if (!byCollection.has(item.c)) byCollection.set(item.c, []);
        byCollection.get(item.c).push(item);
      }
      const block = el('section', { class: 'block', 'aria-labelledby': 'by-file' }, el('h2', { id: 'by-file' }, 'All requests'));
      for (const [index, inside] of byCollection) {
        const key = 'collection ' + index;
        block.append(group(key, 3, page.collections[index].name, inside, items.length <= 200 || byCollection.size === 1,
          into => folderOf(inside, 0, key, 4, inside.length <= 200, into)));
      }
      return block;
    }

    function requestsView() {
      if (!found.length) return el('p', { class: 'empty' }, cases.length ? 'No request holds to this filter.' : 'Nothing was run.');
      return [causesBlock(found), suitesBlock(found)];
    }
    """#
}
