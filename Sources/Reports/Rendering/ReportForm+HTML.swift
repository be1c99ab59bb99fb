internal import CustomerService
package import EventSourcing
internal import Projections

extension ReportForm {
  /// The form as one page that needs nothing beside itself: no script, no network, made for A4.
  package func html(_ language: Language, hash: String) -> String {
    HTMLForm(form: self, wording: CellWording(language: language, zone: zone), hash: hash).page
  }
}

/// Lays a form out as a page.
struct HTMLForm {
  let form: ReportForm
  let wording: CellWording
  let hash: String

  var language: Language { wording.language }

  var page: String {
    let title = "\(wording.text(.department)) \(form.title(language)) \(form.period.text)"
    return """
      <!doctype html>
      <html lang="\(language == .zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(escaped(title))</title>
      <style>\(HTMLStyle.sheet(running: "\(title) · @\(form.position)"))</style>
      </head>
      <body>
      \(head)
      <main>
      \(form.sections.enumerated().map { section($0.offset, $0.element) }.joined(separator: "\n"))
      </main>
      \(foot)
      </body>
      </html>

      """
  }

  private var head: String {
    let facts = form.facts(language, hash: hash).map {
      element("dt", escaped($0.name)) + element("dd", escaped($0.value))
    }
    return element(
      "header", class: "form-head",
      element("p", class: "department", escaped(wording.text(.department)))
        + element(
          "h1",
          escaped(form.title(language)) + element("span", escaped(form.period.text)))
        + element("dl", facts.joined()))
  }

  private var foot: String {
    let places = [FormName.issuer, .reviewer, .receiver].map {
      element("div", element("span", escaped(wording.text($0))))
    }
    return element("footer", element("div", class: "signatures", places.joined()))
  }

  private func section(_ index: Int, _ section: ReportSection) -> String {
    var parts = [
      element(
        "h2",
        element("span", class: "number", "\(index + 1)")
          + escaped(section.name.label[language]))
    ]
    if section.name == .scorecard { parts.append(cards(section)) }
    let sketches = section.charts.map { HTMLChart(wording: wording).figure($0) }
      .filter { !$0.isEmpty }
    let notes = section.notes.map {
      element("li", class: "note-\($0.name.rawValue)", escaped(wording.text($0)))
    }
    if section.name != .notes, !notes.isEmpty {
      parts.append(element("ul", class: "notes", notes.joined()))
    }
    if section.name == .scorecard {
      parts += section.tables.filter { $0.name != .trend }.map { table($0.readable(wording)) }
      parts += sketches
    } else {
      if sketches.count > 1 {
        parts.append(element("div", class: "charts", sketches.joined()))
      }
      parts.append(tables(section.tables, beside: sketches.count == 1 ? sketches[0] : nil))
    }
    if section.name == .notes, !notes.isEmpty {
      parts.append(element("ul", class: "notes", notes.joined()))
    }
    if !section.commands.isEmpty { parts.append(commands(section.commands)) }
    return element(
      "section", class: "part part-\(section.name.rawValue)", parts.joined(separator: "\n"))
  }

  private func commands(_ commands: [String]) -> String {
    let digest = CommandDigest(commands, gap: wording.text(.figureGap))
    let figures = element(
      "p", digest.figures.map { element("span", escaped($0)) }.joined(separator: " · "))
    let lines = digest.others + (digest.pattern.map { [$0] } ?? [])
    return element(
      "div", class: "commands",
      element("h4", escaped(wording.text(.explain)))
        + element("ul", lines.map { element("li", escaped($0)) }.joined())
        + (digest.figures.isEmpty ? "" : figures))
  }

  /// The figures with a target, large.
  private func cards(_ section: ReportSection) -> String {
    let rows = section.tables.first { $0.name == .figures }?.rows ?? []
    let cards = rows.compactMap { row -> String? in
      guard case .term(_, let label)? = row.first,
        case .value(let answer)? = row.first(where: { if case .value = $0 { true } else { false } }),
        answer.target != nil
      else { return nil }
      return element(
        "div", class: "card \(answer.status.rawValue)",
        element("h3", escaped(label[language]))
          + element("p", class: "big", escaped(wording.value(answer)))
          + element(
            "p", class: "small",
            escaped(
              [wording.integers(answer), wording.target(answer)].filter { !$0.isEmpty }
                .joined(separator: " · ")))
          + pill(answer.status))
    }
    return cards.isEmpty ? "" : element("div", class: "cards", cards.joined())
  }
}
