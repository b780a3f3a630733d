extension HTMLPage {
  /// Bodies: JSON that folds, with numbers as they were sent, also where the end was cut off.
  static let json = #"""
    /**
     * JSON as nodes that keep every number and string as written, which the browser's own parser does not.
     * `{ kind: 'object'|'array'|'scalar', items?, raw?, cut? }`; nothing where the text is no JSON.
     * With `lenient`, a text that ends too soon gives what there is, marked as cut.
     */
    function parseJSON(text, lenient) {
      let at = 0;
      let cut = false;
      const fail = () => { throw new Error('not JSON'); };
      const blank = () => { while (at < text.length && ' \n\r\t'.includes(text[at])) at++; };
      const ended = () => { if (at < text.length || !lenient) fail(); cut = true; };
      function string() {
        const match = /"(?:[^"\\\u0000-\u001F]|\\.)*("?)/y;
        match.lastIndex = at;
        const found = match.exec(text);
        if (!found) fail();
        at = match.lastIndex;
        if (!found[1]) { if (at < text.length && text[at] !== '\\') fail(); at = text.length; ended(); }
        return found[0];
      }
      function value(depth) {
        if (depth > 300) fail();
        blank();
        const first = text[at];
        if (first === undefined) { ended(); return null; }
        if (first === '"') return { kind: 'scalar', type: 'string', raw: string() };
        if (first === '{' || first === '[') return container(first === '{', depth);
        const match = /-?\d[\d.eE+-]*|true|false|null/y;
        match.lastIndex = at;
        const found = match.exec(text);
        if (!found) { if (lenient && /^[a-z-]{0,5}$/.test(text.slice(at))) { at = text.length; cut = true; return null; } fail(); }
        at = match.lastIndex;
        return { kind: 'scalar', type: /[tfn]/.test(found[0][0]) ? 'word' : 'number', raw: found[0] };
      }
      function container(isObject, depth) {
        const node = { kind: isObject ? 'object' : 'array', items: [] };
        const close = isObject ? '}' : ']';
        at++;
        blank();
        if (text[at] === close) { at++; return node; }
        for (;;) {
          blank();
          let key;
          if (isObject) {
            if (at >= text.length) { ended(); break; }
            if (text[at] !== '"') fail();
            key = string();
            if (cut) break;
            blank();
            if (text[at] !== ':') { ended(); break; }
            at++;
          }
          const item = value(depth + 1);
          if (item) node.items.push([key, item]);
          if (cut) break;
          blank();
          if (text[at] === ',') { at++; continue; }
          if (text[at] === close) { at++; return node; }
          ended();
          break;
        }
        node.cut = true;
        return node;
      }
      try {
        const root = value(0);
        blank();
        if (!root || (at < text.length && !cut)) return null;
        return { root, cut };
      } catch (problem) {
        return null;
      }
    }

    /** Lines of pretty-printed JSON, for comparing. */
    function jsonLines(node, indent, key, comma, lines) {
      const start = indent + (key === undefined ? '' : key + ': ');
      if (node.kind === 'scalar') lines.push(start + node.raw + comma);
      else {
        const [open, close] = node.kind === 'object' ? '{}' : '[]';
        if (!node.items.length) lines.push(start + open + close + comma);
        else {
          lines.push(start + open);
          node.items.forEach(([name, item], index) =>
            jsonLines(item, indent + '  ', name, index < node.items.length - 1 ? ',' : '', lines));
          lines.push(indent + close + comma);
        }
      }
      return lines;
    }

    const itemsShown = 100;

    function jsonNode(node, depth, comma) {
      if (node.kind === 'scalar') return [el('span', { class: 'j-' + node.type }, shown(node.raw)), comma];
      const [open, close] = node.kind === 'object' ? '{}' : '[]';
      if (!node.items.length && !node.cut) return [open + close + comma];
      const count = many(node.items.length, node.kind === 'object' ? 'member' : 'element');
      const inside = el('span', { class: 'tree' });
      const summary = el('span', { class: 'j-mark' }, ' ' + count + ' ');
      const twist = el('button', { class: 'twist', type: 'button' });
      let filled = false;
      const add = from => {
        for (const [key, item] of node.items.slice(from, from + itemsShown)) {
          const last = ++from === node.items.length && !node.cut;
          const name = key === undefined ? null : [el('span', { class: 'j-key' }, shown(key)), ': '];
          inside.append(el('span', { class: 'member' }, name, jsonNode(item, depth + 1, last ? '' : ',')));
        }
        if (from < node.items.length) {
          const more = el('button', { class: 'tool', type: 'button' }, many(node.items.length - from, 'more'));
          more.textContent = 'show ' + Math.min(itemsShown, node.items.length - from) + ' more of ' + node.items.length;
          more.addEventListener('click', () => { more.remove(); add(from); });
          inside.append(more);
        }
      };
      const set = expanded => {
        if (expanded && !filled) { filled = true; add(0); }
        inside.hidden = !expanded;
        inside.style.display = expanded ? '' : 'none';
        summary.style.display = expanded ? 'none' : '';
        twist.textContent = expanded ? '▾' : '▸';
        twist.setAttribute('aria-expanded', String(expanded));
        twist.setAttribute('aria-label', (expanded ? 'fold ' : 'unfold ') + count);
      };
      twist.addEventListener('click', () => set(twist.getAttribute('aria-expanded') !== 'true'));
      set(depth < 3 && (depth === 0 || node.items.length <= itemsShown));
      return [twist, open, summary, inside, close + comma];
    }

    function foldAll(box, expanded) {
      // Unfolding makes new ones, so look again until nothing changes; a body is capped, so this ends soon.
      for (let found = true; found;) {
        found = false;
        for (const twist of box.querySelectorAll('.twist')) {
          if (twist.getAttribute('aria-expanded') === String(expanded)) continue;
          if (!expanded && twist === box.querySelector('.twist')) continue;
          twist.click();
          found = expanded;
        }
      }
    }

    /** Head, how many bytes were left out, tail: as the report's writer cuts. */
    function cutParts(text) {
      const match = /^([\s\S]*)\n… (\d+) bytes left out …\n([\s\S]*)$/.exec(text);
      if (match) return { head: match[1], note: match[2] + ' bytes left out here', tail: match[3] };
      const end = /^([\s\S]*)\n… of (\d+) bytes$/.exec(text);
      return end ? { head: end[1], note: 'cut here, of ' + end[2] + ' bytes in all', tail: '' } : { head: text, note: '', tail: '' };
    }

    function bodyView(text) {
      const parts = cutParts(text);
      const parsed = /^\s*[[{]/.test(parts.head) ? parseJSON(parts.head, parts.note !== '') : null;
      const box = el('div', { class: 'body mono', tabindex: '0', role: 'group', 'aria-label': 'body' });
      if (parsed) {
        box.append(el('span', { class: 'tree' }, jsonNode(parsed.root, 0, '')));
      } else {
        box.append(el('pre', {}, shown(parts.head)));
      }
      if (parts.note) box.append(el('span', { class: 'cut' }, '… ' + parts.note + ' …'));
      if (parts.tail) box.append(el('pre', {}, shown(parts.tail)));
      return { box, folds: !!parsed };
    }
    """#

  /// Expected and actual, side by side or line by line.
  static let difference = #"""
    /** What both begin and end with is plain, what is between is marked. */
    function inlineParts(text, other) {
      let start = 0;
      while (start < text.length && start < other.length && text[start] === other[start]) start++;
      let end = 0;
      while (end < text.length - start && end < other.length - start
        && text[text.length - 1 - end] === other[other.length - 1 - end]) end++;
      const middle = text.slice(start, text.length - end);
      // Two values with little in common are better read whole.
      if (start + end < 3 || !middle) return [shown(text)];
      return [shown(text.slice(0, start)), el('b', {}, shown(middle)), shown(text.slice(text.length - end))];
    }

    const linesCompared = 400;

    /** The longest common subsequence of lines, as `[sign, line]`. */
    function lineDifference(before, after) {
      const rows = before.length, columns = after.length;
      const table = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
      for (let i = rows - 1; i >= 0; i--) {
        for (let j = columns - 1; j >= 0; j--) {
          table[i][j] = before[i] === after[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
        }
      }
      const out = [];
      let i = 0, j = 0;
      while (i < rows || j < columns) {
        if (i < rows && j < columns && before[i] === after[j]) { out.push([' ', before[i]]); i++; j++; }
        else if (i < rows && (j >= columns || table[i + 1][j] >= table[i][j + 1])) out.push(['−', before[i++]]);
        else out.push(['+', after[j++]]);
      }
      return out;
    }

    function linesOf(text) {
      const parsed = /^\s*[[{]/.test(text) ? parseJSON(text, false) : null;
      return parsed ? jsonLines(parsed.root, '', undefined, '', []) : text.split('\n');
    }

    function differenceView(expected, actual) {
      const before = linesOf(expected), after = linesOf(actual);
      if ((before.length > 1 || after.length > 1) && before.length <= linesCompared && after.length <= linesCompared) {
        const box = el('div', { class: 'diff mono' });
        box.append(el('div', { class: 'legend' }, '− expected   + actual'));
        for (const [sign, line] of lineDifference(before, after)) {
          box.append(el('div', { class: sign === '−' ? 'removed' : sign === '+' ? 'added' : null }, sign + ' ', shown(line)));
        }
        return box;
      }
      return el('dl', { class: 'versus' },
        el('dt', { class: 'expected' }, 'expected'), el('dd', { class: 'expected' }, el('code', {}, inlineParts(expected, actual))),
        el('dt', { class: 'actual' }, 'actual'), el('dd', { class: 'actual' }, el('code', {}, inlineParts(actual, expected))));
    }
    """#
}
