import Checkpoints
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office

/// Reads a whole export line by line and checks that each line says what its record holds.
struct ExportReader {
  /// The longest line that is read, in bytes.
  static let lineLimit = 16 << 20

  let header: ExportHeader
  private var lines: LineReader
  private(set) var position: UInt64

  /// Reads the first line.
  ///
  /// - Parameters:
  ///   - chunks: The file.
  ///   - mark: What an increment must continue; nil when the export must be whole.
  /// - Throws: ``Malformed``.
  init(_ chunks: FileChunks, continuing mark: LogMark? = nil) throws {
    lines = LineReader(chunks, limit: Self.lineLimit)
    guard let line = try lines.next(), let json = try? JSONValue(parsing: line),
      let header = ExportHeader(json)
    else {
      throw Malformed(
        text: Localized(
          zh: "第 1 行不是 carelog 导出的首行；登记册要用 --map 说明各列",
          en: "line 1 is not the first line of an export; a register needs --map"), exitCode: 65)
    }
    if let mark {
      guard header.continues(mark) else {
        throw Malformed(
          text: Localized(
            zh: "第 1 行：增量并不延续所给的备份（根哈希或一致性证明不符）",
            en: "line 1: the increment does not continue the backup: root or proof are others"),
          exitCode: 65)
      }
    } else if !header.isWhole {
      throw Malformed(
        text: Localized(
          zh: "这是部分导出，不能恢复成库", en: "this export is a part of a log, of which no store can be made"),
        exitCode: 65)
    }
    self.header = header
    position = mark?.size ?? 0
  }

  /// The next record's bytes, or nil after the last of the log.
  mutating func nextRecord() throws -> [UInt8]? {
    guard position < header.mark.size else { return nil }
    guard let line = try lines.next() else {
      throw fault(
        Localized(
          zh: "只有 \(position) 条记录，应为 \(header.mark.size) 条",
          en: "there are \(position) records where line 1 says \(header.mark.size)"))
    }
    let json = try parsed(line)
    guard json["position"]?.integerValue == Int64(position) else {
      throw fault(
        Localized(zh: "应为位置 \(position) 的记录", en: "expected the record at position \(position)"))
    }
    guard let text = json["record"]?.stringValue, let record = try? Base64.decode(text.utf8) else {
      throw fault(Localized(zh: "record 不是 base64", en: "record is no base64"))
    }
    let logged: LoggedEvent
    do {
      logged = try LoggedEvent(
        record.span.bytes, at: Position(rawValue: position), in: header.mark.zone)
    } catch let error as StoreFault {
      throw error
    } catch {
      throw fault(RestoreError.noRecord(Localized(explaining: error)).text)
    }
    guard json == ExportLine.record(logged, record, header.mark.zone) else {
      throw fault(
        Localized(
          zh: "这一行的字段与其 record 不符", en: "the line's fields are not those of its record"))
    }
    position += 1
    return record
  }

  /// The next signed checkpoint, or nil at the end of the file.
  mutating func nextCheckpoint() throws -> (note: [UInt8], checkpoint: Checkpoint)? {
    guard let line = try lines.next() else { return nil }
    let json = try parsed(line)
    guard let size = json["checkpoint"]?.integerValue.flatMap(UInt64.init(exactly:)),
      let text = json["note"]?.stringValue, let note = try? SignedNote(parsing: Array(text.utf8)),
      let checkpoint = try? Checkpoint(noteText: note.text), checkpoint.size == size,
      checkpoint.origin == header.mark.origin,
      json == ExportLine.checkpoint(Array(text.utf8), size: size)
    else {
      throw fault(Localized(zh: "应为已签名的检查点", en: "expected a signed checkpoint of the log"))
    }
    return (Array(text.utf8), checkpoint)
  }

  /// A fault of the line that was read last.
  func fault(_ why: Localized) -> Malformed {
    Malformed(
      text: Localized(
        zh: "第 \(lines.number) 行：\(why.zh)", en: "line \(lines.number): \(why.en)"), exitCode: 65)
  }

  private func parsed(_ line: ArraySlice<UInt8>) throws -> JSONValue {
    do throws(JSONError) { return try JSONValue(parsing: line) } catch {
      throw fault(Localized(zh: error.chinese, en: error.english))
    }
  }
}
