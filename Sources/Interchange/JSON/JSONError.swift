/// Why a text is not the JSON this program reads, and where.
package struct JSONError: Error, Equatable, Sendable {
  package var reason: Reason
  /// Bytes from the start of the text.
  package var offset: Int
  /// Counted from 1.
  package var line: Int
  /// Unicode scalars from the start of the line, counted from 1.
  package var column: Int

  package enum Reason: Equatable, Sendable {
    case unexpectedEnd(expected: Expectation)
    case unexpected(Unicode.Scalar, expected: Expectation)
    case duplicateName(String)
    case loneSurrogate
    case invalidUTF8
    /// A character below U+0020 inside a string.
    case controlCharacter(UInt8)
    case invalidEscape
    case leadingZero
    case trailingContent
    case tooDeep(limit: Int)
  }

  /// What could have stood at the place of the error.
  package enum Expectation: Equatable, Sendable {
    case value, name, colon, commaOrBrace, commaOrBracket, quote, digit, fourHexDigits
  }

  init(_ reason: Reason, at offset: Int, in text: UnsafeBufferPointer<UInt8>) {
    self.reason = reason
    self.offset = offset
    line = 1
    column = 1
    for byte in text.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xc0 != 0x80 {
        column += 1
      }
    }
  }
}

extension JSONError: CustomStringConvertible {
  package var description: String { english }

  package var english: String {
    let place = line == 1 ? "column \(column)" : "line \(line), column \(column)"
    return "\(place): \(reason.english)"
  }

  package var chinese: String {
    let place = line == 1 ? "第 \(column) 列" : "第 \(line) 行第 \(column) 列"
    return "\(place)：\(reason.chinese)"
  }
}

extension JSONError.Reason {
  package var english: String {
    switch self {
    case .unexpectedEnd(let expected): "the text ends; expected \(expected.english)"
    case .unexpected(let found, let expected):
      "found “\(sanitised(String(found)))”; expected \(expected.english)"
    case .duplicateName(let name): "the name “\(sanitised(name))” occurs twice in one object"
    case .loneSurrogate: "an escaped surrogate has no partner; write both halves or neither"
    case .invalidUTF8: "the bytes are not UTF-8"
    case .controlCharacter(let byte):
      "control character \(escape(Unicode.Scalar(byte))) in a string; escape it"
    case .invalidEscape: "unknown escape; only \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX exist"
    case .leadingZero: "a number may not begin with a superfluous zero"
    case .trailingContent: "something follows the end of the value"
    case .tooDeep(let limit): "nested deeper than \(limit) levels"
    }
  }

  package var chinese: String {
    switch self {
    case .unexpectedEnd(let expected): "文本提前结束，此处应为\(expected.chinese)"
    case .unexpected(let found, let expected):
      "遇到“\(sanitised(String(found)))”，此处应为\(expected.chinese)"
    case .duplicateName(let name): "同一对象中名称“\(sanitised(name))”重复"
    case .loneSurrogate: "转义的代理项不成对"
    case .invalidUTF8: "字节不是有效的 UTF-8"
    case .controlCharacter(let byte): "字符串中有控制字符 \(escape(Unicode.Scalar(byte)))，须转义"
    case .invalidEscape: "未知的转义；只允许 \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"
    case .leadingZero: "数字不能以多余的零开头"
    case .trailingContent: "值结束之后还有内容"
    case .tooDeep(let limit): "嵌套超过 \(limit) 层"
    }
  }
}

extension JSONError.Expectation {
  package var english: String {
    switch self {
    case .value: "a value"
    case .name: "a name in double quotes"
    case .colon: "“:” after the name"
    case .commaOrBrace: "“,” or “}”"
    case .commaOrBracket: "“,” or “]”"
    case .quote: "a closing double quote"
    case .digit: "a digit"
    case .fourHexDigits: "four hexadecimal digits"
    }
  }

  package var chinese: String {
    switch self {
    case .value: "一个值"
    case .name: "双引号括起的名称"
    case .colon: "名称后的“:”"
    case .commaOrBrace: "“,”或“}”"
    case .commaOrBracket: "“,”或“]”"
    case .quote: "右双引号"
    case .digit: "数字"
    case .fourHexDigits: "四位十六进制数字"
    }
  }
}
