import EventSourcing

extension FieldReader {
  /// A user of the operating system: a login name, or `#1000` for one without a name.
  mutating func user(_ name: String) throws(MalformedField) -> UserID {
    let text = try label(name)
    let isName = text.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
        && $0.properties.generalCategory != .control
    }
    guard isName else {
      throw MalformedField(
        name, Localized(zh: "应为操作系统的用户名", en: "a login name of the operating system"))
    }
    return UserID(text)
  }
}
