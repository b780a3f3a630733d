extension HTMLPage {
  /// When each request ran, a lane a collection; the slowest; requests that ran more than once.
  static let times = #"""
    const barsShown = 2000;
    const rowsOfTimes = 15;

    function quantile(sorted, part) { return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)]; }

    function waterfall(items) {
      const timed = items.filter(item => item.at !== undefined);
      if (!timed.length) return el('p', { class: 'empty' }, 'No request of this filter was sent.');
      const start = timed.reduce((least, item) => Math.min(least, item.at), Infinity);
      const span = Math.max(1, timed.reduce((most, item) => Math.max(most, item.at + item.ms), 0) - start);
      const lanes = new Map();
      for (const item of timed) {
        if (!lanes.has(item.c)) lanes.set(item.c, []);
        lanes.get(item.c).push(item);
      }
      const box = el('div', { class: 'lanes' });
      const axis = el('div', { class: 'axis', 'aria-hidden': 'true' });
      for (const part of [0, 0.25, 0.5, 0.75, 1]) {
        const mark = el('span', {}, duration(part * span));
        mark.style.left = part * 100 + '%';
        axis.append(mark);
      }
      box.append(el('div', { class: 'lane' }, el('span', {}), axis, el('span', {})));
      let drawn = 0;
      for (const [index, inside] of lanes) {
        const track = el('div', { class: 'track' });
        for (const item of inside) {
          if (++drawn > barsShown) break;
          const bar = el('a', {
            class: item.flaky ? 'flaky' : item.state, href: address({ open: item.id, view: 'requests' }),
            title: item.name + ' · ' + duration(item.ms), 'aria-label': item.name + ', ' + words[item.state] + ', ' + duration(item.ms),
          });
          bar.style.left = (item.at - start) / span * 100 + '%';
          bar.style.width = item.ms / span * 100 + '%';
          track.append(bar);
        }
        const sum = inside.reduce((total, item) => total + item.ms, 0);
        box.append(el('div', { class: 'lane' }, el('span', { class: 'label', title: page.collections[index].file }, shown(page.collections[index].name)),
          track, el('span', { class: 'number where' }, duration(sum))));
      }
      return [box, drawn > barsShown && el('p', { class: 'note empty' }, 'The first ' + barsShown + ' requests are drawn: filter to see others.')];
    }

    function table(names, rows) {
      return el('div', { class: 'scroll' }, el('table', {},
        el('thead', {}, el('tr', {}, names.map((name, index) => el('th', { scope: 'col', class: index ? 'number' : null }, name)))),
        el('tbody', {}, rows.map(cells => el('tr', {}, cells.map((cell, index) => el('td', { class: index ? 'number' : null }, cell)))))));
    }

    function linkTo(item) {
      return el('a', { href: address({ open: item.id, view: 'requests' }) }, shown(item.name), item.row && [' · ', shown(item.row)]);
    }

    function timesView() {
      const block = (title, ...children) => el('section', { class: 'block' }, el('h2', {}, title), children);
      const sent = found.filter(item => item.ms > 0);
      const slowest = [...sent].sort((a, b) => b.ms - a.ms).slice(0, rowsOfTimes);
      const repeated = new Map();
      for (const item of sent) {
        const key = [item.c, item.file, item.line].concat(item.path, item.name).join('\n');
        if (!repeated.has(key)) repeated.set(key, []);
        repeated.get(key).push(item);
      }
      const series = [...repeated.values()].filter(items => items.length > 1).map(items => {
        const sorted = items.map(item => item.ms).sort((a, b) => a - b);
        return { item: items[0], count: items.length, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
      }).sort((a, b) => b.p95 - a.p95).slice(0, rowsOfTimes);
      return el('div', { class: 'timing' }, block('When requests ran, by collection', waterfall(found)),
        el('div', { class: 'split timing-grid' },
          slowest.length > 0 && block('Slowest requests', table(['request', 'collection', 'time'],
            slowest.map(item => [linkTo(item), shown(item.collection.name), duration(item.ms)]))),
          series.length > 0 && block('Requests that ran more than once', table(['request', 'runs', 'p50', 'p95'],
            series.map(one => [shown(one.item.name), String(one.count), duration(one.p50), duration(one.p95)])))));
    }
    """#
}
