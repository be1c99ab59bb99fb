import ArgumentParser
import Checkpoints
import EventSourcing
import Interchange
import Merkle
import Office

struct ProveGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Prove what is in the log, and that it was only added to.",
    subcommands: [Inclusion.self, Consistency.self])

  struct Inclusion: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "inclusion",
      abstract: "Prove that an event is in the log under a signed checkpoint.",
      discussion: """
        Prints a C2SP tlog-proof, which stands alone: the event's position, the hashes from its \
        leaf to the root, and the checkpoint. With --format json also leaf and root, and without \
        a checkpoint if none is stored.

        EXAMPLES
          carelog prove inclusion 55 > P1-filed.tlog-proof
          carelog prove inclusion 55 --size 1200 --format json
        """)
    @Argument(help: "The event's position.") var position: UInt64
    @Option(help: "In the log of so many events (else of the last checkpoint).")
    var size: UInt64?
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let proven = try options.openOffice().proveInclusion(
          of: Position(rawValue: position), at: size)
        guard options.format == .json else {
          return printVerbatim(try proven.file().bytes)
        }
        let json: JSONValue = .object(omittingNil: [
          "index": .integer(Int64(proven.proof.index)), "size": .integer(Int64(proven.proof.size)),
          "leafHash": .string(Base64.encode(proven.leaf.bytes)),
          "path": ProveGroup.json(proven.proof.path),
          "root": .string(Base64.encode(proven.root.bytes)),
          "checkpoint": ProveGroup.json(proven.note),
        ])
        print(json.text(.pretty))
      }
    }
  }

  struct Consistency: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "consistency", abstract: "Prove that the log continues what it was.",
      discussion: """
        Prints what a witness is shown (C2SP tlog-witness, add-checkpoint): the old size, the \
        hashes, and the new checkpoint. With --format json also both roots, and without a \
        checkpoint if none is stored.

        EXAMPLES
          carelog prove consistency 1200 > for-witness
          carelog prove consistency 1200 1300 --format json
        """)
    @Argument(help: "How many events the log held then.") var old: UInt64
    @Argument(help: "How many it held later (else those of the last checkpoint).")
    var new: UInt64?
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let proven = try options.openOffice().proveConsistency(from: old, to: new)
        guard options.format == .json else {
          return printVerbatim(try proven.file().bytes)
        }
        let json: JSONValue = .object(omittingNil: [
          "oldSize": .integer(Int64(proven.proof.oldSize)),
          "newSize": .integer(Int64(proven.proof.newSize)),
          "oldRoot": .string(Base64.encode(proven.oldRoot.bytes)),
          "newRoot": .string(Base64.encode(proven.newRoot.bytes)),
          "path": ProveGroup.json(proven.proof.path),
          "checkpoint": ProveGroup.json(proven.note),
        ])
        print(json.text(.pretty))
      }
    }
  }

  private static func json(_ path: [Digest]) -> JSONValue {
    .array(path.map { .string(Base64.encode($0.bytes)) })
  }

  private static func json(_ note: SignedNote?) -> JSONValue? {
    note.map { .string(String(decoding: $0.bytes, as: UTF8.self)) }
  }
}
