extension HTMLPage {
  /// Every pair of a text and what it stands on has a contrast of 4.5 and more, in both themes; a test reckons it.
  static let colors = """
    :root {
      --paper: #f6f6f3; --sheet: #ffffff; --sunk: #f1f1ed; --ink: #1d2126; --quiet: #59616b; --line: #dedfd9;
      --accent: #2b55c0; --accent-soft: #e9eefb; --mark: #fff2c6; --mark-ink: #6b4e00;
      --passed: #17703f; --passed-soft: #e3f3e9; --failed: #b3261e; --failed-soft: #fce9e7;
      --error: #95470b; --error-soft: #fdeede; --skipped: #5b636d; --skipped-soft: #ecedeb;
      --flaky: #7a5a00; --flaky-soft: #fbf1d3; --key: #7a2f8a; --string: #17653d; --number: #1f4fb5;
      --dns: #8b93a1; --connect: #d08a3c; --tls: #9a6fc4; --wait: #5b84d8; --receive: #3f9d6b;
      --shadow: 0 1px 2px rgb(20 24 30 / 6%), 0 4px 16px rgb(20 24 30 / 5%);
      color-scheme: light;
    }
    @media (prefers-color-scheme: dark) {
      :root:not([data-theme=light]) {
        --paper: #131519; --sheet: #1a1d22; --sunk: #14171b; --ink: #e4e7eb; --quiet: #9aa3af; --line: #2c3138;
        --accent: #94b4ff; --accent-soft: #212c46; --mark: #3d3313; --mark-ink: #f0d37a;
        --passed: #6fce9a; --passed-soft: #16301f; --failed: #ff938a; --failed-soft: #3a1c1b;
        --error: #f5ae74; --error-soft: #38250f; --skipped: #a2aab5; --skipped-soft: #272b31;
        --flaky: #e3c15a; --flaky-soft: #332a0e; --key: #d7a2e6; --string: #86d3a4; --number: #9dbcff;
        --dns: #757e8c; --connect: #c98a45; --tls: #a47fd0; --wait: #6a93e6; --receive: #4fae7c;
        --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 6px 20px rgb(0 0 0 / 25%);
        color-scheme: dark;
      }
    }
    :root[data-theme=dark] {
      --paper: #131519; --sheet: #1a1d22; --sunk: #14171b; --ink: #e4e7eb; --quiet: #9aa3af; --line: #2c3138;
      --accent: #94b4ff; --accent-soft: #212c46; --mark: #3d3313; --mark-ink: #f0d37a;
      --passed: #6fce9a; --passed-soft: #16301f; --failed: #ff938a; --failed-soft: #3a1c1b;
      --error: #f5ae74; --error-soft: #38250f; --skipped: #a2aab5; --skipped-soft: #272b31;
      --flaky: #e3c15a; --flaky-soft: #332a0e; --key: #d7a2e6; --string: #86d3a4; --number: #9dbcff;
      --dns: #757e8c; --connect: #c98a45; --tls: #a47fd0; --wait: #6a93e6; --receive: #4fae7c;
      --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 6px 20px rgb(0 0 0 / 25%);
      color-scheme: dark;
    }
    """

