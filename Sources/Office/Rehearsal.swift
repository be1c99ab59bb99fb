internal import EventLog

/// Whoever takes units of commands: the office itself, or one that forgets them afterwards.
package protocol UnitExecuting {
  /// Executes units in order; see ``Office/execute(_:stopOnRefusal:)``.
  func execute(_ units: [[CommandRequest]], stopOnRefusal: Bool) throws -> [UnitOutcome]
}

extension UnitExecuting {
  package func execute(_ units: [[CommandRequest]]) throws -> [UnitOutcome] {
    try execute(units, stopOnRefusal: false)
  }
}

/// Decides units against the log and those before them, as if they had been written.
package final class Rehearsal: UnitExecuting {
  private var executor: UnitExecutor

  init(_ executor: UnitExecutor) { self.executor = executor }

  package func execute(
    _ units: [[CommandRequest]], stopOnRefusal: Bool
  ) throws -> [UnitOutcome] {
    try executor.execute(units, stopOnRefusal: stopOnRefusal)
  }
}

extension Office {
  /// Lets `body` execute units in one write transaction that is taken back in the end.
  ///
  /// Other writers wait until it is over.
  package func rehearse<Result>(_ body: (Rehearsal) throws -> Result) throws -> Result {
    var result: Result?
    do {
      try engine.write { writer in
        result = try body(Rehearsal(try executor(writer, nil, StreamCache())))
        throw Rehearsed()
      }
    } catch is Rehearsed {}
    guard let result else { preconditionFailure("a rehearsal ends with its result or throws") }
    return result
  }
}

/// Takes the transaction of a rehearsal back.
private struct Rehearsed: Error {}
