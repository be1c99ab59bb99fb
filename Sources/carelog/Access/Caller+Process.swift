import CustomerService
import Glibc
import Interchange
import Office

extension Caller {
  /// The real user of this process, and whether the store in `folder` is theirs.
  ///
  /// The real one (`getuid`), since the effective one is the file's where the program is installed
  /// set-user-ID. After `sudo -u wang` or `su wang` it is wang: who may become wang is for sudoers
  /// and passwords to say. No environment variable is asked.
  static func ofProcess(store folder: String) -> Caller {
    let user = getuid()
    var status = stat()
    let isOwner = stat(folder + "/data.mdb", &status) == 0 && status.st_uid == user
    return Caller(
      user: UserID(nfc(name(of: user) ?? "#\(user)")), ownsStore: isOwner || user == 0)
  }

  private static func name(of user: uid_t) -> String? {
    guard let entry = getpwuid(user) else { return nil }
    return String(cString: entry.pointee.pw_name)
  }
}
