import CustomerService
import EventLog
import EventSourcing
@preconcurrency import Glibc
import Interchange
import Office

/// Writes a line to stderr.
func diagnose(_ text: String) { hint(sanitised(text, keepingLineBreaks: true) + "\n") }

/// Tells of a fault on stderr.
func diagnose(_ fault: StoreFault, _ language: Language) {
  diagnose("\(fault.message[language])\n\(fault.remedy[language])")
}

/// Writes to stderr; where that fails, there is nobody left to tell.
func hint(_ text: String) { try? writeAll(Array(text.utf8), to: STDERR_FILENO) }

/// Writes all bytes to a descriptor.
///
/// - Throws: ``StoreFault`` when it takes no more, so that nobody takes a part for the whole.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { throw unwritable(errno) }
    rest = rest.dropFirst(count)
  }
}

/// Prints what must arrive byte for byte, such as a note or CSV; on a terminal, what it shows of it.
///
/// A file and a pipe get the bytes. A terminal would obey control characters in them, which whoever
/// named a log or wrote a cell may have chosen.
func printVerbatim(_ bytes: [UInt8], isTerminal: Bool = isatty(STDOUT_FILENO) == 1) {
  print(shownVerbatim(bytes, isTerminal: isTerminal), terminator: "")
}

func shownVerbatim(_ bytes: [UInt8], isTerminal: Bool) -> String {
  let text = String(decoding: bytes, as: UTF8.self)
  return isTerminal
    ? sanitised(text.replacing("\r\n", with: "\n"), keepingLineBreaks: true) : text
}

/// Writes a file, in place of one that is there.
///
/// - Throws: ``Malformed`` when it cannot be opened, ``StoreFault`` when it cannot be written.
func writeFile(_ bytes: [UInt8], to path: String) throws {
  let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
  guard descriptor >= 0 else {
    let why = Localized(errno: errno)
    throw Malformed(
      text: Localized(zh: "无法写入 \(path)：\(why.zh)", en: "\(path) cannot be written: \(why.en)"),
      exitCode: 64)
  }
  defer { close(descriptor) }
  try writeAll(bytes, to: descriptor)
}

/// Sends on what `print` keeps back.
///
/// - Throws: ``StoreFault`` when some of what was printed did not arrive.
func finishOutput() throws(StoreFault) {
  let isSent = fflush(stdout) == 0
  let number = errno
  guard isSent, ferror(stdout) == 0 else { throw unwritable(number) }
}

/// Sends on what `print` keeps back, and ends the program with 74 when some of it did not arrive.
func endOutput(_ language: Language) {
  do {
    try finishOutput()
  } catch {
    diagnose(error, language)
    exit(74)
  }
}

private func unwritable(_ number: Int32) -> StoreFault {
  let why = Localized(errno: number)
  return StoreFault(
    Localized(
      zh: "输出未能完整写出：\(why.zh)", en: "The output cannot be written whole: \(why.en)"),
    remedy: Localized(
      zh: "请腾出空间或写到别处，再运行一次；库没有受损，已入库的命令以同样的编号重发会答复为重复",
      en: "Make room or write elsewhere, and run the command again; the store is not harmed, and "
        + "commands that it took are answered as duplicates if they are sent with the same ids"))
}

/// The columns of the terminal that shows the output; nil without one.
func terminalColumns() -> Int? {
  var size = winsize()
  guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else {
    return nil
  }
  return Int(size.ws_col)
}
