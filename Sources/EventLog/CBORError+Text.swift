package import CBOR
package import EventSourcing

extension CBORError: Explained {
  package var text: Localized {
    Localized(
      zh: "CBOR 第 \(offset) 字节：\(reason.chinese)", en: "CBOR byte \(offset): \(reason)")
  }
}

extension CBORError.Reason {
  /// What ``description`` says in English.
  fileprivate var chinese: String {
    switch self {
    case .unexpectedEnd: "内容在一项中间结束"
    case .lengthExceedsInput(let declared, let remaining):
      "声明的长度是 \(declared)，却只剩 \(remaining) 字节"
    case .notShortestForm: "数字不是最短写法"
    case .indefiniteLength: "不定长度的写法不唯一"
    case .unexpectedBreak: "结束符不在不定长度的项中"
    case .reservedAdditionalInformation(let value): "此处的附加信息 \(value) 是保留的"
    case .reservedSimpleValue(let value): "简单值 \(value) 不能写成两个字节"
    case .nonCanonicalNaN: "非数只能写作 f97e00"
    case .unexpectedKind(let expected, let found):
      "应为\(expected.chinese)，却是\(found.chinese)"
    case .integerOutOfRange: "整数超出范围"
    case .invalidUTF8: "文字不是有效的 UTF-8"
    case .keysNotAscending: "键没有按字节升序排列"
    case .duplicateKey: "键重复"
    case .tooDeep(let limit): "嵌套超过 \(limit) 层"
    case .trailingBytes(let count): "最后一项之后还有 \(count) 字节"
    case .unacceptable(let expectation): "此处的值不可接受（\(expectation)）"
    }
  }
}

extension CBORKind {
  fileprivate var chinese: String {
    switch self {
    case .unsigned: "非负整数"
    case .negative: "负整数"
    case .bytes: "字节串"
    case .text: "文字"
    case .array: "数组"
    case .map: "映射"
    case .tag: "标签"
    case .bool: "真假值"
    case .null: "空值"
    case .undefined: "未定义值"
    case .simple: "简单值"
    case .float: "浮点数"
    }
  }
}
