import EventSourcing

extension AccessRefusal {
  var message: Localized {
    switch self {
    case .userUnknown(let user?):
      Localized(
        zh: "操作系统用户 \(user.text) 在本库没有任何角色。",
        en: "The operating-system user \(user.text) has no role in this store.")
    case .userUnknown(nil):
      Localized(
        zh: "无法确定是哪位操作系统用户，而本库已启用权限管理。",
        en: "It is not known which operating-system user asks, and the store has access control.")
    case .actorNotGranted(let user, let actor, let own):
      Localized(
        zh: "用户 \(user.text) 在本库以 \(own.text) 之名办理，不能以 \(actor) 之名。",
        en: "User \(user.text) acts as \(own.text) in this store, not as \(actor).")
    case .roleNotGranted(let user, let role, let granted):
      Localized(
        zh: "用户 \(user.text) 没有角色 \(role.chinese)，只有 \(Role.list(granted).zh)。",
        en: """
          User \(user.text) was not granted the role \(role.rawValue), only \
          \(Role.list(granted).en).
          """)
    case .readingNotGranted(let user):
      Localized(
        zh: "用户 \(user.text) 无权查阅本库。", en: "User \(user.text) may not read this store.")
    case .keepingNotGranted(let user):
      Localized(
        zh: "用户 \(user.text) 无权签署日志或重建读模型。",
        en: "User \(user.text) may neither sign the log nor rebuild read models.")
    case .notEnabled:
      Localized(zh: "本库尚未启用权限管理。", en: "The store is not under access control.")
    case .alreadyEnabled:
      Localized(zh: "本库早已启用权限管理。", en: "The store is under access control already.")
    case .ownerRequired:
      Localized(
        zh: "只有库文件的所有者（或 root）可以启用权限管理。",
        en: "Only the owner of the store's files, or root, may put it under access control.")
    case .roleBeyondOwn(let role, let own):
      Localized(
        zh: "角色 \(own.chinese) 不能授予或收回角色 \(role.chinese)。",
        en: "A \(own.rawValue) may neither grant nor revoke the role \(role.rawValue).")
    case .grantToOneself:
      Localized(zh: "不能给自己授予角色。", en: "Nobody may grant themselves a role.")
    case .userHasActor(let user, let actor):
      Localized(
        zh: "用户 \(user.text) 已以 \(actor.text) 之名办理，一人只有一个名字。",
        en: "User \(user.text) acts as \(actor.text) already; a user acts as one actor.")
    case .actorTaken(let actor, let user):
      Localized(
        zh: "\(actor.text) 是用户 \(user.text)，不能同时是另一人。",
        en: "The actor \(actor.text) is user \(user.text) and cannot be another as well.")
    case .roleHeld(let user, let role):
      Localized(
        zh: "用户 \(user.text) 已有角色 \(role.chinese)。",
        en: "User \(user.text) has the role \(role.rawValue) already.")
    case .roleNotHeld(let user, let role):
      Localized(
        zh: "用户 \(user.text) 没有角色 \(role.chinese)，无可收回。",
        en: "User \(user.text) does not have the role \(role.rawValue).")
    case .lastManager(let user):
      Localized(
        zh: "用户 \(user.text) 是最后一位总经理，其角色不能收回。",
        en: "User \(user.text) is the last general manager; the role cannot be revoked.")
    }
  }

  var hint: Localized {
    switch self {
    case .userUnknown:
      Localized(
        zh: "请总监或总经理用 access grant 为其授予角色；access list 列出已有的。",
        en: "Ask a director or the gm for a role (access grant); access list shows who has one.")
    case .actorNotGranted:
      Localized(
        zh: "请省去 --actor；替别人登记时，把当事人写在内容里。",
        en: "Leave out --actor; whom a fact concerns belongs in its data.")
    case .roleNotGranted:
      Localized(
        zh: "请用 --role 选择已有的角色，或请总监、总经理授予（access grant）。",
        en: "Choose one you have with --role, or ask a director or the gm for it (access grant).")
    case .readingNotGranted:
      Localized(
        zh: "技师只登记不查阅；请总监或总经理授予其他角色。",
        en: "Technicians record and do not read; ask a director or the gm for another role.")
    case .keepingNotGranted:
      Localized(
        zh: "请由总监、分管副总、总经理或审计办理。", en: "Ask a director, deputy, gm or auditor to do it.")
    case .notEnabled:
      Localized(
        zh: "请库文件的所有者先用 access enable 启用。",
        en: "The owner of the store's files enables it with access enable.")
    case .alreadyEnabled:
      Localized(zh: "请用 access grant 授予角色。", en: "Grant roles with access grant.")
    case .ownerRequired:
      Localized(zh: "请由建库的人办理。", en: "Ask whoever made the store to do it.")
    case .roleBeyondOwn:
      Localized(zh: "请由总经理办理。", en: "Ask the general manager to do it.")
    case .grantToOneself:
      Localized(zh: "请由另一位总监或总经理办理。", en: "Ask another director or general manager.")
    case .userHasActor:
      Localized(
        zh: "请省去 --acts-as，或先收回其全部角色。",
        en: "Leave out --acts-as, or revoke all roles of the user first.")
    case .actorTaken:
      Localized(zh: "请换一个 --acts-as。", en: "Choose another --acts-as.")
    case .roleHeld, .roleNotHeld:
      Localized(zh: "用 access list 查看现有角色。", en: "See access list for the roles in force.")
    case .lastManager:
      Localized(
        zh: "请先为继任者授予总经理角色。", en: "Grant the role gm to a successor first.")
    }
  }
}
