import EventSourcing

/// Hours, minutes and seconds with the days before them.
enum DurationWording {
  static func text(milliseconds: Int64, _ language: Language) -> String {
    text(seconds: milliseconds / 1000, language)
  }

  static func text(seconds: Int64, _ language: Language) -> String {
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let clock =
      "\(twoDigits(rest / 3600)):\(twoDigits(rest / 60 % 60)):\(twoDigits(rest % 60))"
    return days == 0 ? clock : "\(days)\(Localized(zh: "天", en: "d")[language]) \(clock)"
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
