import ArgumentParser
import Interchange
import Testing

@testable import carelog

struct HelpTests {
  private static func commands(
    under command: any ParsableCommand.Type = Carelog.self
  ) -> [any ParsableCommand.Type] {
    [command] + command.configuration.subcommands.flatMap { commands(under: $0) }
  }

  @Test func `Every option of every command says what it is for`() {
    for command in Self.commands() {
      let lines = Carelog.helpMessage(for: command, columns: 80).split(separator: "\n")
      for (line, next) in zip(lines, lines.dropFirst())
      where line.wholeMatch(of: /\ \ (-\w, )?--[\w-]+( <[\w-]+>)?/) != nil {
        #expect(next.hasPrefix(String(repeating: " ", count: 26)), "\(command): \(line)")
      }
    }
  }

  @Test func `Examples are not broken on a terminal of 80 columns`() {
    for command in Self.commands() {
      let lines = command.configuration.discussion.split(separator: "\n")
      for line in lines where line.hasPrefix("  ") {
        #expect(displayWidth(of: String(line)) <= 80, "\(command): \(line)")
      }
    }
  }

  @Test func `Every example is one that the program takes`() {
    var count = 0
    for command in Self.commands() {
      let text = command.configuration.discussion.replacing("\\\n", with: "")
      for line in text.split(separator: "\n") where line.hasPrefix("  carelog ") {
        let example = line.split(separator: " >")[0].dropFirst(2)
        let withoutRemark = example.split(separator: /\ {4,}[^-\ ]/)[0]
        let words = withoutRemark.matches(of: /"([^"]*)"|\S+/).dropFirst().map {
          String($0.output.1 ?? $0.output.0)
        }
        count += 1
        #expect(throws: Never.self, "\(line)") { try Carelog.parseAsRoot(words) }
      }
    }
    #expect(count > 10)
  }

  @Test func `Every command that writes shows an example`() {
    let writing = Self.commands().filter { $0 is any WritingCommand.Type }
    #expect(writing.count > 60)
    for command in writing {
      #expect(command.configuration.discussion.contains("\n  carelog "), "\(command)")
    }
  }

  @Test func `Every command says its name, since looking it up takes half of a start`() {
    for command in Self.commands() {
      #expect(command.configuration.commandName != nil, "\(command)")
    }
  }
}
