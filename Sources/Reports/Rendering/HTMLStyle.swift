/// How a form looks on screen and on A4.
enum HTMLStyle {
  /// The style sheet; `running` is what stands at the head of every printed page.
  static func sheet(running: String) -> String {
    let quoted = running.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"", "\\", "<", "\n", "\r": "\\\(String(scalar.value, radix: 16)) "
      default: String(scalar)
      }
    }.joined()
    return """
      :root{--ink:#1c2733;--muted:#5f6c7b;--faint:#8a96a3;--line:#d5dce4;--hair:#e9edf1;
      --paper:#fff;--ground:#f1f3f6;--tint:#f6f8fa;--brand:#1d4e79;--brand-soft:#dbe7f1;
      --pass:#1a7a4c;--pass-soft:#e3f3ea;--fail:#b42318;--fail-soft:#fbe9e7;--warn:#8a5a00;
      --bar:#5b8db8;--bar-2:#c9d8e6;
      --sans:"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC",
      "Microsoft YaHei","Hiragino Sans GB",system-ui,sans-serif}
      *{box-sizing:border-box}
      html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
      body{margin:0;background:var(--ground);color:var(--ink);
      font:13px/1.55 var(--sans);font-variant-numeric:tabular-nums;
      font-feature-settings:"tnum","halt" 0}
      header.form-head,main,footer{max-width:210mm;margin:0 auto;background:var(--paper);
      padding:0 15mm}
      header.form-head{padding-top:14mm}
      main{padding-top:1px;padding-bottom:1px}
      .department{margin:0;color:var(--muted);letter-spacing:.12em;font-size:12px}
      h1{margin:.1em 0 .5em;font-size:27px;line-height:1.25;font-weight:700;
      display:flex;justify-content:space-between;align-items:baseline;
      border-bottom:3px solid var(--brand);padding-bottom:7px}
      h1 span{color:var(--brand);font-weight:600}
      dl{display:grid;grid-template-columns:auto 1fr;gap:1px 14px;margin:0;font-size:11.5px}
      dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
      h2{font-size:17px;margin:26px 0 10px;display:flex;align-items:center;gap:9px;
      border-bottom:1px solid var(--line);padding-bottom:5px}
      .number{background:var(--brand);color:#fff;border-radius:3px;min-width:22px;height:22px;
      display:inline-grid;place-items:center;font-size:13px;font-weight:600}
      h3{font-size:12.5px;margin:14px 0 4px;font-weight:600}
      h4{font-size:10.5px;margin:12px 0 2px;color:var(--muted);font-weight:600}
      .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:10px;
      margin:0 0 10px}
      .card{border:1px solid var(--line);border-top:4px solid var(--faint);border-radius:4px;
      padding:9px 12px 10px;position:relative;break-inside:avoid}
      .card.pass{border-top-color:var(--pass)}.card.fail{border-top-color:var(--fail)}
      .card h3{margin:0;font-weight:500;color:var(--muted);padding-right:52px}
      .card .big{margin:2px 0 0;font-size:26px;font-weight:700;line-height:1.2}
      .card.fail .big{color:var(--fail)}
      .card .small{margin:0;color:var(--muted);font-size:11px}
      .card .pill{position:absolute;right:10px;top:10px}
      .pill{display:inline-block;border-radius:9px;padding:0 7px;font-size:10.5px;
      line-height:17px;white-space:nowrap;background:var(--hair);color:var(--muted)}
      .pill.pass{background:var(--pass-soft);color:var(--pass)}
      .pill.fail{background:var(--fail-soft);color:var(--fail);font-weight:700}
      table{border-collapse:collapse;width:100%;font-size:11.5px;line-height:1.4}
      th{font-weight:600;color:var(--muted);font-size:10.5px;text-align:left;
      border-bottom:1.5px solid var(--ink);padding:3px 6px 3px 0;vertical-align:bottom;
      word-break:keep-all}
      td{border-bottom:1px solid var(--hair);padding:3px 6px 3px 0;vertical-align:top;
      overflow-wrap:anywhere}
      th.n,td.n{text-align:right;padding-right:0;padding-left:8px;overflow-wrap:normal}
      td.n{white-space:nowrap}
      .columns td:first-child,.half td:first-child{white-space:nowrap}
      td.n+td.t,th.n+th.t{padding-left:12px}
      td small{display:block;color:var(--faint);font-size:9.5px;line-height:1.2}
      tr.sum td{border-top:1.5px solid var(--ink);border-bottom:0;font-weight:600}
      .columns{columns:2;column-gap:26px}
      .columns>*{break-inside:avoid;padding-top:1px}
      .whole{break-inside:avoid}
      .half{max-width:calc(50% - 13px);break-inside:avoid}
      .more{margin:3px 0 0;color:var(--muted);font-size:10.5px}
      .notes{margin:8px 0;padding-left:1.2em;font-size:11.5px;color:var(--muted)}
      .notes .note-missed,.notes .note-docket_broken{color:var(--fail);font-weight:600}
      .notes .note-met{color:var(--ink);font-weight:600}
      .commands{break-inside:avoid}
      .commands ul,.commands p{list-style:none;margin:0;padding:5px 9px;background:var(--tint);
      color:var(--muted);
      font:8px/1.6 "JetBrains Mono","DejaVu Sans Mono",ui-monospace,monospace}
      .commands p{padding-top:0}.commands span{white-space:nowrap}
      .commands li{break-inside:avoid;padding-left:1.5em;text-indent:-1.5em}
      .charts{display:grid;grid-template-columns:1fr 1fr;gap:12px 26px;margin:6px 0 2px}
      figure{margin:0;break-inside:avoid}
      figcaption{font-size:12.5px;font-weight:600;margin:6px 0 3px}
      svg{display:block;width:100%;height:auto;font-family:var(--sans)}
      .trends{display:grid;grid-template-columns:repeat(5,1fr);gap:7px 14px}
      .trends figcaption{font-size:9.5px;line-height:1.35;margin:0;font-weight:500;
      overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
      .trends b{font-weight:700;font-size:11px;display:block}
      .trends .fail b{color:var(--fail)}
      .signatures{display:grid;grid-template-columns:repeat(3,1fr);gap:30px;padding:34px 0 22mm}
      .signatures div{border-top:1px solid var(--ink);padding-top:4px;font-size:11.5px;
      color:var(--muted)}
      .table-figures td:first-child,.table-closure_bases td:first-child{white-space:nowrap}
      .table-figures th{white-space:nowrap}
      .table-figures td:last-child{color:var(--muted);font-size:10px;min-width:52px}
      .table-figures td,.table-figures th{padding-top:2px;padding-bottom:2px}
      footer{padding-bottom:6mm;break-before:avoid}
      @media print{
      @page{size:A4;margin:17mm 14mm 15mm;
      @top-left{content:"\(quoted)";font:8.5px \(family);color:#8a96a3}
      @bottom-right{content:counter(page) " / " counter(pages);font:8.5px \(family);color:#8a96a3}}
      @page:first{margin-top:12mm;@top-left{content:none}}
      body{background:none;font-size:10.5pt}
      header.form-head,main,footer{max-width:none;padding-left:0;padding-right:0}
      header.form-head{padding-top:0}
      thead{display:table-header-group}
      tr,.card,figure,.signatures{break-inside:avoid}
      h2,h3,h4,figcaption{break-after:avoid}
      .signatures{padding-bottom:0}
      }
      @media (max-width:700px){.columns{columns:1}.half{max-width:none}.charts{grid-template-columns:1fr}
      .trends{grid-template-columns:1fr 1fr}
      header.form-head,main,footer{padding-left:16px;padding-right:16px}}
      """
  }

  private static let family = "\"Noto Sans CJK SC\",sans-serif"
}
