internal import Glibc

/// Who may use files of the keys: whoever may use the store's folder, whatever the umask of the user
/// who happens to make them.
enum FileModes {
  /// Whether there is something of this name, as far as the rights of the moment reach.
  static func isPresent(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Makes `path`, and the files that it holds, as open as `folder`.
  static func openLike(_ folder: String, _ path: String, _ files: [String] = []) throws {
    var status = stat()
    guard stat(folder, &status) == 0 else {
      throw fault("无法读取 \(folder)", "\(folder) cannot be read")
    }
    let mode = status.st_mode & 0o777
    for file in files { try set(mode & 0o666, path + file) }
    try set(files.isEmpty ? mode & 0o666 : mode, path)
  }

  private static func set(_ mode: mode_t, _ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw fault("无法读取 \(path)", "\(path) cannot be read")
    }
    // Somebody else's file was made by them in the same way.
    guard status.st_uid == geteuid(), status.st_mode & 0o777 != mode else { return }
    guard chmod(path, status.st_mode & 0o7000 | mode) == 0 else {
      throw fault("无法设置 \(path) 的权限", "The mode of \(path) cannot be set")
    }
  }
}
