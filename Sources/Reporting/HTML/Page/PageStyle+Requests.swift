extension HTMLPage {
  /// Toolbar, list of requests, keys.
  static let list = """
    .tool { border: 1px solid var(--line); background: var(--sheet); border-radius: 6px; padding: 4px 10px; line-height: 20px;
      white-space: nowrap; }
    .tool:hover, .chip:hover { border-color: var(--quiet); }
    #tools { display: flex; gap: 8px; }
    .bench { position: sticky; top: 0; z-index: 4; background: var(--paper); padding: 10px 0; display: flex; flex-wrap: wrap;
      gap: 8px 10px; align-items: center; border-bottom: 1px solid var(--line); }
    .views { display: flex; gap: 2px; padding: 2px; border-radius: 8px; background: var(--skipped-soft); }
    .views button { border: 0; background: none; padding: 4px 12px; border-radius: 6px; line-height: 20px; color: var(--ink); }
    .views button[aria-pressed=true] { background: var(--sheet); box-shadow: var(--shadow); font-weight: 600; }
    .find { flex: 1 1 280px; position: relative; }
    .find input { width: 100%; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); padding: 6px 34px 6px 12px;
      line-height: 20px; }
    .find input::placeholder { color: var(--quiet); opacity: 1; }
    .find kbd { position: absolute; right: 10px; top: 8px; pointer-events: none; }
    kbd { font: 11.5px/18px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; border: 1px solid var(--line); border-radius: 4px;
      padding: 0 5px; color: var(--quiet); background: var(--sunk); display: inline-block; }
    .chips { display: flex; flex-wrap: wrap; gap: 6px; }
    .chip { border: 1px solid var(--line); border-radius: 20px; background: var(--sheet); padding: 3px 11px; line-height: 20px; font-size: 13px; }
    .chip b { font-weight: 600; font-variant-numeric: tabular-nums; margin-left: 3px; }
    .chip[aria-pressed=true] { background: var(--accent-soft); border-color: var(--accent); color: var(--accent); }
    .shown { color: var(--quiet); font-size: 12.5px; font-variant-numeric: tabular-nums; }
    .split { display: grid; grid-template-columns: minmax(0, 1fr); gap: 24px; align-items: start; padding-top: 16px; }
    .split.open { grid-template-columns: minmax(380px, 42%) minmax(0, 1fr); }
    .block { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; margin-bottom: 16px; box-shadow: var(--shadow); }
    .block > h2 { font-size: 12.5px; font-weight: 600; color: var(--quiet); padding: 12px 16px 6px; }
    .group h3, .group h4, .group h5, .group h6 { font-size: 14px; font-weight: 600; }
    .fold { display: flex; gap: 8px; align-items: baseline; width: 100%; text-align: left; border: 0; background: none; padding: 7px 16px;
      font-weight: inherit; }
    .fold:hover { background: var(--sunk); }
    .fold::before { content: "▸"; color: var(--quiet); width: 10px; flex: none; font-size: 12px; }
    .fold[aria-expanded=true]::before { content: "▾"; }
    .fold .label { flex: 1; min-width: 0; }
    .cause-group .fold .label { color: var(--failed); }
    .tallies { display: flex; gap: 9px; font-size: 12.5px; font-weight: 500; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .tallies .passed { color: var(--passed); } .tallies .failed { color: var(--failed); } .tallies .flaky { color: var(--flaky); }
    .tallies .error, .tallies .unfinished { color: var(--error); } .tallies .skipped { color: var(--skipped); }
    .inside { padding-left: 16px; }
    .row { display: grid; grid-template-columns: 18px minmax(0, 1fr) auto 40px 68px; gap: 0 10px; align-items: baseline; padding: 6px 16px 6px 18px;
      color: inherit; text-decoration: none; border-left: 3px solid transparent; }
    .row:hover { background: var(--sunk); }
    .row:focus-visible { outline-offset: -2px; }
    .row[aria-current=true] { background: var(--accent-soft); border-left-color: var(--accent); }
    .row .mark { font-weight: 700; text-align: center; }
    .row .name { font-weight: 500; }
    .row .label { color: var(--quiet); font-weight: 400; }
    .row .sub { display: block; color: var(--quiet); font-size: 12.5px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    .row .code, .row .time { text-align: right; font-size: 12.5px; color: var(--quiet); font-variant-numeric: tabular-nums; white-space: nowrap; }
    .tags { display: flex; flex-wrap: wrap; gap: 4px; justify-content: flex-end; }
    .tag { font-size: 11.5px; line-height: 18px; padding: 0 7px; border-radius: 4px; background: var(--skipped-soft); color: var(--skipped); }
    .tag.flaky { background: var(--flaky-soft); color: var(--flaky); }
    .more-rows { margin: 4px 16px 10px 46px; }
    .empty { padding: 40px 16px; text-align: center; color: var(--quiet); }
    .split.open .row { grid-template-columns: 18px minmax(0, 1fr) auto 34px 60px; }
    dialog { border: 1px solid var(--line); border-radius: 12px; background: var(--sheet); color: var(--ink); padding: 22px 26px; max-width: 620px;
      box-shadow: var(--shadow); }
    dialog::backdrop { background: rgb(10 12 16 / 45%); }
    dialog h2 { font-size: 17px; margin-bottom: 10px; }
    dialog h3 { font-size: 13px; color: var(--quiet); margin: 14px 0 4px; font-weight: 600; }
    dialog dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; }
    dialog .tool { margin-top: 16px; }
    """

  /// One request in full.
  static let request = """
    #side { align-self: stretch; min-width: 0; }
    .pane { position: sticky; top: 66px; max-height: calc(100vh - 80px); overflow: auto; background: var(--sheet); border: 1px solid var(--line);
      border-radius: 10px; box-shadow: var(--shadow); }
    .pane-head { padding: 18px 22px 14px; border-bottom: 1px solid var(--line); }
    .pane-head .crumbs { color: var(--quiet); font-size: 12.5px; display: flex; justify-content: space-between; gap: 12px; }
    .pane h2 { font-size: 20px; line-height: 1.3; letter-spacing: -.01em; margin: 2px 0 8px; }
    .line { display: flex; flex-wrap: wrap; gap: 6px 10px; align-items: baseline; }
    .state { font-weight: 600; padding: 0 9px; border-radius: 5px; line-height: 22px; font-size: 13px; }
    .state.passed { color: var(--passed); background: var(--passed-soft); } .state.failed { color: var(--failed); background: var(--failed-soft); }
    .state.error, .state.unfinished { color: var(--error); background: var(--error-soft); }
    .state.skipped { color: var(--skipped); background: var(--skipped-soft); } .state.flaky { color: var(--flaky); background: var(--flaky-soft); }
    .method { font-weight: 650; }
    .pane .actions { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 12px; }
    .pane .actions .tool { font-size: 13px; }
    .pane section { padding: 14px 22px; border-bottom: 1px solid var(--line); }
    .pane section:last-child { border-bottom: 0; }
    .pane h3 { font-size: 13px; font-weight: 650; margin-bottom: 8px; display: flex; gap: 10px; align-items: baseline; flex-wrap: wrap; }
    .pane h3 .tool { margin-left: auto; font-weight: 400; font-size: 12px; line-height: 16px; padding: 2px 8px; }
    .pane h3 .tool ~ .tool { margin-left: 0; }
    .reason { font-weight: 550; }
    .pane .fault { border-left: 3px solid var(--failed); padding: 2px 0 2px 14px; margin: 0 0 16px; }
    .pane .fault.error, .pane .fault.unfinished { border-left-color: var(--error); } .pane .fault.skipped { border-left-color: var(--dns); }
    .excerpt { background: var(--sunk); border-radius: 6px; padding: 8px 12px; margin: 6px 0; overflow-x: auto; white-space: pre; }
    .excerpt .caret { color: var(--failed); font-weight: 700; }
    .versus { display: grid; grid-template-columns: max-content 1fr; gap: 1px 0; margin: 6px 0; border-radius: 6px; overflow: hidden; }
    .versus dt { padding: 4px 12px; font-size: 12.5px; }
    .versus dd { padding: 4px 12px; min-width: 0; }
    .versus .expected { background: var(--passed-soft); } .versus .actual { background: var(--failed-soft); }
    .versus dt.expected, .versus .expected b { color: var(--passed); } .versus dt.actual, .versus .actual b { color: var(--failed); }
    .versus b { text-decoration: underline; text-underline-offset: 3px; }
    .diff { background: var(--sunk); border-radius: 6px; padding: 6px 0; margin: 6px 0; overflow-x: auto; }
    .diff div { padding: 0 12px; white-space: pre-wrap; }
    .diff .added { background: var(--failed-soft); color: var(--failed); } .diff .removed { background: var(--passed-soft); color: var(--passed); }
    .diff .legend { color: var(--quiet); }
    .check { display: grid; grid-template-columns: 18px minmax(0, 1fr); gap: 0 8px; padding: 2px 0; }
    .check .mark { font-weight: 700; }
    .where { color: var(--quiet); font-size: 12.5px; }
    .tabs { display: flex; flex-wrap: wrap; gap: 4px; border-bottom: 1px solid var(--line); margin-bottom: 10px; }
    .tabs button { border: 0; background: none; padding: 5px 12px; border-bottom: 2px solid transparent; color: var(--quiet); }
    .tabs button[aria-selected=true] { color: var(--ink); border-bottom-color: var(--accent); font-weight: 600; }
    .headers { display: grid; grid-template-columns: minmax(90px, max-content) minmax(0, 1fr); gap: 1px 14px; margin-bottom: 10px; }
    .headers dt { color: var(--quiet); max-width: 260px; }
    .body { background: var(--sunk); border-radius: 6px; padding: 10px 12px; overflow: auto; max-height: 560px; }
    .tree { display: block; padding-left: 18px; }
    .tree > .member { display: block; }
    .twist { border: 0; background: none; padding: 0; margin-left: -15px; width: 15px; color: var(--quiet); font: inherit; line-height: inherit; }
    .j-key ~ .twist { margin-left: 0; }
    .j-key { color: var(--key); } .j-string { color: var(--string); } .j-number { color: var(--number); } .j-word { color: var(--number); font-weight: 600; }
    .j-mark, .cut { color: var(--quiet); }
    .cut { display: block; font-style: italic; }
    .hidden-value { background: var(--mark); color: var(--mark-ink); border-radius: 4px; padding: 0 4px; }
    .written { color: var(--error); }
    .names { display: flex; flex-wrap: wrap; gap: 6px; }
    .name-chip { background: var(--sunk); border: 1px solid var(--line); border-radius: 5px; padding: 0 8px; line-height: 22px; }
    .note { color: var(--quiet); font-size: 12.5px; }
    @media (max-width: 1000px) {
      header, main, footer { padding-left: 16px; padding-right: 16px; }
      h1 { font-size: 24px; }
      .split.open { grid-template-columns: minmax(0, 1fr); }
      .pane { position: fixed; inset: 0; z-index: 8; max-height: none; border: 0; border-radius: 0; }
      .environment { align-items: flex-start; }
    }
    @media (max-width: 640px) {
      .row, .split.open .row { grid-template-columns: 18px minmax(0, 1fr) auto; }
      .row .tags, .row .time { display: none; }
      .block > h2, .fold { padding-left: 12px; padding-right: 12px; }
      .inside { padding-left: 8px; }
      .pane-head, .pane section { padding-left: 16px; padding-right: 16px; }
      .find kbd, .host-hidden { display: none; }
    }
    """

  /// The view of times.
  static let timing = """
    .phases { display: block; position: relative; height: 12px; background: var(--sunk); border-radius: 3px; overflow: hidden; margin: 6px 0; }
    .phases i { position: absolute; top: 0; bottom: 0; min-width: 1px; }
    .phase-list { display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: 12.5px; color: var(--quiet); font-variant-numeric: tabular-nums; }
    .phase-list i { display: inline-block; width: 9px; height: 9px; border-radius: 2px; margin-right: 6px; }
    .p-dns { background: var(--dns); } .p-connect { background: var(--connect); } .p-tls { background: var(--tls); }
    .p-wait { background: var(--wait); } .p-receive { background: var(--receive); } .p-other { background: var(--skipped-soft); }
    .lanes { padding: 4px 16px 16px; }
    .lane { display: grid; grid-template-columns: minmax(110px, 210px) minmax(0, 1fr) 70px; gap: 12px; align-items: center; padding: 3px 0; }
    .lane .label { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
    .track { position: relative; height: 20px; background: var(--sunk); border-radius: 4px; overflow: hidden; }
    .track a { position: absolute; top: 3px; bottom: 3px; min-width: 3px; border-radius: 2px; background: var(--receive); opacity: .85; }
    .track a:hover { opacity: 1; outline: 1px solid var(--ink); }
    .track a.failed { background: var(--failed); } .track a.error, .track a.unfinished { background: var(--error); }
    .track a.flaky { background: var(--connect); }
    .axis { position: relative; height: 18px; font-size: 11.5px; color: var(--quiet); font-variant-numeric: tabular-nums; }
    .axis span { position: absolute; white-space: nowrap; transform: translateX(-50%); }
    .axis span:first-child { transform: none; } .axis span:last-child { transform: translateX(-100%); }
    .timing .block table { background: none; }
    .timing .block { overflow: hidden; }
    .timing-grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(420px, 1fr)); gap: 0 24px; padding-top: 0; }
    @media (max-width: 640px) { .timing-grid { grid-template-columns: minmax(0, 1fr); } .lane { grid-template-columns: 90px minmax(0, 1fr) 54px; } }
    """
}
