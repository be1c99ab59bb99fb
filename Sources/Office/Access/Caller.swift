package import CustomerService

/// Who runs the program, as the operating system says; nothing of it is the caller's choice.
package struct Caller: Hashable, Sendable {
  package var user: UserID
  /// Whether the files of the store are theirs, or they are root.
  package var ownsStore: Bool

  package init(user: UserID, ownsStore: Bool = false) {
    self.user = user
    self.ownsStore = ownsStore
  }
}
