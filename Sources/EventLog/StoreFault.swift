/// Trouble with the store or the machine, as opposed to a refusal: what, why, what to do next.
package struct StoreFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried and what went wrong.
  package var message: String
  /// What is safe, and what to do.
  package var remedy: String

  package init(_ message: String, remedy: String) {
    self.message = message
    self.remedy = remedy
  }

  package var description: String { "\(message). \(remedy)" }

  /// Something was written through a reader, or while the writer's own records were visited.
  package static let writingWhileReading = StoreFault(
    "Nothing can be written while reading", remedy: "This is a defect of the program; report it")
}
