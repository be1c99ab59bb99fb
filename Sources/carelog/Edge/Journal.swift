import EventSourcing
import Interchange
import Logging

/// Tells whoever runs the program what it did: one JSON object a line, on standard error.
///
/// It speaks when `CARELOG_LOG` names a level of swift-log, and of ids, codes and counts only: no
/// personal word gets into it.
struct Journal: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  /// Where a line goes.
  var write: @Sendable (String) -> Void = hint

  /// What the program tells of itself with; silent unless `CARELOG_LOG` asks for more.
  ///
  /// - Throws: ``Malformed`` when the level is none.
  static func logger() throws -> Logger {
    guard let name = environment("CARELOG_LOG") else {
      return Logger(label: "carelog") { _ in SwiftLogNoOpLogHandler() }
    }
    guard let level = Logger.Level(rawValue: name) else {
      let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
      throw Malformed(
        text: Localized(
          zh: "环境变量 CARELOG_LOG 应为 \(levels) 之一，而不是 \(name)",
          en: "CARELOG_LOG must be one of \(levels), not \(name)"),
        exitCode: 64)
    }
    return Logger(label: "carelog") { _ in Journal(logLevel: level) }
  }

  subscript(metadataKey key: String) -> Logger.MetadataValue? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    let members: [JSONValue.Member] =
      [
        .init("time", .string(systemTime().formatted(in: .shanghai))),
        .init("level", .string(event.level.rawValue)),
        .init("message", .string(event.message.description)),
      ] + all.sorted { $0.key < $1.key }.map { .init($0.key, Self.json($0.value)) }
    write(JSONValue.object(members).text() + "\n")
  }

  private static func json(_ value: Logger.MetadataValue) -> JSONValue {
    switch value {
    case .string(let text): .string(text)
    case .stringConvertible(let number as any FixedWidthInteger): .integer(Int64(clamping: number))
    case .stringConvertible(let other): .string(other.description)
    case .array(let values): .array(values.map(json))
    case .dictionary(let values):
      .object(values.sorted { $0.key < $1.key }.map { .init($0.key, json($0.value)) })
    }
  }
}
