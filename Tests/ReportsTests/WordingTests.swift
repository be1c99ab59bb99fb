import EventSourcing
import Reports
import Testing

/// Every word of a form is there in both languages.
struct WordingTests {
  private static let words: [[any Wording]] = [
    SectionName.allCases, TableName.allCases, ColumnName.allCases, NoteName.allCases,
    ChartName.allCases, FormName.allCases.filter { $0 != .nothing },
  ]

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      (0x2E80...0x9FFF).contains($0.value) || (0xFF00...0xFFEF).contains($0.value)
        || $0.value >= 0x20000
    }
  }

  @Test func `Every label is there in Chinese and in English`() {
    for word in Self.words.joined() {
      let (name, label) = (word.rawValue, word.label)
      #expect(Self.isChinese(label.zh), "\(name)")
      #expect(!label.en.isEmpty && !Self.isChinese(label.en), "\(name)")
      let gaps = { (text: String) in Set(text.matches(of: /\{\d\}/).map { String($0.0) }) }
      #expect(gaps(label.zh) == gaps(label.en), "\(name)")
    }
  }

  @Test func `An English form has no Chinese but what was stored`() throws {
    let form = try ReportDesk.april().form()
    #expect(!Self.isChinese(form.text(.en, hash: "")))
    #expect(!Self.isChinese(String(decoding: form.csv(.en, hash: ""), as: UTF8.self)))
    #expect(!Self.isChinese(form.html(.en, hash: "")))
    #expect(!Self.isChinese(String(decoding: form.bytes, as: UTF8.self)))
  }

  @Test func `A Chinese form has no English words but codes and commands`() throws {
    let form = try ReportDesk.april().form()
    for section in form.sections {
      for table in section.tables {
        for column in table.columns where column.label.zh != column.code {
          #expect(Self.isChinese(column.label.zh))
        }
        for cell in table.rows.joined() {
          guard case .term(_, let label) = cell else { continue }
          #expect(Self.isChinese(label.zh), "\(label.en)")
        }
      }
    }
  }
}
