import ArgumentParser
import EventSourcing
import Interchange

/// What the program says when the words it was called with are not understood.
struct UsageMessage: Speaking {
  /// What ArgumentParser says of it.
  var parserText: String
  /// The words after the program's name.
  var words: [String]
  var language: Language

  var text: String { misplaced ?? unknown ?? translated }

  /// An option before the command to which it belongs.
  private var misplaced: String? {
    guard let first = words.first, first.hasPrefix("--"), words.count > 1 else { return nil }
    return text(
      "选项要写在命令之后，如：carelog due \(first) …",
      "options stand behind the command: carelog due \(first) …")
  }

  /// A word where only a command can stand, with what could be meant.
  private var unknown: String? {
    var command: any ParsableCommand.Type = Carelog.self
    var path = ["carelog"]
    for word in words {
      let names = command.verbs
      guard !names.isEmpty, !word.hasPrefix("-") else { return nil }
      if let next = names.first(where: { $0.name == word }) {
        (command, path) = (next.type, path + [word])
        continue
      }
      guard command.configuration.defaultSubcommand == nil, word != "help" else { return nil }
      return unknown(word, among: names.map(\.name), after: path.joined(separator: " "))
    }
    return nil
  }

  private func unknown(_ word: String, among names: [String], after path: String) -> String {
    var lines = [text("\(path) 没有命令 \(word)", "\(path) has no command \(word)")]
    if let close = names.closest(to: word) {
      lines[0] += text("；是否指 \(close)？", "; did you mean \(close)?")
    }
    lines.append(text("可用：", "there are: ") + names.joined(separator: text("、", ", ")))
    if path.hasSuffix("replay") || ["show", "get", "view", "list", "history"].contains(word) {
      lines.append(
        text(
          "查看一条记录的全部经过：carelog replay complaint P1（或 customer、visit、contract …）",
          "to see all of one record: carelog replay complaint P1 (or customer, visit, contract …)"))
    }
    return lines.joined(separator: "\n")
  }

  /// The parser's own message, its frame in the language of the reader.
  private var translated: String {
    guard language == .zh else { return parserText }
    return parserText.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Self.line(String($0)) }.joined(separator: "\n")
  }

  private static let phrases: [(en: String, zh: String)] = [
    ("Error: Missing expected argument ", "缺少 "), ("Error: Missing value for ", "没有给出值："),
    ("Error: Unknown option ", "没有选项 "), ("Error: Unexpected argument ", "多余的词 "),
    (". Did you mean ", "；是否指 "), ("Error: The value ", "值 "), (" is invalid for ", " 不能用于 "),
    (". Please provide one of the following:", "。可用的值："), (". Please provide one of ", "。可用的值："),
    (" unexpected arguments: ", " 个多余的词："), ("Error: ", "错误："), ("Usage: ", "用法："),
    ("Help:  ", "说明："), ("  See '", "  详见 '"), (" for more information.", ""), (" or '", "、'"),
    (" and '", "、'"), ("', '", "'、'"), ("'?", "'？"), ("'.", "'。"), ("<options>", "<选项>"),
    ("<subcommand>", "<子命令>"),
  ]

  private static func line(_ line: String) -> String {
    phrases.reduce(line) { $0.replacing($1.en, with: $1.zh) }
  }
}

extension ParsableCommand {
  /// The commands below this one, by name.
  fileprivate static var verbs: [(name: String, type: any ParsableCommand.Type)] {
    configuration.subcommands.map { ($0._commandName, $0) }
  }
}

extension [String] {
  /// The one that is like `word`: at most two letters away, or beginning with it.
  func closest(to word: String) -> String? {
    let near = map { (name: $0, distance: editDistance($0, word)) }.min {
      $0.distance < $1.distance
    }
    if let near, near.distance <= Swift.min(2, word.count / 2) { return near.name }
    return word.count < 3 ? nil : first { $0.hasPrefix(word) || word.hasPrefix($0) }
  }
}

/// How many letters must be added, left out or changed to make one word of the other.
private func editDistance(_ from: String, _ to: String) -> Int {
  let target = Array(to)
  var row = Array(0...target.count)
  for letter in from {
    var left = row[0] + 1
    var corner = row[0]
    row[0] = left
    for column in target.indices {
      let cost = min(
        left + 1, row[column + 1] + 1, corner + (target[column] == letter ? 0 : 1))
      (corner, left) = (row[column + 1], cost)
      row[column + 1] = cost
    }
  }
  return row[target.count]
}
