extension HTMLPage {
  /// The filter: terms that all must hold, `-` before one that must not.
  static let filter = #"""
    const fields = ['status', 'is', 'code', 'tag', 'folder', 'collection', 'file', 'method', 'name', 'url', 'cause', 'row', 'time', 'body'];

    function parseFilter(query) {
      const terms = [];
      for (const match of query.matchAll(/(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/gi)) {
        let field = (match[2] || '').toLowerCase();
        let value = match[3] !== undefined ? match[3] : match[4];
        // `http://…` is text, not a field.
        if (field && !fields.includes(field)) { value = match[2] + ':' + value; field = ''; }
        if (value === '-' && !match[1]) continue;
        terms.push({ not: match[1] === '-', field, value: value.toLowerCase() });
      }
      return terms;
    }

    function haystack(item) {
      if (item.text === undefined) {
        item.text = [item.name, item.row, item.collection.name, item.path.join('/'), item.method, item.url, item.status,
          words[item.state], item.reason, item.cause === undefined ? '' : page.causes[item.cause], item.tags.join(' '),
          item.file + ':' + item.line].join('\n').toLowerCase();
      }
      return item.text;
    }

    function hasState(item, value) {
      switch (value) {
        case 'problem': case 'problems': return isProblem(item);
        case 'errors': return item.state === 'error';
        case 'not-finished': return item.state === 'unfinished';
        case 'flaky': return !!item.flaky;
        case 'retried': return item.attempts > 1;
        case 'setup': case 'teardown': return item.phase === value;
        default: return /^\d/.test(value) ? hasCode(item, value) : item.state === value;
      }
    }

    function hasCode(item, value) {
      const code = String(item.status === undefined ? '' : item.status);
      return /^\dxx$/.test(value) ? code.length === 3 && code[0] === value[0] : code === value;
    }

    function hasTime(item, value) {
      const match = /^([<>]=?)?(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(value);
      if (!match) return true;
      const limit = Number(match[2]) * ({ s: 1000, m: 60000 }[match[3]] || 1);
      switch (match[1]) {
        case '<': return item.ms < limit;
        case '<=': return item.ms <= limit;
        case '>=': return item.ms >= limit;
        default: return item.ms > limit;
      }
    }

    /** In all that the page holds of a case, bodies too; the record is compared as the JSON that it is. */
    function hasBody(item, value) {
      const node = document.getElementById('r' + item.id);
      if (!node) return false;
      const escaped = JSON.stringify(value).slice(1, -1).replace(/[<>&]/g, c => '\\u00' + c.charCodeAt(0).toString(16));
      return node.textContent.toLowerCase().includes(escaped);
    }

    function holds(item, term) {
      const value = term.value;
      const either = test => value.split(',').some(part => part !== '' && test(part));
      const within = text => String(text || '').toLowerCase().includes(value);
      switch (term.field) {
        case 'status': case 'is': return either(part => hasState(item, part));
        case 'code': return either(part => hasCode(item, part));
        case 'tag': return either(part => item.tags.some(tag => tag.toLowerCase() === part));
        case 'folder': return within(item.path.join('/'));
        case 'collection': return within(item.collection.name);
        case 'file': return within(item.file);
        case 'method': return either(part => (item.method || '').toLowerCase() === part);
        case 'name': return within(item.name);
        case 'url': return within(item.url);
        case 'cause': return item.cause !== undefined && within(page.causes[item.cause]);
        case 'row': return within(item.row);
        case 'time': return hasTime(item, value);
        case 'body': return hasBody(item, value);
        default: return haystack(item).includes(value);
      }
    }

    function filtered(query) {
      const terms = parseFilter(query);
      return terms.length ? cases.filter(item => terms.every(term => holds(item, term) !== term.not)) : cases;
    }
    """#
}
