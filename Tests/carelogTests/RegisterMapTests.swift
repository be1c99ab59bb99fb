import CustomerService
import EventSourcing
import Interchange
import Testing

@testable import carelog

struct RegisterMapTests {
  @Test func `A template is filled in once, whatever the columns hold`() throws {
    let source = try RegisterMap.Source(["template": "{a}-{b}"])
    #expect(source.value(["a": "{b}", "b": "{a}"]) == .text("{b}-{a}"))
    #expect(source.columns == ["a", "b"])
  }

  @Test func `A command may depend on what a column holds`() throws {
    let command = try RegisterMap.Command([
      "command": "complaint.note", "at": "2026-03-01", "unlessEmpty": "b",
      "when": ["column": "a", "equals": ["1", "2"]],
    ])
    #expect(command.isMet(by: ["a": "2", "b": "x"]))
    #expect(!command.isMet(by: ["a": "2", "b": " "]))
    #expect(!command.isMet(by: ["a": "3", "b": "x"]))
    #expect(!command.isMet(by: ["b": "x"]))
  }

  @Test(arguments: [
    (["a"], "there is no column 'b'"), (["b", "c"], "there is no column 'a'"),
    (["b", "a", "b"], "column 'b' occurs twice"),
  ])
  func `Every column of the map must be there once`(header: [String], message: String) throws {
    let map = try RegisterMap(
      parsing: Array(
        """
        {"skip": [{"column": "a", "equals": "x"}],
         "commands": [{"command": "complaint.note", "at": {"template": "{b}"}}]}
        """.utf8))
    #expect(throws: Never.self) { try map.check(["a", "b", "c", "c"]) }
    let error = #expect(throws: Malformed.self) { try map.check(header) }
    #expect(error?.text.en == "mapping file: \(message)")
  }

  @Test(arguments: [
    ("[]", "an object"),
    (#"{"commands": []}"#, "at least one"),
    (#"{"commands": {}}"#, "commands: expected a list"),
    (#"{"role": "king", "commands": []}"#, "role"),
    (#"{"commands": [], "commands": []}"#, "commands"),
    (#"{"commands": [{"command": "complaint.frob", "at": "2026"}]}"#, "complaint.frob"),
    (#"{"commands": [{"command": "complaint.note"}]}"#, "command and at"),
    (#"{"commands": [{"command": "complaint.note", "at": {"column": 1}}]}"#, "column"),
    (#"{"commands": [{"command": "complaint.note", "at": {"colum": "a"}}]}"#, "colum"),
    (#"{"commands": [{"command": "complaint.note", "at": 1e999}]}"#, "value"),
    (#"{"commands": [{"command": "complaint.note", "at": "", "data": []}]}"#, "data"),
    (#"{"commands": [{"command": "complaint.note", "at": "", "unlessRefused": [1]}]}"#, "texts"),
    (
      #"{"commands": [{"command": "complaint.note", "at": "", "when": {"column": "a"}}]}"#, "equals"
    ),
    (#"{"skip": [{"equals": "a"}], "commands": []}"#, "column"),
    (String(repeating: "[", count: 100_000), "deep"),
  ])
  func `A slip in a mapping file is named`(text: String, part: String) {
    let error = #expect(throws: Malformed.self) { try RegisterMap(parsing: Array(text.utf8)) }
    #expect(error?.text.en.contains(part) == true, "\(error?.text.en ?? "")")
    #expect(error?.exitCode == 65)
  }
}
