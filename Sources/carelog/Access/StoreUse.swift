import CustomerService
import Office

/// What a store is opened for.
///
/// Whoever can open the files can read them, with this program or another. Only when the program
/// lends its group to open them is it for the program to say for whom.
enum StoreUse {
  /// Commands, each of which is decided by itself.
  case commands
  /// Figures, histories and the log, which are not for technicians.
  case reading
  /// Signatures and read models.
  case keeping

  private var roles: Set<Role> {
    switch self {
    case .commands: Set(Role.allCases)
    case .reading: Role.readers
    case .keeping: Role.keepers
    }
  }

  /// Refuses to open the store for a user whose roles do not serve for this.
  ///
  /// - Throws: ``Refused``, or `StoreFault`.
  func check(_ office: Office) throws {
    let access = try office.access()
    guard access.isEnabled else { return }
    guard let user = office.caller?.user, let holder = access.holders[user] else {
      throw Refused(refusal: .access(.userUnknown(office.caller?.user)))
    }
    if holder.roles.isDisjoint(with: roles) {
      throw Refused(
        refusal: .access(self == .keeping ? .keepingNotGranted(user) : .readingNotGranted(user)))
    }
  }
}
