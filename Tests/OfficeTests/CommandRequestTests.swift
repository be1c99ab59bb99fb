import CustomerService
import EventSourcing
import Office
import Testing

/// What surrounds the data of a command: ids, who acts, and why.
struct CommandRequestTests {
  private func request(
    id: String? = "c-1", actor: String = "U1", reason: String? = nil,
    name: String = "complaint.note"
  ) throws -> CommandRequest {
    try CommandRequest(
      name: name, commandID: id, actor: actor, role: .operator, reason: reason,
      fields: ["complaint": "P1", "note": "已致歉"], zone: .shanghai)
  }

  private func expectMalformed(
    _ field: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> CommandRequest
  ) {
    let error = #expect(throws: MalformedField.self, sourceLocation: sourceLocation) { try body() }
    #expect(error?.field == field, sourceLocation: sourceLocation)
  }

  @Test(arguments: ["", " ", "\u{3000}", "\u{200B}", "a\nb", "a\0", "\u{1B}[31m", "a\u{85}b"])
  func `Who acts and the command's id can be read`(text: String) {
    expectMalformed("actor") { try request(actor: text) }
    expectMalformed("commandId") { try request(id: text) }
  }

  @Test func `Names have a limit, and spaces inside them are fine`() throws {
    #expect(try request(id: String(repeating: "长", count: 120), actor: "客服 小李").actor == "客服 小李")
    expectMalformed("commandId") { try request(id: String(repeating: "长", count: 121)) }
    expectMalformed("actor") { try request(actor: String(repeating: "长", count: 65)) }
  }

  @Test func `A reason is a text like others`() throws {
    #expect(try request(reason: "第一行\n第二行").reason == "第一行\n第二行")
    expectMalformed("reason") { try request(reason: "") }
    expectMalformed("reason") { try request(reason: String(repeating: "好", count: 4001)) }
  }

  @Test func `An unknown command is malformed`() {
    expectMalformed("command") { try request(name: "complaint.forget") }
  }

  @Test func `Without an id the content is the id, so issuing it again is harmless`() throws {
    #expect(try request(id: nil).commandID == request(id: nil).commandID)
    #expect(try request(id: nil).commandID != request(id: nil, reason: "补录").commandID)
  }
}