  /// The frame, the head and the summary.
  static let layout = """
    * { box-sizing: border-box; }
    html { font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }
    code, pre, .mono { font: 12.5px/1.55 ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono",
      monospace; unicode-bidi: isolate; }
    pre { margin: 0; white-space: pre-wrap; }
    h1, h2, h3, h4, h5, h6, p, dl, dd, ul { margin: 0; padding: 0; }
    ul { list-style: none; }
    a { color: var(--accent); }
    button, input { font: inherit; color: inherit; }
    button { cursor: pointer; }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
    .sr, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    .skip { position: absolute; left: 12px; top: 12px; z-index: 9; background: var(--sheet); padding: 6px 12px; }
    header, main, footer { max-width: 1680px; margin: 0 auto; padding: 0 28px; }
    header { padding-top: 22px; padding-bottom: 18px; }
    .environment { display: flex; justify-content: space-between; align-items: center; gap: 16px; min-height: 32px; }
    .environment strong { font-size: 16px; font-weight: 650; }
    .environment .host { font: 13px/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
      color: var(--quiet); margin: 0 4px; }
    .badge { display: inline-block; padding: 0 8px; border: 1px solid var(--line); border-radius: 20px; font-size: 12px;
      line-height: 20px; color: var(--quiet); background: var(--sheet); white-space: nowrap; }
    .badge.guarded { color: var(--error); border-color: currentColor; }
    h1 { font-size: 30px; line-height: 1.25; font-weight: 680; letter-spacing: -.018em; margin: 10px 0 14px; }
    .bar { display: block; width: 100%; height: 8px; border-radius: 4px; overflow: hidden; background: var(--line); }
    rect.passed { fill: var(--receive); } rect.failed { fill: var(--failed); } rect.error { fill: var(--error); }
    rect.unfinished { fill: var(--flaky); } rect.skipped { fill: var(--dns); }
    .counts { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 10px 0 8px; }
    .counts b { font-weight: 650; font-variant-numeric: tabular-nums; }
    .passed > .mark, .counts .passed, td.passed { color: var(--passed); }
    .failed > .mark, .counts .failed, td.failed, .case.failed .mark { color: var(--failed); }
    .error > .mark, .unfinished > .mark, .counts .error, .counts .unfinished, td.error, td.unfinished, .case.error .mark,
    .case.unfinished .mark { color: var(--error); }
    .skipped > .mark, .counts .skipped, td.skipped { color: var(--skipped); }
    .counts .flaky { color: var(--flaky); }
    .facts { display: flex; flex-wrap: wrap; gap: 2px 20px; color: var(--quiet); font-size: 13px; }
    .facts div { display: flex; gap: 6px; }
    .facts dd { color: var(--ink); font-variant-numeric: tabular-nums; }
    .notice { margin-top: 10px; padding: 8px 12px; border-radius: 6px; background: var(--flaky-soft); color: var(--flaky); }
    footer { padding-top: 24px; padding-bottom: 36px; color: var(--quiet); font-size: 12.5px; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; background: var(--sheet); font-variant-numeric: tabular-nums; }
    th, td { text-align: left; padding: 7px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
    thead th { color: var(--quiet); font-weight: 500; font-size: 12.5px; }
    tbody th { font-weight: 450; }
    .number { text-align: right; white-space: nowrap; }
    td.none { color: var(--quiet); }
    #summary section { margin-bottom: 28px; }
    #summary h2 { font-size: 18px; margin-bottom: 10px; }
    #summary .cause h3 { font-size: 15px; margin: 16px 0 6px; }
    .count { color: var(--quiet); font-weight: 400; font-size: 12.5px; white-space: nowrap; }
    .case { background: var(--sheet); border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px;
      margin-bottom: 10px; break-inside: avoid; }
    .case h4 { font-size: 14px; }
    .case .path, .case .more { color: var(--quiet); font-size: 12.5px; }
    .case .reason { margin-top: 6px; font-weight: 550; }
    .case dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; margin-top: 4px; }
    .case dt { color: var(--quiet); }
    .hint { margin-top: 8px; padding: 8px 12px; border-radius: 6px; background: var(--accent-soft); }
    .hint strong { color: var(--accent); font-weight: 600; margin-right: 6px; }
    #summary ul li { padding: 3px 0; }
    .js #summary { display: none; }
    """

  static let print = """
    @media print {
      :root, :root[data-theme=dark] {
        --paper: #fff; --sheet: #fff; --sunk: #f4f4f2; --ink: #111; --quiet: #4d545c; --line: #ccc; --passed: #17703f;
        --failed: #b3261e; --error: #95470b; --skipped: #5b636d; --flaky: #7a5a00; --flaky-soft: #fff; --accent: #2b55c0;
        --accent-soft: #f2f5fd; --receive: #3f9d6b; --dns: #8b93a1; color-scheme: light;
      }
      html { font-size: 11px; }
      header, main, footer { padding-left: 0; padding-right: 0; max-width: none; }
      .js #summary { display: block; }
      #app, #tools, dialog { display: none !important; }
      h2, h3 { break-after: avoid; }
      .bar, .case, .hint { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    """
}
