package import EventSourcing
package import Projections

/// Hours, minutes and seconds with the days before them.
package enum DurationWording {
  package static func text(milliseconds: Int64, _ language: Language) -> String {
    text(seconds: milliseconds / 1000, language)
  }

  package static func text(seconds: Int64, _ language: Language) -> String {
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let clock = text(workingSeconds: rest)
    return days == 0 ? clock : "\(days)\(Localized(zh: "天", en: "d")[language]) \(clock)"
  }

  /// Hours, minutes and seconds alone, as working days are not of one length.
  package static func text(workingSeconds seconds: Int64) -> String {
    "\(twoDigits(seconds / 3600)):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
  }

  /// A duration that `answer` speaks of.
  package static func text(
    seconds: Int64, of answer: KPIAnswer, _ language: Language
  ) -> String {
    answer.basis?.isWorkingTime == true
      ? text(workingSeconds: seconds) : text(seconds: seconds, language)
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
