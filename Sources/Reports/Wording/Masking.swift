internal import CustomerService

extension ReportCell {
  /// A text in which long numbers, such as those of telephones and identity cards, are masked.
  static func masked(_ text: String?) -> ReportCell {
    guard let text else { return .none }
    var result = ""
    var digits = ""
    for character in text {
      if character.isNumber {
        digits.append(character)
      } else {
        result += masked(digits: digits)
        digits = ""
        result.append(character)
      }
    }
    return .text(result + masked(digits: digits))
  }

  /// Personal words, of which sealed ones are not told whether anybody can still read them: so an
  /// issued form keeps its bytes when a person is erased.
  static func masked(_ text: PersonalText?) -> ReportCell {
    guard let text else { return .none }
    return text.plain.map { masked($0) } ?? .term("sealed", Hidden.sealed.mask)
  }

  /// How many digits in a row may be shown.
  private static let shownDigits = 4

  private static func masked(digits: String) -> String {
    digits.count <= shownDigits ? digits : "***"
  }
}
