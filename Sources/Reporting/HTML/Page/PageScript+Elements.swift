extension HTMLPage {
  /// Data, elements, text that shows what is invisible, words for numbers.
  static let elements = #"""
    const page = JSON.parse(document.getElementById('index').textContent);
    const cases = page.cases;
    const words = { passed: 'passed', failed: 'failed', error: 'error', unfinished: 'not finished', skipped: 'skipped' };
    const marks = { passed: '✓', failed: '✗', error: '!', unfinished: '!', skipped: '–' };
    const isProblem = item => item.state === 'failed' || item.state === 'error' || item.state === 'unfinished';
    cases.forEach((item, index) => {
      item.id = index;
      item.folders = item.folders || [];
      item.tags = item.tags || [];
      item.collection = page.collections[item.c] || { name: '', file: '' };
      item.path = (item.phase ? [item.phase] : []).concat(item.folders);
    });

    /** An element with attributes, listeners (`onclick`) and children; nothing is ever read as markup. */
    function el(tag, attributes, ...children) {
      const node = document.createElement(tag);
      for (const key in attributes || {}) {
        const value = attributes[key];
        if (value === undefined || value === null || value === false) continue;
        if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
        else node.setAttribute(key, value === true ? '' : value);
      }
      for (const child of children.flat(3)) {
        if (child !== undefined && child !== null && child !== false) node.append(child);
      }
      return node;
    }

    // What a redactor left (`***name***`), and what moves, hides or reverses text without being seen.
    const special = /(\*\*\*[^*\s]{1,80}\*\*\*|\*\*\*)|([\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF])/g;

    /** Text as nodes: redacted values marked, control characters written out as `\u{1B}`. */
    function shown(value) {
      const text = String(value === undefined || value === null ? '' : value).replace(/\r\n/g, '\n');
      const nodes = [];
      let end = 0;
      for (const match of text.matchAll(special)) {
        if (match.index > end) nodes.push(text.slice(end, match.index));
        end = match.index + match[0].length;
        if (match[1]) {
          const name = match[1].replace(/\*/g, '');
          nodes.push(el('span', { class: 'hidden-value', title: name ? 'redacted: ' + name : 'redacted' }, match[1]));
        } else {
          const code = match[2].charCodeAt(0).toString(16).toUpperCase();
          nodes.push(el('span', { class: 'written', title: 'a character that cannot be seen' }, '\\u{' + code + '}'));
        }
      }
      if (end < text.length) nodes.push(text.slice(end));
      return nodes;
    }

    /** Names of what was redacted in a text, each once. */
    function redactedNames(text) {
      const names = new Set();
      for (const match of text.matchAll(/\*\*\*([^*\s"\\]{1,80})\*\*\*/g)) names.add(match[1]);
      return [...names];
    }

    function duration(ms) {
      if (!(ms > 0)) return '0 ms';
      if (ms < 0.5) return '<1 ms';
      if (ms < 999.5) return Math.round(ms) + ' ms';
      if (ms < 59995) return (ms / 1000).toFixed(2) + ' s';
      const s = Math.round(ms / 1000);
      return s < 3600 ? Math.floor(s / 60) + ' min ' + s % 60 + ' s' : Math.floor(s / 3600) + ' h ' + Math.floor(s % 3600 / 60) + ' min';
    }

    function bytes(count) {
      if (count < 1024) return count === 1 ? '1 byte' : count + ' bytes';
      return count < 1048576 ? (count / 1024).toFixed(1) + ' KiB' : (count / 1048576).toFixed(1) + ' MiB';
    }

    function many(count, one, more) { return count === 1 ? '1 ' + one : count + ' ' + (more || one + 's'); }

    /** The path of a URL with its query; the host is the environment's. */
    function pathOf(url) {
      const match = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*(.*)$/i.exec(url || '');
      return match ? match[1] || '/' : url || '';
    }

    /** The record of a case; read when it is needed, and not kept. */
    function recordOf(item) {
      const node = document.getElementById('r' + item.id);
      return node ? JSON.parse(node.textContent) : null;
    }

    const announcer = el('p', { class: 'sr', role: 'status', 'aria-live': 'polite' });
    function announce(text) { announcer.textContent = text; }

    /** Copies, also where a browser gives no clipboard to a file. */
    function copy(text, button) {
      const done = ok => {
        const before = button.textContent;
        button.textContent = ok ? 'Copied' : 'Press Ctrl-C';
        announce(button.textContent);
        setTimeout(() => { button.textContent = before; }, 1400);
      };
      const byHand = () => {
        const area = el('textarea', { class: 'sr', readonly: true });
        area.value = text;
        document.body.append(area);
        area.select();
        let ok = false;
        try { ok = document.execCommand('copy'); } catch (problem) { ok = false; }
        area.remove();
        done(ok);
      };
      if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(() => done(true), byHand);
      else byHand();
    }

    function copyButton(label, text) {
      const button = el('button', { class: 'tool', type: 'button' }, label);
      button.addEventListener('click', () => copy(typeof text === 'function' ? text() : text, button));
      return button;
    }
    """#
}
