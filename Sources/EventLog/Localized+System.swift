package import EventSourcing
internal import Glibc

extension Localized {
  /// What the operating system says of the call that failed last.
  ///
  /// - Parameter number: The value of `errno`; the corresponding C function is `strerror`.
  package init(errno number: Int32) {
    let english = String(cString: strerror(number))
    self.init(
      zh: Self.chinese(errno: number) ?? "系统错误 \(number)（\(english)）", en: english)
  }

  private static func chinese(errno number: Int32) -> String? {
    switch number {
    case EPERM: "不允许此操作"
    case ENOENT: "没有这个文件或文件夹"
    case EIO: "读写磁盘出错"
    case EBADF: "文件没有打开"
    case EACCES: "没有权限"
    case EBUSY: "正被占用"
    case EEXIST: "已经存在"
    case EXDEV: "不在同一个文件系统上"
    case ENOTDIR: "不是文件夹"
    case EISDIR: "是文件夹而不是文件"
    case EINVAL: "参数无效"
    case ENFILE, EMFILE: "打开的文件太多"
    case EFBIG: "文件太大"
    case ENOSPC: "磁盘已满"
    case EDQUOT: "磁盘配额已用完"
    case EROFS: "文件系统是只读的"
    case EPIPE: "读取的一方已关闭"
    case ENOMEM: "内存不足"
    case ENAMETOOLONG: "文件名太长"
    case ENOTEMPTY: "文件夹不是空的"
    case ELOOP: "符号链接太多"
    case ENOLCK: "不能加锁"
    default: nil
    }
  }
}
