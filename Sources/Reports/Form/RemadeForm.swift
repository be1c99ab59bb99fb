package import CustomerService
package import EventSourcing

/// What an issued form is beside the same form made again from the same events.
package enum RemadeForm: String, CaseIterable, Sendable {
  /// Byte for byte the same.
  case same
  /// Another version of the form or of the rules made it; the figures are the same.
  case other_version
  /// Another version of the form or of the rules made it, and figures differ.
  case other_figures
  /// The same version made it: the log holds other facts than it did.
  case other_facts

  package var label: Localized {
    switch self {
    case .same: Localized(zh: "一致", en: "same")
    case .other_version:
      Localized(zh: "制表版本不同，数字一致", en: "other version, same figures")
    case .other_figures:
      Localized(zh: "制表版本不同，数字有别", en: "other version, other figures")
    case .other_facts: Localized(zh: "不一致：事实有变", en: "differs: other facts")
    }
  }

  /// Whether somebody must look into it.
  package var isTrouble: Bool { self == .other_figures || self == .other_facts }
}

extension ReportForm {
  /// What makes a form: its own version and those of the projectors.
  package var maker: String {
    (["form.\(Self.version)"] + rules.map { "\($0.name).\($0.version)" }).joined(separator: " ")
  }

  /// Compares this form, whose JSON has `hash`, with what was issued at its position.
  package func compared(with issued: FormEdition, hash: String) -> RemadeForm {
    guard hash != issued.sha256 else { return .same }
    guard issued.maker != maker else { return .other_facts }
    let changes = IssuedFigure.changes(from: issued.figures, to: figures.map(\.text))
    return changes.isEmpty ? .other_version : .other_figures
  }
}
