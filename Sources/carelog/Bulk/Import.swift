import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Glibc
import Interchange
import Office

extension TextEncoding: ExpressibleByArgument {}

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read a register kept in a spreadsheet.",
    discussion: """
      Each row of the CSV file becomes the commands that the mapping file names; a row is taken \
      whole or not at all. Running it twice adds nothing. Refused rows go to FILE.rejected.csv.

      EXAMPLE
        carelog import steps.csv --map steps.map.json --register-missing

      EXAMPLE MAP
        {"role": "director", "reason": "migrated register", "commands": [
          {"command": "complaint.reopen",
           "when": {"column": "step", "equals": ["work", "call"]},
           "unlessRefused": "not_closed",
           "at": {"column": "date"},
           "data": {"complaint": {"template": "case-{number}"}}},
          {"command": "complaint.close",
           "unlessEmpty": "closed",
           "at": {"column": "closed"},
           "data": {"complaint": {"template": "case-{number}"},
             "resolution": {"columns": ["answer", "remark"]},
             "outcome": {"column": "end", "values": {"ok": "resolved"},
               "default": "settled"}}}]}

      MEMBERS OF A COMMAND
        when            only for rows whose column holds one of these texts
        unlessEmpty     only for rows whose columns all hold something
        unlessRefused   codes of refusals on which the row goes on without it: for
                        a command that prepares for those after it in the row
      Beside commands, skip lists conditions like those of when; rows that meet one \
      are passed over.
      """)

  @OptionGroup var options: StoreOptions

  @Argument(help: "The CSV file (RFC 4180), with a header row.")
  var file: String

  @Option(help: "The mapping file.")
  var map: String

  @Option(help: "utf8 or gb18030.")
  var encoding = TextEncoding.utf8

  @Flag(
    name: .customLong("register-missing"),
    help: "Register customers and technicians at first sight.")
  var registersMissing = false

  func run() throws {
    try options.run {
      let map = try RegisterMap(parsing: try Self.contents(of: map))
      let chunks = try FileChunks(path: file)
      let office = try options.openOffice(creating: true)
      var run = ImportRun(
        office: office, zone: try office.head().zone, map: map, language: options.language,
        registersMissing: registersMissing)
      var progress = Progress(total: chunks.total, language: options.language)
      defer { progress.clear() }
      do {
        var reader = try CSVReader(encoding: encoding) { try chunks.next() }
        guard let header = try reader.next() else {
          throw Malformed(text: Localized(zh: "文件是空的", en: "the file is empty"), exitCode: 65)
        }
        try run.begin(header.fields)
        while let row = try reader.next() {
          try run.add(row)
          if run.isWritten { progress.show(run.rows, bytes: chunks.readCount) }
        }
        try run.commit()
      } catch let error as CSVError {
        try run.commit()
        throw Malformed(text: Localized(zh: error.chinese, en: error.english), exitCode: 65)
      } catch let error as TextDecodingError {
        try run.commit()
        throw Malformed(text: Localized(zh: error.chinese, en: error.english), exitCode: 65)
      }
      progress.clear()
      if run.refused > 0 { try run.writeRejected(to: file + ".rejected.csv") }
      run.summary(file).printed(options.format)
      if run.refused > 0 { throw ExitCode(1) }
    }
  }

  private static func contents(of path: String) throws -> [UInt8] {
    let chunks = try FileChunks(path: path)
    var bytes: [UInt8] = []
    while let chunk = try chunks.next() { bytes += chunk }
    return bytes
  }
}
