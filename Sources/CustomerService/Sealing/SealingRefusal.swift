package import EventSourcing

/// Why something about sealed words is not allowed.
package enum SealingRefusal: Hashable, Sendable {
  case notEnabled
  case alreadyEnabled
  case idTellsPerson
  case erased(Refusal.Entity, String)
  case recordedOpenly(Refusal.Entity, String)
  case stillOpen(Refusal.Entity, String)
  case notLeft(TechnicianID, lastDay: CalendarDate?)

  var code: String {
    switch self {
    case .notEnabled: "sealing_not_enabled"
    case .alreadyEnabled: "sealing_already_enabled"
    case .idTellsPerson: "id_tells_person"
    case .erased(let entity, _): "\(entity.rawValue)_erased"
    case .recordedOpenly: "recorded_openly"
    case .stillOpen: "still_open"
    case .notLeft: "technician_not_left"
    }
  }

  var message: Localized {
    switch self {
    case .notEnabled:
      Localized(zh: "本库不密封个人信息。", en: "The store does not seal personal data.")
    case .alreadyEnabled:
      Localized(zh: "本库早已密封个人信息。", en: "The store seals personal data already.")
    case .idTellsPerson:
      Localized(
        zh: "编号像手机号或身份证号，而编号不会密封。",
        en: "The id looks like a mobile or identity number, and ids are not sealed.")
    case .erased(let entity, let id):
      Localized(
        zh: "\(entity.chinese) \(id) 的个人信息已清除。",
        en: "The personal data of \(entity.rawValue) \(id) were erased.")
    case .recordedOpenly(let entity, let id):
      Localized(
        zh: "\(entity.chinese) \(id) 在启用密封之前建档，明文无法清除。",
        en: "The \(entity.rawValue) \(id) was registered before the store sealed, in the clear.")
    case .stillOpen(let entity, let id):
      Localized(
        zh: "\(entity.chinese) \(id) 尚未了结。", en: "The \(entity.rawValue) \(id) is not over yet.")
    case .notLeft(let id, let lastDay?):
      Localized(
        zh: "技师 \(id.text) 在职至 \(lastDay)。",
        en: "Technician \(id.text) belongs to the department until \(lastDay).")
    case .notLeft(let id, nil):
      Localized(
        zh: "技师 \(id.text) 仍在职。", en: "Technician \(id.text) belongs to the department.")
    }
  }

  var hint: Localized {
    switch self {
    case .notEnabled:
      Localized(zh: "用 sealing enable 启用。", en: "Enable it with sealing enable.")
    case .alreadyEnabled:
      Localized(zh: "用 sealing status 查看。", en: "See sealing status.")
    case .idTellsPerson:
      Localized(zh: "请换一个与本人无关的编号。", en: "Choose an id that says nothing of the person.")
    case .erased:
      Localized(
        zh: "如再次服务，请以新编号建档。", en: "To serve them again, register them under a new id.")
    case .recordedOpenly:
      Localized(
        zh: "用 sealing migrate 迁到新库后再清除。",
        en: "Make a sealed store with sealing migrate, and erase there.")
    case .stillOpen:
      Localized(
        zh: "请先结案、解约或取消派工。", en: "Close, terminate or cancel it first.")
    case .notLeft:
      Localized(
        zh: "离职之后再清除；用 technician leave 登记离职。",
        en: "Erase them after their last day; technician leave records it.")
    }
  }
}
