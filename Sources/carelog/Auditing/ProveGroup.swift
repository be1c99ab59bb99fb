import ArgumentParser
import Checkpoints
import EventSourcing
import Interchange
import Merkle
import Office

struct ProveGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: .text(
      zh: "证明日志中有什么，以及日志只增不改",
      en: "Prove what is in the log, and that it was only added to."),
    subcommands: [Inclusion.self, Consistency.self])

  struct Inclusion: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "inclusion",
      abstract: .text(
        zh: "证明某事件在检查点所签署的日志中",
        en: "Prove that an event is in the log under a signed checkpoint."),
      discussion: .text(
        zh: """
          输出可独立核验的 C2SP tlog-proof：事件的位置、从叶到根的各哈希，以及检查点。--format \
          json 另给出叶哈希和根哈希；库中尚无检查点时，也可取得不带检查点的证明。
          """,
        en: """
          Prints a C2SP tlog-proof, which stands alone: the event's position, the hashes from its \
          leaf to the root, and the checkpoint. With --format json also leaf and root, and \
          without a checkpoint if none is stored.
          """,
        examples: """
            carelog prove inclusion 55 > P1-filed.tlog-proof
            carelog prove inclusion 55 --size 1200 --format json
          """))
    @Argument(help: .text(zh: "事件的位置", en: "The event's position.")) var position: UInt64
    @Option(
      help: .text(
        zh: "以多少条事件时的日志为准（缺省为最近的检查点）",
        en: "In the log of so many events (else of the last checkpoint)."))
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
      commandName: "consistency",
      abstract: .text(
        zh: "证明日志延续了原来的日志",
        en: "Prove that the log continues what it was."),
      discussion: .text(
        zh: """
          输出交给见证人的内容（C2SP tlog-witness，add-checkpoint）：旧条数、各哈希和新检查点。\
          --format json 另给出新旧两个根哈希；库中尚无检查点时，也可取得不带检查点的证明。
          """,
        en: """
          Prints what a witness is shown (C2SP tlog-witness, add-checkpoint): the old size, the \
          hashes, and the new checkpoint. With --format json also both roots, and without a \
          checkpoint if none is stored.
          """,
        examples: """
            carelog prove consistency 1200 > for-witness
            carelog prove consistency 1200 1300 --format json
          """))
    @Argument(help: .text(zh: "当时日志有多少条事件", en: "How many events the log held then.")) var old:
      UInt64
    @Argument(
      help: .text(
        zh: "后来有多少条（缺省为最近检查点的条数）",
        en: "How many it held later (else those of the last checkpoint)."))
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
