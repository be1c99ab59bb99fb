import EventSourcing
import Interchange

/// A page of help as people read it: its frame in their language, its lines broken by the cells of
/// a terminal, where ArgumentParser counts characters and breaks at spaces only.
struct HelpPage: Speaking {
  /// The columns for which ArgumentParser breaks no line.
  static let unbroken = 1_000_000

  let language: Language
  private let lines: [Substring]

  private static let overview = "OVERVIEW: "
  private static let usage = "USAGE: "
  private static let margin = String(repeating: " ", count: 26)

  /// The page that ArgumentParser made with ``unbroken`` columns; nil for what is no help.
  init?(_ parserText: String, _ language: Language) {
    guard parserText.hasPrefix(Self.overview) else { return nil }
    self.language = language
    lines = parserText.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The page with lines of at most `width` cells, except those of examples.
  func text(to width: Int) -> String {
    let width = max(width, 40)
    let end = lines.firstIndex { $0.hasPrefix(Self.usage) } ?? lines.endIndex
    let entries = lines[end...].dropFirst()
    var page = lines[..<end].flatMap { overview($0, width) }
    page += lines[end...].prefix(1).flatMap { usage($0.dropFirst(Self.usage.count), width) }
    for (line, next) in zip(entries, entries.dropFirst() + [""]) {
      page += entry(line, isLabel: next.hasPrefix(Self.margin), width)
    }
    return page.joined(separator: "\n")
  }

  private func overview(_ line: Substring, _ width: Int) -> [String] {
    guard !line.hasPrefix(" ") else { return [String(line)] }
    let text =
      line.hasPrefix(Self.overview)
      ? text("概述：", Self.overview) + line.dropFirst(Self.overview.count) : String(line)
    return wrapped(text, to: width)
  }

  private func usage(_ line: Substring, _ width: Int) -> [String] {
    let title = text("用法：", Self.usage)
    let room = width - displayWidth(of: title)
    let words = placeholders(String(line)).split(separator: /\ (?=-|\[)/).map(String.init)
    let lines = flowed(words, separator: " ", to: room)
    return zip(lines.indices, lines).map { ($0 == 0 ? title : padded("", to: width - room)) + $1 }
  }

  /// A heading, an option or command with what it is for, or either of these alone.
  private func entry(_ line: Substring, isLabel: Bool, _ width: Int) -> [String] {
    if line.isEmpty { return [""] }
    if !line.hasPrefix(" ") { return [heading(line)] }
    if line.hasPrefix("  See '") { return [footer(line)] }
    if isLabel || line.count <= Self.margin.count { return [label(line)] }
    let described = wrapped(
      description(line.dropFirst(Self.margin.count)), to: width - Self.margin.count)
    let label = padded(label(line.prefix(Self.margin.count)), to: Self.margin.count)
    return zip(described.indices, described).map { ($0 == 0 ? label : Self.margin) + $1 }
  }

  private func heading(_ line: Substring) -> String {
    guard language == .zh else { return String(line) }
    switch line {
    case "ARGUMENTS:": return "参数："
    case "OPTIONS:": return "选项："
    case "SUBCOMMANDS:": return "子命令："
    default: return String(line).replacing(" SUBCOMMANDS:", with: "：")
    }
  }

  private func label(_ line: Substring) -> String {
    withoutSpacesAtEnd(String(line)).replacing(" (default)", with: text("（缺省）", " (default)"))
  }

  private func description(_ line: Substring) -> String {
    guard language == .zh else { return String(line) }
    switch line {
    case "Show the version.": return "显示版本"
    case "Show help information.": return "显示帮助"
    default: break
    }
    guard let values = line.firstMatch(of: /\ \(((values|default): [^)]*)\)$/) else {
      return String(line)
    }
    let list = String(values.output.1).replacing("values: ", with: "可选值：")
      .replacing("; default: ", with: "；缺省：").replacing("default: ", with: "缺省：")
      .replacing(", ", with: "、")
    return "\(line[..<values.range.lowerBound])（\(list)）"
  }

  private func footer(_ line: Substring) -> String {
    guard language == .zh else { return String(line) }
    return "  详见：" + placeholders(String(line.split(separator: "'")[1]))
  }

  private func placeholders(_ text: String) -> String {
    guard language == .zh else { return text }
    return text.replacing("<subcommand>", with: "<子命令>").replacing("<options>", with: "<选项>")
  }
}
