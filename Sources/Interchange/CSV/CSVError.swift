/// Why a text is not the CSV this program reads, and where.
package struct CSVError: Error, Equatable, Sendable {
  package var reason: Reason
  /// Counted from 1, line breaks inside quotes included.
  package var line: Int
  /// Unicode scalars from the start of the line, counted from 1.
  package var column: Int

  package init(reason: Reason, line: Int, column: Int) {
    self.reason = reason
    self.line = line
    self.column = column
  }

  package enum Reason: Equatable, Sendable {
    /// The place is that of the opening quote.
    case unterminatedQuote
    case textAfterClosingQuote
    case quoteInUnquotedField
    case bareCarriageReturn
    /// The only fault after which reading goes on; the place is the start of the row.
    case wrongFieldCount(expected: Int, found: Int)
    /// The place is the start of the field.
    case invalidUTF8
    case fieldTooLong(limit: Int)
    case rowTooLong(limit: Int)
    case tooManyFields(limit: Int)
  }
}

extension CSVError: CustomStringConvertible {
  package var description: String { english }

  package var english: String { "line \(line), column \(column): \(reason.english)" }

  package var chinese: String { "第 \(line) 行第 \(column) 列：\(reason.chinese)" }
}

extension CSVError.Reason {
  package var english: String {
    switch self {
    case .unterminatedQuote: "this quote is never closed"
    case .textAfterClosingQuote: "text follows a closing quote; write quotes inside as \"\""
    case .quoteInUnquotedField: "a quote stands in a field that does not begin with one"
    case .bareCarriageReturn: "a carriage return stands without a line feed"
    case .wrongFieldCount(let expected, let found): "expected \(expected) fields, found \(found)"
    case .invalidUTF8:
      "this field is not UTF-8; is the file in another encoding (--encoding gb18030)?"
    case .fieldTooLong(let limit): "a field is longer than \(limit) bytes"
    case .rowTooLong(let limit): "a row is longer than \(limit) bytes"
    case .tooManyFields(let limit): "a row has more than \(limit) fields"
    }
  }

  package var chinese: String {
    switch self {
    case .unterminatedQuote: "此引号没有闭合"
    case .textAfterClosingQuote: "闭合引号之后还有文字；字段内的引号应写成 \"\""
    case .quoteInUnquotedField: "未以引号开头的字段中出现引号"
    case .bareCarriageReturn: "回车符之后没有换行符"
    case .wrongFieldCount(let expected, let found): "应有 \(expected) 个字段，实有 \(found) 个"
    case .invalidUTF8: "此字段不是有效的 UTF-8；文件若为国标编码，请加 --encoding gb18030"
    case .fieldTooLong(let limit): "字段超过 \(limit) 字节"
    case .rowTooLong(let limit): "行超过 \(limit) 字节"
    case .tooManyFields(let limit): "一行超过 \(limit) 个字段"
    }
  }
}
