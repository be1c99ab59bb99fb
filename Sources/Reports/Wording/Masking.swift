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

  /// How many digits in a row may be shown.
  private static let shownDigits = 4

  private static func masked(digits: String) -> String {
    digits.count <= shownDigits ? digits : "***"
  }
}
